"""RFM's grid, and what its vars may be."""

import csv
import json

import pytest
from support import ROOT, dbt_build

GRID = {  # recency scores, frequency scores
    "champions": ([5], [4, 5]),
    "loyal": ([3, 4], [4, 5]),
    "potential_loyalist": ([4, 5], [2, 3]),
    "new_customer": ([5], [1]),
    "promising": ([4], [1]),
    "need_attention": ([3], [3]),
    "about_to_sleep": ([3], [1, 2]),
    "at_risk": ([1, 2], [3, 4]),
    "cant_lose": ([1, 2], [5]),
    "hibernating": ([1, 2], [1, 2]),
}


def test_every_cell_of_the_grid_has_its_segment():
    with (ROOT / "seeds" / "reference" / "rfm_segments.csv").open() as file:
        cells = [
            (int(row["recency_score"]), int(row["frequency_score"]), row["rfm_segment"])
            for row in csv.DictReader(file)
        ]
    expected = [
        (recency, frequency, segment)
        for segment, (recencies, frequencies) in GRID.items()
        for recency in recencies
        for frequency in frequencies
    ]
    assert len(expected) == 25
    assert sorted(cells) == sorted(expected)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"rfm_cut_points": {"recency": [30, 90, 90, 365]}}, "Give four numbers, each larger"),
        ({"rfm_cut_points": {"money": [1, 2, 3, 4]}}, "names 'money'. It knows recency"),
        ({"rfm_population": "everybody"}, "It is buyers or window_buyers."),
    ],
)
def test_a_var_that_says_nothing_is_told(duckdb_engine, tmp_path, given, says):
    options = ("--select", "customer_rfm", "--vars", json.dumps(given))
    _, done = dbt_build(duckdb_engine, tmp_path, "rfm", *options, check=False)
    assert done.returncode != 0
    assert says in " ".join(done.stdout.split())
