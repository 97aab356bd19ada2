# The two commands of a newcomer are `make demo` and `make test`. Everything installs into .venv.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Tests run on as many processes as there are cores; PYTEST_ARGS adds options for one run.
PYTEST := $(BIN)/python -m pytest -q -n auto --dist worksteal

.DEFAULT_GOAL := help
.PHONY: help demo test check packs goldens bench bench-compare clean test-browser test-engines docs fuzz mutate

help:
	@echo "make demo      clean the sample articles and show what was removed, and why"
	@echo "make test      install and run the whole test suite"
	@echo "make test-browser  drive the report and the playground in a headless Chromium"
	@echo "make test-engines  run the adapters and recipes against Spark, datatrove, Ray and others"
	@echo "make docs      build the documentation site, warnings are errors, links are checked"
	@echo "make check     lint, formatting and strict types"
	@echo "make bench     measure speed beside the peers (bench-compare OLD=a.json NEW=b.json)"
	@echo "make fuzz      fuzz every reader for two minutes, and hold the laws on 20,000 random texts"
	@echo "make mutate    change the core line by line; the tests must notice"
	@echo "make packs     compile the rule packs after an edit, and write docs/rules.md"
	@echo "make goldens   rewrite the golden files of the sample articles; read the diff"

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "cleantext needs Python 3.11 or newer, and $(PYTHON) is %s: run make PYTHON=python3.12" % sys.version.split()[0])'
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python pyproject.toml
	$(BIN)/python -m pip install -q --disable-pip-version-check -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[dev]'
	@touch $@

demo: $(VENV)/.installed
	@$(BIN)/python tools/demo.py

test: $(VENV)/.dev
	$(PYTEST) $(PYTEST_ARGS)

# The engines are heavy, 2 GB in all: an environment of their own, and Java from Debian if there is none.
# What cannot be installed is named, and its tests skip themselves. ENGINES="spark polars" is a smaller set.
ENGINES      ?= spark datatrove datasets ray polars duckdb dask daft beam
ENGINES_VENV := $(VENV)-engines
ENGINES_TEST := env CLEANTEXT_ENGINES=1 HF_HUB_OFFLINE=1 $(ENGINES_VENV)/bin/python -m pytest -q -rs -o filterwarnings=default

test-engines: $(VENV)/.python
	@test -x $(ENGINES_VENV)/bin/python || $(PYTHON) -m venv $(ENGINES_VENV)
	@tests/engines/install.sh $(ENGINES_VENV) $(ENGINES)
	@if test -e $(ENGINES_VENV)/.base; then $(ENGINES_TEST) tests/engines $(PYTEST_ARGS); \
	 else echo "make test-engines: there is no pytest, so nothing was tested"; fi

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

packs: $(VENV)/.installed
	$(BIN)/python tools/compile_packs.py
	$(BIN)/python tools/rules_doc.py

goldens: $(VENV)/.dev
	$(BIN)/python tools/goldens.py

$(VENV)/.bench: $(VENV)/.installed benchmarks/requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check -r benchmarks/requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --target $(VENV)/peers/clean-text clean-text
	@touch $@

$(VENV)/.fuzz: $(VENV)/.dev
	$(BIN)/python -m pip install -q --disable-pip-version-check atheris
	@touch $@

# FUZZ_MINUTES is for each target; LAWS_TEXTS is how many texts the laws are tried on.
FUZZ_MINUTES ?= 2
LAWS_TEXTS   ?= 20000

fuzz: $(VENV)/.fuzz
	for target in clean html pack cases cli; do \
	   $(BIN)/python fuzz/run.py $$target --minutes $(FUZZ_MINUTES) || exit 1; done
	$(BIN)/python fuzz/laws.py --texts $(LAWS_TEXTS) --seed $$(date +%s)

mutate: $(VENV)/.dev
	$(BIN)/python fuzz/mutate.py

bench: $(VENV)/.bench
	$(BIN)/python benchmarks/speed.py --json build/speed-$$(git rev-parse --short HEAD).json

bench-compare:
	$(BIN)/python benchmarks/speed.py --compare $(OLD) $(NEW)

# The browser tests need playwright, and a Chromium: installed here where apt-get may, else asked for.
$(VENV)/.browser: $(VENV)/.dev
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[browser]'
	@if ! { command -v chromium || command -v chromium-browser || command -v google-chrome; } >/dev/null; then \
	   if [ "$$(id -u)" = 0 ]; then \
	     apt-get update -q && apt-get install -q -y --no-install-recommends chromium fonts-noto-core; \
	   else \
	     echo "make test-browser: no Chromium: install one, or set CHROMIUM to its path; the tests skip"; \
	   fi; \
	 fi >&2
	@touch $@

test-browser: $(VENV)/.browser
	CLEANTEXT_BROWSER_TESTS=1 $(BIN)/python -m pytest -q -rs tests/browser $(PYTEST_ARGS)

$(VENV)/.docs: $(VENV)/.installed
	$(BIN)/python -m pip install -q --disable-pip-version-check -e '.[docs]'
	@touch $@

docs: $(VENV)/.docs
	$(BIN)/python -m sphinx -q -E -W --keep-going -b dirhtml docs build/docs
	$(BIN)/python tools/check_links.py build/docs
	@echo "make docs: build/docs/index.html"

clean:
	rm -rf $(VENV) $(ENGINES_VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
