# Everything a maintainer or a curious visitor needs. Each target sets up what it uses in .venv by itself.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# What pip installs here, build tools included, is pinned. Users of the package get the ranges in pyproject.toml.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Processes that run the tests side by side, and further arguments of pytest: make test WORKERS=0 TESTS="-x tests/unit"
WORKERS ?= auto
TESTS ?=

.PHONY: help demo test lint types regen regen-check bench soak build clean

help:
	@echo "make demo         import real-looking users and events into a sandbox on this machine"
	@echo "make test         run the tests"
	@echo "make lint         check style (ruff)"
	@echo "make types        check types (mypy and pyright)"
	@echo "make regen        write generated/ from the API document in openapi/"
	@echo "make regen-check  check that generated/ is what make regen writes"
	@echo "make bench        measure against httpx, orjson and the NodeJS SDK"
	@echo "make soak         kill imports and queues at random moments, for an hour or so"
	@echo "make build        build sdist and wheel in dist/"
	@echo "make clean        remove .venv, dist/ and all caches"

demo: $(VENV)/installed-sandbox
	@$(BIN)/python examples/demo.py

test: $(VENV)/installed-dev
	$(BIN)/python -m pytest -n $(WORKERS) --cov --cov-report=term:skip-covered $(TESTS)

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy
	$(BIN)/pyright

regen: $(VENV)/installed-dev
	$(BIN)/python scripts/regen.py

regen-check: $(VENV)/installed-dev
	$(BIN)/python scripts/regen.py --check

bench: $(VENV)/installed-dev
	$(BIN)/python -m tests.benchmarks

soak: $(VENV)/installed-dev
	$(BIN)/python -m tests.imports.soak

build: $(VENV)/installed-dev
	rm -rf dist
	$(BIN)/python -m build --outdir dist .

clean:
	rm -rf $(VENV) dist .coverage .mypy_cache .ruff_cache .pytest_cache

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with: make PYTHON=/path/to/python3 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV)

# The dev extra contains the sandbox's, so that either target leaves the other's packages alone.
$(VENV)/installed-sandbox: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable '.[sandbox]'
	@touch $@

$(VENV)/installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/installed-sandbox
