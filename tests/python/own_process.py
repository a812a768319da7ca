"""A function called in a process of its own: Spark's session, once begun, is its process's to the
end, and as long as it lives nobody else opens that warehouse."""

import pickle
import subprocess
import sys
from collections.abc import Callable


def call_apart(function: Callable, *given: object) -> None:
    """Call a function that a module holds by its name; what it returns is not given back."""
    handed = pickle.dumps(sys.path) + pickle.dumps((function, given))
    command = [sys.executable, __file__]
    done = subprocess.run(command, input=handed, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


if __name__ == "__main__":
    sys.path[:] = pickle.load(sys.stdin.buffer)
    work, arguments = pickle.load(sys.stdin.buffer)
    work(*arguments)
