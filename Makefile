# Two commands for users, each alone on a fresh machine with Python >= 3.11 and make:
#   make run    read the demonstration articles into a ledger and print the incidents
#   make test   every check that CI runs

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LEDGER ?= demo.sqlite
SHARED ?= ../shared

.PHONY: run test check types unit gate docs lock clean

run: $(VENV)/.run
	$(BIN)/reportedly demo --ledger $(LEDGER)

test: check types unit gate

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

unit: $(VENV)/.dev
	$(BIN)/pytest

gate: $(VENV)/.dev
	$(BIN)/python -m reportedly.scoring.gate --shared $(SHARED) --floors benchmarks/floors.json

docs: $(VENV)/.dev
	$(BIN)/python -m reportedly.codebook.page docs/codebook.md
	$(BIN)/python -m reportedly.scoring.accuracy --shared $(SHARED) docs/accuracy.md

# Pins with hashes; the files name no index, so pip's own settings decide where packages come from.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -q \
	  pyproject.toml --group dev -o requirements-dev.txt

$(VENV)/bin/python:
	@sh .ci/python.sh "$(PYTHON)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

$(VENV)/.dev: requirements-dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	touch $@

clean:
	rm -rf $(VENV) demo.sqlite* .mypy_cache .ruff_cache .pytest_cache .hypothesis
