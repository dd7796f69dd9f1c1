# Needs Python 3.11 or newer and make; everything else goes into .venv.

PYTHON ?= $(shell for p in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)
VENV := .venv
BIN := $(VENV)/bin
IN ?=
OUT ?=
ARGS ?=

.PHONY: help run test lint venv

help:
	@echo 'make run IN=seeds OUT=out   clean the folder IN into the folder OUT (ARGS=... adds options)'
	@echo 'make test                   all tests'
	@echo 'make lint                   ruff, mypy and the rules of who may import whom'
	@echo 'make venv                   the virtual environment with what development needs'

run: $(VENV)/made
	@test -n '$(IN)' -a -n '$(OUT)' || { echo 'make run needs two folders: make run IN=seeds OUT=out' >&2; exit 2; }
	$(BIN)/clean $(ARGS) '$(IN)' '$(OUT)'

test: $(VENV)/made-dev
	$(BIN)/python -m pytest -n auto

lint: $(VENV)/made-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy --strict -p cleaner
	$(BIN)/lint-imports

venv: $(VENV)/made-dev

# A new environment for each change of pyproject.toml: what was dropped there is gone here too.
$(VENV)/made: pyproject.toml
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed; name it: make PYTHON=/path/to/python3' >&2; exit 2; }
	rm -rf $(VENV)
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/made-dev: $(VENV)/made
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@
