# make edition   set up, and build the English edition of this repository's articles
# make site      every language
# make audit     the pages as the Nu HTML checker and Lighthouse see them (needs Java, Node.js and Chromium)
# make test      linters, types, layers, tests, and the checks of the translations
#
# Needs Python 3.11 or newer, git and make. Everything Python goes into .venv; PYTHON=… chooses another Python.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules

NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c '$(NEW_ENOUGH)' >/dev/null 2>&1 && { echo "$$python"; exit; }; done; echo python3)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: edition site test html-checker audit lint format clean system-packages

edition: $(VENV)/.installed
	@$(BIN)/pipeline build --lang en

site: $(VENV)/.installed
	@$(BIN)/pipeline build

test: lint system-packages html-checker
	$(BIN)/python -m pytest -n auto
	$(BIN)/pipeline check --lang en

# The Nu HTML checker, for those who have Java and npm. Without it a test is skipped.
html-checker:
	@if command -v java >/dev/null && command -v npm >/dev/null && [ ! -e .audit/node_modules/vnu-jar ]; then \
		npm install --silent --no-fund --no-audit --ignore-scripts --prefix .audit vnu-jar || true; fi

audit: $(VENV)/.installed-dev
	@$(BIN)/python tests/audit.py

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.installed-dev
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# What the tests use besides Python: gettext's tools, a browser, and fonts for its pages.
system-packages:
	@tests/system-packages

$(BIN)/python:
	@"$(PYTHON)" -c '$(NEW_ENOUGH)' || { \
		echo "Python 3.11 or newer is needed; '$(PYTHON)' is not. Try: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "'$(PYTHON)' cannot make virtual environments. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "setting up $(VENV) (once)" >&2
	@"$(PYTHON)" -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "installing the pipeline into $(VENV)" >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	@echo "installing the development tools into $(VENV)" >&2
	@$(PIP) install --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) output .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
