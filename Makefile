# `make run` opens Barnacle, `make test` tests it; both do all the set-up themselves.
# PYTHON=/path/to/python3 chooses the interpreter, ARGS='…' goes to the program, to pytest or to the benchmarks.

VENV_PYTHON := .venv/bin/python
ARGS ?=

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check format bench torture screenshots lock clean

help:  ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | expand -t 14

run:  ## Open Barnacle
	@sh .ci/setup run
	@$(VENV_PYTHON) main.py $(ARGS)

test:  ## Run the tests
	@sh .ci/setup test
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen $(VENV_PYTHON) -m pytest $(ARGS)

check:  ## Check style and types
	@sh .ci/setup check
	@$(VENV_PYTHON) -m ruff check .
	@$(VENV_PYTHON) -m ruff format --check .
	@$(VENV_PYTHON) -m mypy

format:  ## Format the code and put its imports in order
	@sh .ci/setup check
	@$(VENV_PYTHON) -m ruff check --fix --select I .
	@$(VENV_PYTHON) -m ruff format .

bench:  ## Run the benchmarks and print their ratios
	@sh .ci/setup test
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(VENV_PYTHON) tests/benchmarks $(ARGS)

torture:  ## Kill Barnacle at random moments and damage books, some hundreds of times
	@sh .ci/setup test
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(VENV_PYTHON) tests/torture $(ARGS)

screenshots:  ## Draw the pictures of docs/screenshots anew
	@sh .ci/setup test
	@LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONPATH=. $(VENV_PYTHON) docs/screenshots/take.py $(ARGS)

lock:  ## Resolve the locks again; UPGRADE=1 also takes newer releases
	@sh .ci/lock $(or $(PYTHON),python3)

clean:  ## Remove all that can be made again
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis build
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
