"""Paths in the tree that holds a customer together."""

from collections import defaultdict

from perfil.explain.links import Identifier, Link


def path(links: list[Link], one: Identifier, other: Identifier) -> list[Link]:
    """The links from one identifier to another, in order; there is but one way in a tree.

    The tree is a minimum spanning tree by rank, so this is the way whose weakest link is the
    strongest possible. Empty when both are the same. Raises ValueError when there is no way.
    """
    came_by: dict[Identifier, Link | None] = {one: None}
    ahead = [one]
    beside = links_by_end(links)
    while ahead and other not in came_by:
        here = ahead.pop()
        for link in beside[here]:
            if link.other not in came_by:
                came_by[link.other] = link
                ahead.append(link.other)
    if other not in came_by:
        raise ValueError(f"no way from {one} to {other}")
    way = []
    while link := came_by[other]:
        way.append(link)
        other = link.one
    return way[::-1]


def links_by_end(links: list[Link]) -> dict[Identifier, list[Link]]:
    """For each identifier the links that begin there, the strongest first."""
    found: dict[Identifier, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: link.rank):
        found[link.one].append(link)
        found[link.other].append(link.turned())
    return found


def weakest(links: list[Link]) -> Link | None:
    """The link with the least evidence."""
    return max(links, key=lambda link: link.rank, default=None)
