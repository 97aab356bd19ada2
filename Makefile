# The two commands of a newcomer are `make demo` and `make test`. Everything installs into .venv.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Tests run on as many processes as there are cores; PYTEST_ARGS adds options for one run.
PYTEST := $(BIN)/python -m pytest -q -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help demo test check goldens docs-rules clean

help:
	@echo "make demo      clean the sample articles and show what was removed, and why"
	@echo "make test      install and run the whole test suite"
	@echo "make check     lint, formatting and strict types"
	@echo "make goldens   rewrite the golden files of the sample articles; read the diff"

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cleantext needs Python 3.11 or newer, and $(PYTHON) is %s: run make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.library: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.library
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.library
	@$(BIN)/python tools/demo.py

test: $(VENV)/.dev
	$(PYTEST) $(PYTEST_ARGS)

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

goldens: $(VENV)/.dev
	$(BIN)/python tools/goldens.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
