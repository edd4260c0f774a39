# Every target does what it needs first, from a bare python3 and make.
SHELL := /bin/sh
PYTHON ?= python3
PORT ?= 8000
BOOT := .venv/boot
BIN := .venv/bin
ENGINE := $(wildcard src/encadena/engines/rounds/*.py src/encadena/engines/rounds/*/*.py)
export ENCADENA_HOME ?= $(CURDIR)/var
# Where it is set, every process compiles every module again: three times the time to collect the tests.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup run test quick check bench clean messages

help:
	@echo "make run     installs, loads the demonstration network once and serves it on PORT (default 8000)"
	@echo "make test    everything that the continuous check runs (SQLite, PostgreSQL, browser, static checks)"
	@echo "make quick   static checks and the suite on SQLite, without a browser and what is marked thorough"
	@echo "make check   static checks only"
	@echo "make bench   measures speed and prints tables"
	@echo "make setup   creates .venv, with the program as .venv/bin/encadena"

# uv comes from the package index into an environment of its own; the lock file decides everything else.
$(BOOT)/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Encadena needs Python 3.11 or newer; set PYTHON=…"; exit 1; }
	@echo "Installing uv from the package index …"
	@$(PYTHON) -m venv $(BOOT) && $(BOOT)/bin/pip install --quiet --disable-pip-version-check uv

.venv/.ready: $(BOOT)/bin/uv pyproject.toml uv.lock
	@echo "Installing the locked packages into .venv …"
	@test -x $(BIN)/python || UV_PROJECT_ENVIRONMENT=.venv $(BOOT)/bin/uv venv --quiet --allow-existing --python $(PYTHON) .venv
	@$(BOOT)/bin/uv sync --quiet --locked
	@touch .venv/.ready

# A changed engine is compiled here and not under the first repair of a day.
.venv/.warm: .venv/.ready $(ENGINE)
	@$(BIN)/python -m encadena.engines.rounds.warm
	@touch .venv/.warm

setup: .venv/.warm
	@$(BIN)/encadena compile_languages --quiet

run: setup
	@$(BIN)/encadena run --port $(PORT)

check: setup
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh .ci/static

quick: check
	@$(BIN)/pytest -n auto --dist loadgroup -m "not browser and not thorough"

test: check
	@sh .ci/suites

bench: setup
	@sh .ci/bench

messages: setup
	@$(BIN)/encadena collect_messages

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
