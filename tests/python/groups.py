"""Which tests share a process when several processes share the work: what is dear is made once.

Each process has engines of its own (a DuckDB file, a Postgres server, a Spark warehouse), so groups
never meet. xdist's own marks for groups are not used: with pytest 9.2 they are silently ignored.
"""

import pytest
from xdist.scheduler import LoadScopeScheduling

# what is made once for several modules, and who uses it
SHARED = {
    "demo": {
        *("explain", "check", "real_schemas", "engines_agree", "past_months"),
        *("memory", "assignments", "deliveries", "lifts", "analyses"),
        *("segment_new", "segment_preview", "segment_refusals", "demo_fit"),
    },
    "grow": {"incremental", "bridges"},
    "world": {f"world_{part}" for part in "bytes mail people process shop truth web".split()},
}
# what starts last should be short, or one process waits for the other
LONGEST_FIRST = (
    *("demo", "stories-spark", "grow", "readme", "diff", "switches", "flat_orders", "stories"),
    *("hostile_files", "json_and_ga4", "world_builds", "predictions", "backtest"),
)


class InGroups(LoadScopeScheduling):
    """A group goes to one process as a whole, the longest groups first."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)


def group_of(nodeid: str) -> str:
    """What the test shares; or its module, with Spark, which takes minutes, by itself."""
    path, _, name = nodeid.partition("::")
    module = path.rsplit("/", 1)[-1].removeprefix("test_").removesuffix(".py")
    for group, modules in SHARED.items():
        if module in modules:
            return group
    return f"{module}-spark" if "spark" in name else module


def check_groups(items: list[pytest.Item]) -> None:
    """What is shared is made twice when a test that uses it is in another group."""
    for item in items:
        for name in SHARED:
            if name in item.fixturenames and group_of(item.nodeid) != name:
                raise pytest.UsageError(
                    f"{item.nodeid} uses '{name}': name its module under SHARED in "
                    "tests/python/groups.py, so that it runs where that is made."
                )


def longest_first(items: list[pytest.Item]) -> None:
    """Order tests by their groups; within a group, and after the longest, they stay as they are."""
    places = {name: place for place, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: places.get(group_of(item.nodeid), len(places)))
