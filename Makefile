# All there is to know: `make site` builds the bilingual site, `make test` runs the tests.
# Both set up what they need in .venv, again whenever pyproject.toml or constraints.txt changed.

PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed
TRAIN_HOURS ?= 3
TRAIN_OPTIONS ?=
FLORES ?= ../shared/eval
FLORES_HERE = $(if $(wildcard $(FLORES)/flores-dev.ar),--flores $(FLORES))

.DEFAULT_GOAL := help
.PHONY: help site serve desk check test lint format docs bench-terms bench-quality bench-site bench-speed model clean

help: ## Show this list
	@echo "translator: Arabic articles side by side with their English translation"
	@echo
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16 | sed 's/^/  make /'

site: $(STAMP) ## Translate articles/ and build build/site/
	@$(BIN)/translator build

serve: $(STAMP) ## Show the site in the browser and build it again on every save
	@$(BIN)/translator serve

desk: $(STAMP) ## Edit the glossary and review translations in the browser
	@$(BIN)/translator desk

check: $(STAMP) ## Check the translations, and the links and the HTML of the built site
	@$(BIN)/translator build
	@$(BIN)/translator check --site

test: $(STAMP) ## Run the tests (those that need a browser are skipped without Chromium)
	@echo "Running the tests"
	@$(BIN)/pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

lint: $(STAMP) ## Check style, types and the generated parts of the docs
	@echo "Checking style and types"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/python docs/generate.py --check

format: $(STAMP) ## Bring the code into its standard form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

docs: $(STAMP) ## Write the generated parts of README.md and docs/ again
	@$(BIN)/python docs/generate.py

bench-terms: $(STAMP) ## Measure what the glossary is worth and what it costs (some minutes)
	@$(BIN)/python -m benchmarks.terms
	@$(BIN)/python docs/generate.py

bench-quality: $(STAMP) ## Score the models on FLORES dev and on held-out news (some minutes)
	@$(BIN)/python -m benchmarks.quality
	@$(BIN)/python docs/generate.py

bench-site: $(STAMP) ## Measure how the building of a site scales: 250, 500, 1,000 articles (some minutes)
	@$(BIN)/python -m benchmarks.site
	@$(BIN)/python docs/generate.py

bench-speed: $(STAMP) ## Measure how fast the engine is beside others (six minutes; leave the machine alone)
	@$(BIN)/python -m benchmarks.speed
	@$(BIN)/python docs/generate.py

model: $(STAMP) ## Train the embedded model anew for TRAIN_HOURS (3); the same command goes on where it stopped
	@ONEDNN_PRIMITIVE_CACHE_CAPACITY=8192 $(BIN)/python -m training.train --hours $(TRAIN_HOURS) $(FLORES_HERE) $(TRAIN_OPTIONS)
	@$(BIN)/python -m training.export --checkpoint training/run/best.pt $(FLORES_HERE)

clean: ## Remove build/ and caches (the translation memory stays)
	@echo "Removing build/ and caches"
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +

$(STAMP): pyproject.toml constraints.txt
	@echo "Setting up .venv (once; some minutes and about 2 GB the first time)"
	@$(PYTHON) -c 'import sys; sys.exit("translator needs Python 3.10 or newer; name one with PYTHON=python3.x" if sys.version_info < (3, 10) else 0)'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev,names,exchange]'
	@touch $@
