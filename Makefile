# `make help` lists the targets. `make run` and `make test` need nothing before them.
.DEFAULT_GOAL := help
.PHONY: help install run test check train nlu bench examples tokens screenshots line-menu line-demo facts-due lock clean

PY := .venv/bin/python
export PYTHONWARNINGS := ignore
export TF_CPP_MIN_LOG_LEVEL := 3
export RASA_TELEMETRY_ENABLED := false
export SQLALCHEMY_SILENCE_UBER_WARNING := 1

MODEL := models/assistant.tar.gz
MODEL_INPUTS := config.yml domain.yml $(wildcard data/*/*.yml nlu/*.py nlu/*.yml rulebook/places.yml)

help: ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: .venv/installed ## make .venv with Python 3.10 and the pinned packages

.venv/installed: requirements.txt scripts/install.sh
	@scripts/install.sh

train: $(MODEL) ## train the model if data or configuration changed since

$(MODEL): .venv/installed $(MODEL_INPUTS)
	@echo "train: about a minute"
	@$(PY) -m rasa train --skip-validation --fixed-model-name assistant --out models
	@touch $(MODEL)

run: $(MODEL) ## start assistant and desk on 127.0.0.1 (PORT 5005, DESK_PORT 5006)
	@$(PY) -m runtime

test: check $(MODEL) ## every check and every test
	@scripts/browser.sh
	@scripts/postgres.sh >/dev/null
	@$(PY) -m pytest

check: .venv/installed ## ruff, mypy, yamllint, tsc
	@$(PY) -m ruff check .
	@$(PY) -m mypy rulebook guard
	@.venv/bin/yamllint .
	@if [ -x node_modules/.bin/tsc ]; then node_modules/.bin/tsc; \
	else echo "check: the types of widget/ are not checked; that needs node and npm ci"; fi

bench: .venv/installed ## ours against a stock Rasa assistant, into docs/benchmarks.md (about an hour)
	@$(PY) -m scripts.bench

nlu: $(MODEL) ## how well the held-out questions are understood, as a table
	@$(PY) -m tests.nlu.evaluate

examples: .venv/installed ## write widget/examples.json anew, in today's words
	@$(PY) -m scripts.examples

tokens: .venv/installed ## write widget/vendor/ anew from the design tokens' package (needs npm ci)
	@$(PY) -m scripts.tokens

screenshots: $(MODEL) ## take the pictures in docs/screenshots/ (needs Chromium)
	@scripts/browser.sh
	@$(PY) -m scripts.screenshots

line-menu: .venv/installed ## draw the menu of the LINE account from its SVG (needs Chromium)
	@scripts/browser.sh
	@$(PY) -m scripts.line_menu draw

line-demo: $(MODEL) ## a conversation on LINE, with a stand-in for LINE, as a phone would show it
	@$(PY) -m scripts.line_demo

facts-due: .venv/installed ## the facts that nobody checked for half a year
	@$(PY) -m scripts.facts_due

lock: ## pin requirements.in anew (needs uv)
	uv pip compile --python 3.10 --generate-hashes --no-header --no-emit-index-url --quiet -o requirements.txt requirements.in

clean: ## remove what the targets made, but not .venv
	rm -rf models/*.tar.gz .rasa .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis results
