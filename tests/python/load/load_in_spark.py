"""Run several `perfil` commands in one Spark session: a start for each would take minutes.

Standard input: a JSON list of argument lists. The last line of standard output: a JSON list of
exit codes with what each command wrote.
"""

import json
import sys

from click.testing import CliRunner

from perfil.cli import main

done = [CliRunner().invoke(main, arguments) for arguments in json.load(sys.stdin)]
print(json.dumps([[one.exit_code, one.stdout, one.stderr] for one in done]))
