"""Kept rows are made by rules; where the rules are others, they have to be made anew."""

import hashlib
import re

from support import ROOT

LOGIC = ROOT / "macros" / "identity" / "keeping" / "identity_logic.sql"
FOLDERS = ("engines", "feeds", "identity", "materializations")


def test_identity_logic_knows_the_macros():
    """dbt tells a macro no other macro's text, so their hash is written down."""
    folders = [ROOT / "macros" / name for name in FOLDERS]
    files = sorted({file for folder in folders for file in folder.rglob("*.sql")} - {LOGIC})
    texts = "".join(file.read_text(encoding="utf-8") for file in files)
    found = hashlib.md5(texts.encode()).hexdigest()
    written = re.search(r"set macros = '(\w+)'", LOGIC.read_text(encoding="utf-8")).group(1)
    assert written == found, f"Write set macros = '{found}' into {LOGIC.relative_to(ROOT)}."
