# The commands of this repository. Each installs what it needs, inside the checkout, from the lock files.
PYTHON ?= python3
BIN := .venv/bin
STATIC := server/sameplace/static
OSCAR := build/shops/django-oscar
EVERSHOP := build/shops/evershop

.DEFAULT_GOAL := help
.PHONY: help demo test shops test-shops check bench figures build extension lock format clean browser

help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

demo: .venv/runtime ## Run the service and a demo shop (needs Python only; HOST=0.0.0.0 serves your network)
	@PYTHONPATH=server $(BIN)/python -m sameplace demo $(ARGS)

test: .venv/dev extension/node_modules/installed browser $(OSCAR)/data ## Run every test: Python, JavaScript, real browsers
	cd extension && npm test --silent
	$(BIN)/pytest -n 3 --dist loadfile $(ARGS)

test-shops: .venv/dev browser shops ## Prove carts in real shops: django-oscar and EverShop (takes minutes)
	$(BIN)/pytest e2e/shops -m '' $(ARGS)

shops: .venv/dev $(OSCAR)/data $(EVERSHOP)/data.tar ## Install the real shops that the tests shop in

check: .venv/dev extension/node_modules/installed ## Check format, lint, types, and that generated files are fresh
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	cd extension && npm run --silent check
	@rm -rf build/fresh && mkdir -p build/fresh
	@$(BIN)/sameplace openapi > build/fresh/openapi.json
	@cd extension && npm run --silent types > ../build/fresh/wire.d.ts
	@cd extension && npm run --silent build ../build/fresh/ > /dev/null
	@diff -q extension/core/wire.d.ts build/fresh/wire.d.ts && rm build/fresh/wire.d.ts
	@diff -r --brief --exclude='*.html' --exclude='*.css' $(STATIC) build/fresh \
		&& diff -q server/sameplace/testing/place.js extension/dist/kit/place.js \
		|| { echo 'Generated files are stale: run make build and commit.' >&2; exit 1; }
	@echo 'Generated files are fresh.'

bench: .venv/dev extension/node_modules/installed ## Measure the budgets, as ratios in one run (PLACE_BENCH=DIR: real pages too)
	@mkdir -p build/bench && cd extension && npm run --silent build ../build/bench/ > /dev/null
	$(BIN)/python -m bench $(if $(PLACE_BENCH),--place-bench '$(PLACE_BENCH)' -- $(PLACE_BENCH_ARGS))

figures: .venv/bench # Publish what make bench PLACE_BENCH=DIR measured: bench/place.json, README's table, the plot
	$(BIN)/python -m bench.figures build/place-bench.json

build: .venv/dev extension/node_modules/installed ## Generate openapi.json, the JavaScript types and the widget
	$(BIN)/sameplace openapi > $(STATIC)/openapi.json
	cd extension && npm run --silent types > core/wire.d.ts && npm run --silent build

extension: extension/node_modules/installed ## Build the browser extension: extension/dist/chromium and extension/dist/firefox (SERVICE=URL: proposed at set-up)
	cd extension && npm run --silent build:webext -- $(if $(SERVICE),--service='$(SERVICE)')

format: .venv/dev extension/node_modules/installed ## Format everything
	$(BIN)/ruff format . && $(BIN)/ruff check --fix .
	cd extension && npm run --silent format

lock: .venv/dev ## Renew the Python lock files (hashes, no index addresses)
	for set in runtime dev bench shops; do \
		case $$set in \
			runtime) from='pyproject.toml' ;; \
			dev) from='--group dev pyproject.toml' ;; \
			bench) from='--group bench --constraint requirements/dev.txt' ;; \
			shops) from='--group shops' ;; \
		esac; \
		$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
			--no-header $$from -o requirements/$$set.txt; \
	done

browser: .venv/dev # A browser for the tests: found, installed where we may, or said what to install
	@$(BIN)/python -m e2e.browser

clean: ## Remove everything that was installed or built
	rm -rf .venv build extension/node_modules extension/dist

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sameplace needs Python 3.11 or newer.")'
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/runtime: .venv/python requirements/runtime.txt
	@echo 'Installing what the service needs ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt
	@touch $@

.venv/bench: .venv/dev requirements/bench.txt
	@echo 'Installing what draws figures ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	@touch $@

.venv/dev: .venv/python requirements/dev.txt pyproject.toml
	@echo 'Installing what tests and checks need ...'
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch .venv/runtime $@

# An environment of its own: what a shop is made of has nothing to do with ours.
$(OSCAR)/installed: requirements/shops.txt
	@echo 'Installing django-oscar ...'
	@rm -rf $(OSCAR) && $(PYTHON) -m venv $(OSCAR)
	@$(OSCAR)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/shops.txt
	@touch $@

$(OSCAR)/data: $(OSCAR)/installed $(addprefix e2e/shops/,oscar_shop.py wares.py pictures.py) $(wildcard e2e/shops/django_oscar/*.py) | .venv/dev
	@echo "Filling django-oscar's shelves ..."
	@$(BIN)/python -m e2e.shops.oscar_shop

$(EVERSHOP)/installed: $(addprefix e2e/shops/evershop/,package.json package-lock.json .npmrc)
	@command -v npm > /dev/null || { echo 'EverShop runs on Node.js 20 or newer: install it and npm first (https://nodejs.org, or your system packages nodejs and npm).' >&2; exit 1; }
	@echo 'Installing EverShop ...'
	@rm -rf $(EVERSHOP) && mkdir -p $(EVERSHOP) && cp $^ $(EVERSHOP)/
	@# Not `npm ci`: it refuses a lock made where some other platform's optional binaries were not to be had.
	@cd $(EVERSHOP) && npm install --silent
	@touch $@

$(EVERSHOP)/built: $(EVERSHOP)/installed
	@echo 'Building EverShop, which takes some minutes ...'
	@cd $(EVERSHOP) && nice npx evershop build > build.log 2>&1 || { tail -n 40 build.log >&2; exit 1; }
	@touch $@

$(EVERSHOP)/data.tar: $(EVERSHOP)/built $(addprefix e2e/shops/,ever_shop.py postgres.py wares.py pictures.py) $(wildcard e2e/shops/evershop/*.mjs) | .venv/dev
	@$(BIN)/python -m e2e.shops.postgres
	@echo "Filling EverShop's shelves ..."
	@$(BIN)/python -m e2e.shops.ever_shop

extension/node_modules/installed: extension/package.json extension/package-lock.json
	@command -v npm > /dev/null || { echo 'The browser code is checked with Node.js 20 or newer and npm: install them first (https://nodejs.org, or your system packages nodejs and npm).' >&2; exit 1; }
	cd extension && npm ci --silent
	@touch $@
