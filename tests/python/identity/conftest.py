"""What several tests of identity share: worlds that grew on each engine, once."""

import pytest
from grown import SIZES, Grown
from told import Company


@pytest.fixture(scope="session")
def grow(request, tmp_path_factory):
    """`grow("postgres")`: worlds grown on an engine, once."""
    worlds = {}

    def make(name: str) -> Grown:
        if name not in worlds:
            folder = tmp_path_factory.mktemp("grown") / name
            company = Company(folder, request.getfixturevalue(f"{name}_engine"))
            worlds[name] = Grown(company, *SIZES[name])
        return worlds[name]

    return make
