# Every verb sets up what it needs by itself; `make help` lists them.
.DEFAULT_GOAL := help
BIN := .venv/bin
SOURCES := worthit plugins tests benchmarks
ifneq ($(wildcard /etc/ssl/certs/ca-certificates.crt),)
export UV_SYSTEM_CERTS := 1# those that pip and curl trust here
endif
unexport PYTHONDONTWRITEBYTECODE # each process of the tests would make all of them ready anew

.PHONY: help setup run test lint types mypy pyright unit drills quality mutation bench bench-load bench-extraction fuzz openapi reference lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## make .venv with the pinned dependencies (done by every other verb)
	@.ci/setup

run: setup ## serve the first page and the API on http://127.0.0.1:8000
	@exec $(BIN)/worthit run

test: lint types unit ## everything that must be green: lint, types, tests

unit: setup ## the tests alone (ARGS='-k name' narrows them)
	@.ci/setup testing
	@$(BIN)/python -m compileall -q worthit plugins tests
	$(BIN)/pytest -n 3 --dist worksteal -m "not drill" $(ARGS)

drills: setup ## kills, restarts and races of processes; slow, CI runs them after the tests
	@.ci/setup testing
	$(BIN)/pytest -n 4 --dist worksteal -m drill $(ARGS)

lint: setup ## ruff and the rules of who may import whom
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/lint-imports

types: setup ## mypy strict everywhere, pyright strict on the plugin contract
	@$(MAKE) --no-print-directory --jobs=2 --output-sync mypy pyright

mypy pyright: setup
	$(BIN)/$@

quality: setup ## accuracy over a folder of labelled data: make quality DATA=FOLDER
	@$(BIN)/python -m benchmarks.quality "$(DATA)"

mutation: setup ## how many wrong versions of what decides its tests catch, within an hour (NAME=weigh, discount or trust)
	@$(BIN)/python -m benchmarks.mutation $(NAME)

bench: setup ## speed of the hot paths, as ratios
	@$(BIN)/python -m benchmarks.micro
	@$(BIN)/python -m benchmarks.caching
	@$(BIN)/python -m benchmarks.reviews
	@$(BIN)/python -m benchmarks.price
	@$(BIN)/python -m benchmarks.watches
	@$(BIN)/python -m benchmarks.bot

bench-load: setup ## cached verdicts over HTTP, beside a bare handler and FastAPI; best on a machine that is quiet
	@$(BIN)/python -m benchmarks.load

bench-extraction: setup ## beside extruct, price-parser and metascraper on labelled pages: DATA=FOLDER
	@$(BIN)/python -m benchmarks.extraction "$(DATA)"

fuzz: setup ## fuzz what reads other people's input: make fuzz SECONDS=60
	@$(BIN)/python -m tests.fuzz "$(SECONDS)"

openapi: setup ## write openapi.json
	$(BIN)/worthit openapi > openapi.json

reference: setup ## write .env.example, openapi.json and the generated pages of docs/
	$(BIN)/worthit reference .

lock: setup ## renew requirements.lock within the bounds of pyproject.toml
	$(BIN)/uv lock --upgrade
	$(BIN)/uv export --frozen --all-packages --no-emit-workspace --no-header --format requirements.txt > requirements.lock

clean: ## remove .venv and caches, never var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
