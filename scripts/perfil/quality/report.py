"""The report: Data Docs that need no network and call nobody."""

import re
import shutil
from itertools import groupby
from pathlib import Path
from typing import Any

from perfil.errors import PerfilError
from perfil.project import Target
from perfil.quality.outcome import Outcome

STYLE = Path(__file__).parent / "report.css"
FRONT = Path(__file__).parent / "front_page.html"
ELSEWHERE = re.compile(
    r"<link\b[^>]*href=\"https?://[^>]*>"
    r"|<script\b[^>]*src=\"https?://[^>]*>\s*</script>"
    r"|<img\b[^>]*src=\"https?://[^>]*>"
    r"|<footer\b.*?</footer>",
    flags=re.S,
)


def site_config(folder: Path) -> dict[str, Any]:
    """Great Expectations' description of a site in a folder."""
    return {
        "class_name": "SiteBuilder",
        "site_name": "perfil",
        "show_how_to_buttons": False,
        "store_backend": {
            "class_name": "TupleFilesystemStoreBackend",
            "base_directory": str(folder),
        },
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder", "show_cta_footer": False},
    }


def clear(folder: Path) -> None:
    """Remove an earlier report; refuse a folder that holds anything else."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "index.html").is_file():
        raise PerfilError(
            f"{folder} holds something that is no report. Name an empty folder with --docs."
        )
    shutil.rmtree(folder, ignore_errors=True)


def finish(folder: Path, target: Target, outcomes: list[Outcome]) -> Path:
    """Put our front page in the place of the one that is drawn by scripts from elsewhere, take out
    of the others what they would fetch, and style all with what is here.

    Returns the front page.
    """
    front = folder / "index.html"
    front.write_text(_front_page(folder, target, outcomes), encoding="utf-8")
    style = STYLE.read_text(encoding="utf-8")
    for page in folder.rglob("*.html"):
        text = ELSEWHERE.sub("", page.read_text(encoding="utf-8"))
        text = text.replace("</head>", f"<style>\n{style}</style>\n</head>", 1)
        page.write_text(text, encoding="utf-8")
    return front


def _front_page(folder: Path, target: Target, outcomes: list[Outcome]) -> str:
    from jinja2 import Environment

    marts = {mart: list(each) for mart, each in groupby(outcomes, lambda outcome: outcome.mart)}
    pages = {
        mart: next((folder / "validations" / mart).rglob("*.html")).relative_to(folder)
        for mart in marts
    }
    held = sum(outcome.passed for outcome in outcomes)
    template = Environment(autoescape=True).from_string(FRONT.read_text(encoding="utf-8"))
    return template.render(
        marts=marts,
        pages=pages,
        held=held,
        failed=len(outcomes) - held,
        target=target.name,
        engine=target.engine,
    )
