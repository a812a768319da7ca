"""Many small worlds told step by step to a company, each step on top of the last."""

import random

from many import growing_worlds, random_decisions
from told import Company

# worlds and steps; Spark, where a step takes minutes, is told the stories in two parts instead
SIZES = {"duckdb": (400, 4), "postgres": (150, 3)}


class Grown:
    """Worlds told step by step to one company, and what each step left."""

    def __init__(self, company: Company, worlds: int, steps: int) -> None:
        rng = random.Random(20261125)
        self.company = company
        self.decisions = [one for world in range(worlds) for one in random_decisions(rng, world)]
        self.states = growing_worlds(rng, worlds, steps)
        self.customers = []
        for rows in self.states:
            company.build(rows, self.decisions, tests=rows is self.states[-1])
            self.customers.append(company.customers())
        self.ledger = company.table("identity_ledger")
