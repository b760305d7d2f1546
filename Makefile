# make demo and make test do all set-up themselves; they need Python 3.11 or newer, and make.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done || true)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test quick check docs bench clean

demo: $(VENV)/installed  ## lint the drafts in examples/
	@$(BIN)/milia-lint check examples/drafts --fail-on never

test: $(VENV)/tools  ## run all tests
	@$(BIN)/python -m pytest -q -n auto

quick: $(VENV)/tools  ## run the tests that take no time: no processes, few generated examples
	@$(BIN)/python -m pytest -q -n auto -m "not slow"

check: $(VENV)/tools  ## lint, types, generated files
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/milia-lint rules test --phrases
	@$(BIN)/milia-lint rules docs --check
	@$(BIN)/milia-lint check examples/compliant --fail-on warning

docs: $(VENV)/installed  ## write docs/rules from the rules
	@$(BIN)/milia-lint rules docs

bench: $(VENV)/installed  ## speed, as ratios
	@$(BIN)/python benchmarks/speed.py
	@$(BIN)/python benchmarks/site.py

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/installed: pyproject.toml hatch_build.py
	@test -n "$(PYTHON)" || { echo "milia-lint needs Python 3.11 or newer; none was found (make PYTHON=/path/to/python3.12)"; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/tools: $(VENV)/installed
	@echo "Installing what the tests need into $(VENV) (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
