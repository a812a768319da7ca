"""A picture of what holds a customer together: one page, no scripts, no network."""

from collections import defaultdict
from html import escape
from typing import Any

ROW, COLUMN, WIDTH, LONGEST = 46, 370, 300, 36
COLOURS = {0: "#7b3294", 1: "#1b7837", 2: "#2166ac", 3: "#b35806", 4: "#999999"}
PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem; color: #222; background: #fff }}
h1 {{ font-size: 1.3rem; margin: 0 }} p {{ margin: .3rem 0 1rem; max-width: 60rem }}
.scroll {{ overflow-x: auto }} svg text {{ font-size: 13px }} .kind, .rule {{ fill: #666 }}
.rule {{ font-size: 11px }} table {{ border-collapse: collapse; margin-top: 1.5rem }}
td, th {{ text-align: left; padding: .25rem .8rem .25rem 0; border-bottom: 1px solid #ddd }}
.key i {{ display: inline-block; width: 1.6rem; height: .25rem; margin: 0 .3rem .2rem 1rem }}
</style></head><body>
<h1>{title}</h1>
<p>{sentence}</p>
<p class="key">{key}</p>
<div class="scroll">{drawing}</div>
<table><tr><th>from</th><th>to</th><th>rule</th><th>since</th><th>first said by</th></tr>
{rows}</table>
</body></html>
"""


def page(told: dict[str, Any]) -> str:
    """The page of what `perfil explain` tells: a tree from the first identifier to the others."""
    links, weak = told["links"], told["weakest"]
    if "other" in told:
        title = f"From {told['identifier']} to {told['other']}"
    else:
        title = f"Why {told['identifier']} is customer {told['customer_id'][:12]}…"
    sentence = f"{len(told['identifiers'])} identifiers, held together by {len(links)} links."
    if weak:
        sentence += f" The weakest, drawn broken: {weak['from']} and {weak['to']} ({weak['rule']})."
    rules = {link["tier"]: link["rule"] for link in links}
    key = "".join(
        f'<i style="background: {COLOURS.get(tier)}"></i>{escape(rules[tier])}'
        for tier in sorted(rules)
    )
    cells = ("from", "to", "rule", "since", "record")
    rows = "\n".join(
        "<tr>" + "".join(f"<td>{escape(link[cell] or 'by hand')}</td>" for cell in cells) + "</tr>"
        for link in links
    )
    return PAGE.format(
        title=escape(title), sentence=escape(sentence), key=key, rows=rows, drawing=drawing(told)
    )


def placed(told: dict[str, Any]) -> tuple[dict[str, tuple[float, float]], list[tuple]]:
    """Where each identifier stands (column, row), and the links as (parent, child, link).

    The first identifier is the root; a parent stands midway beside its children.
    """
    beside = defaultdict(list)
    for link in told["links"]:
        beside[link["from"]].append((link["to"], link))
        beside[link["to"]].append((link["from"], link))
    root = told["identifiers"][0]
    order, lines, column = [root], [], {root: 0}
    for here in order:  # grows while it is walked
        for there, link in beside[here]:
            if there not in column:
                column[there] = column[here] + 1
                lines.append((here, there, link))
                order.append(there)
    children = defaultdict(list)
    for parent, child, _ in lines:
        children[parent].append(child)
    rows, free = {}, 0
    ahead = [(root, False)]
    while ahead:
        here, is_done = ahead.pop()
        if not children[here]:
            rows[here], free = free, free + 1
        elif is_done:
            below = children[here]
            rows[here] = (rows[below[0]] + rows[below[-1]]) / 2
        else:
            ahead += [(here, True), *((child, False) for child in reversed(children[here]))]
    return {name: (column[name], rows[name]) for name in order}, lines


def drawing(told: dict[str, Any]) -> str:
    """The tree as SVG."""
    places, lines = placed(told)
    wide = (max(column for column, _ in places.values())) * COLUMN + WIDTH + 20
    high = (max(row for _, row in places.values()) + 1) * ROW + 10
    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high:.0f}">']
    parts += [_line(places, parent, child, link, told["weakest"]) for parent, child, link in lines]
    meant = {told["identifier"], told.get("other")}
    parts += [_box(name, place, name in meant) for name, place in places.items()]
    return "".join(parts) + "</svg>"


def _line(places: dict, parent: str, child: str, link: dict, weak: dict) -> str:
    (left, above), (right, below) = places[parent], places[child]
    x1, y1 = left * COLUMN + WIDTH + 5, above * ROW + ROW / 2
    x2, y2 = right * COLUMN + 5, below * ROW + ROW / 2
    middle = (x1 + x2) / 2
    colour, broken = COLOURS.get(link["tier"], "#999"), ' stroke-dasharray="5 4"'
    hint = f"{link['rule']}, since {link['since']}, {link['record'] or 'by hand'}"
    return (
        f'<path d="M{x1} {y1:.1f} C{middle} {y1:.1f} {middle} {y2:.1f} {x2} {y2:.1f}" fill="none" '
        f'stroke="{colour}" stroke-width="2"{broken if link == weak else ""}>'
        f"<title>{escape(hint)}</title></path>"
    )


def _box(name: str, place: tuple[float, float], is_meant: bool) -> str:
    kind, _, value = name.partition(":")
    x, y = place[0] * COLUMN + 5, place[1] * ROW + 4
    short = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
    return (
        f'<g><title>{escape(name)}</title><rect x="{x}" y="{y:.1f}" width="{WIDTH}" '
        f'height="{ROW - 8}" rx="6" fill="{"#fff4d6" if is_meant else "#f6f6f6"}" stroke="#bbb"/>'
        f'<text x="{x + 10}" y="{y + 16:.1f}" class="kind">{escape(kind)}</text>'
        f'<text x="{x + 10}" y="{y + 32:.1f}">{escape(short)}</text></g>'
    )
