"""Many small worlds of people who share things, for what no story thought of."""

import random
from datetime import datetime, timedelta

Row = dict[str, str]
BEGIN = datetime(2026, 1, 1)


def values(world: int) -> dict[str, list[str]]:
    """So few of each that the rows of one world meet; no two worlds share any."""
    return {
        "user_id": [f"{world}-{n}" for n in range(3)],
        "loyalty_id": [f"card-{world}"],
        "email": [f"p{n}@{world}.example" for n in range(3)],
        "phone": [f"+4420{world:06}{n}" for n in range(2)],
        "device_id": [f"app-{world}"],
        "anonymous_id": [f"ck-{world}-{n}" for n in range(3)],
    }


def random_row(rng: random.Random, world: int, place: int) -> Row:
    """Two of these at a time, three, or one; at any time, under one of three names or none."""
    given = values(world)
    kinds = rng.sample(list(given), rng.choice([1, 2, 2, 2, 3]))
    # few enough moments that some rows share one
    created, updated = sorted(BEGIN + timedelta(hours=rng.randrange(200)) for _ in "12")
    return {
        "record_id": f"{world}-{place}",
        "updated_at": str(updated),
        "created_at": str(created),
        "first_name": rng.choice(["Ann", "Bob", "Cy", "", "", ""]),
    } | {kind: rng.choice(given[kind]) for kind in kinds}


def random_decisions(rng: random.Random, world: int) -> list[tuple[str, ...]]:
    """In one world of three somebody knows better, of two identifiers of whatever kind."""
    given = [(kind, value) for kind, some in values(world).items() for value in some]
    one, other = rng.sample(given, 2)
    action = rng.choice(["force_link", "do_not_merge", "exclude_edge", "", "", "", "", "", ""])
    return [(action, *one, *other)] if action else []


def changed(rng: random.Random, rows: list[Row]) -> list[Row]:
    """The rows as their sources have them later: some are gone, some say something else."""
    later = []
    for row in rows:
        fate = rng.random()
        if fate < 0.1:
            continue
        world, place = map(int, row["record_id"].split("-"))
        later.append(random_row(rng, world, place) if fate < 0.2 else row)
    return later


def growing_worlds(rng: random.Random, worlds: int, steps: int) -> list[list[Row]]:
    """All rows that there are at each step: more each time, and not all of the old as they were."""
    states: list[list[Row]] = [[]]
    for step in range(steps):
        # one world of two has anything new
        new = [
            random_row(rng, world, 100 * step + place)
            for world in range(worlds)
            if rng.random() < 0.5
            for place in range(rng.randrange(5))
        ]
        states.append(changed(rng, states[-1]) + new)
        rng.shuffle(states[-1])
    return states[1:]
