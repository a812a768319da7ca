# Every target has a ## help. CI calls make and nothing else.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
WORKERS ?= auto
export DBT_SEND_ANONYMOUS_USAGE_STATS := false

.PHONY: help
help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  %-14s %s\n", $$1, $$2}'

.PHONY: demo
demo: install profiles.yml ## install, build the demo on DuckDB, export a segment, say what is where
	@$(BIN)/python scripts/demo.py

.PHONY: test
test: install lint test-python ## everything: lint, Python tests, dbt build on DuckDB, Postgres and Spark

.PHONY: install
install: .venv/.installed ## a virtual environment with what requirements.lock says

.venv/.installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "perfil needs Python 3.11 or newer; name one with: make PYTHON=python3.11 …"; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Python cannot make a virtual environment. On Debian: apt install python3-venv"; exit 1; }
	@echo "Installing what requirements.lock says, about two minutes …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

profiles.yml:
	@cp profiles.yml.example profiles.yml

.PHONY: lint
lint: install profiles.yml ## ruff, sqlfluff, dbt parse without a warning, the v2 parser, the rules of the house
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/sqlfluff lint --nocolor --processes 0 models tests analyses
	$(BIN)/dbt --quiet --warn-error parse --no-partial-parse --show-all-deprecations
	$(BIN)/python scripts/check_manifest.py
	$(BIN)/dbt-core-experimental-parser parse

.PHONY: test-python
test-python: install ## the Python tests, which build the project on each engine
	$(BIN)/pytest -n $(WORKERS)

.PHONY: bench-identity
bench-identity: install ## time identity against SciPy and Splink; a part in BENCH='clustering --also postgres'
	$(BIN)/python scripts/bench/identity/run.py $(BENCH)

.PHONY: bench-value
bench-value: install ## time lifetime value against lifetimes, then whole builds (an hour); BENCH='--repeat 3': the first alone
	$(BIN)/python scripts/bench/value/run.py $(BENCH)
	$(if $(BENCH),,@$(MAKE) --no-print-directory bench-build \
		BENCH='--customers 10000 --customers 100000 --customers 1000000 --models 400')

.PHONY: bench-segments
bench-segments: install ## time the memory of segments; fewer customers in BENCH='--customers 100000'
	$(BIN)/python scripts/bench/segments/run.py $(BENCH)

.PHONY: bench-build
bench-build: install ## time the whole build of made-up worlds against its SQL alone; BENCH='--customers 1000000'
	$(BIN)/python scripts/bench/build/run.py $(BENCH)

.PHONY: docs
docs: install profiles.yml ## dbt's documentation site, in target/
	$(BIN)/dbt --quiet docs generate --static
	@echo "Open target/static_index.html"

.PHONY: demo-seeds
demo-seeds: install ## write the demo's seeds anew
	$(BIN)/python scripts/make_demo_seeds.py

.PHONY: lock
lock: ## resolve pyproject.toml into requirements.lock (needs uv)
	uv pip compile --quiet pyproject.toml --extra dev --universal --python-version 3.11 \
	  --overrides scripts/lock-overrides.txt --generate-hashes --no-header --output-file requirements.lock

.PHONY: clean
clean: ## remove what a build writes, but not the environment or a warehouse
	rm -rf target logs exports .pytest_cache .ruff_cache .hypothesis
