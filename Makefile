# One door for every task; CI calls the same targets. Needs git, make and Python 3.11 or newer, nothing else.
# Windows without make: the same tasks as one-liners in CONTRIBUTING.md.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PY     := $(BIN)/python
JOBS   ?= auto
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.PHONY: help demo test check static lint fmt types layers portfolio docs golden bench soak proofs judges lock sbom dist clean

help:  ## this list
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1\t/' | expand -t 12

# Two stamps: what running needs, and what testing needs on top. A second run finds them and installs nothing.
$(PY):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "digitek needs Python 3.11 or newer; name one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run-ready: requirements/run.txt pyproject.toml | $(PY)
	$(PY) -m pip install --quiet --require-hashes -r requirements/run.txt
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev-ready: requirements/dev.txt requirements/run.txt pyproject.toml | $(PY)
	$(PY) -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $(VENV)/.run-ready $@

demo: $(VENV)/.run-ready  ## one idea through all gates, each command shown with its result
	$(BIN)/digitek demo

test: $(VENV)/.dev-ready  ## all tests, in parallel
	$(PY) -m pytest -n $(JOBS) --dist worksteal

check: static docs test  ## everything CI asks

static: lint types layers portfolio  ## the quick half of check

lint: $(VENV)/.dev-ready  ## format and style
	$(BIN)/ruff format --check
	$(BIN)/ruff check

fmt: $(VENV)/.dev-ready  ## put format and imports right
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

types: $(VENV)/.dev-ready  ## mypy, strict, tests included
	$(BIN)/mypy

layers: $(VENV)/.dev-ready  ## imports point inwards
	$(BIN)/lint-imports

portfolio: $(VENV)/.dev-ready  ## the shipped portfolio keeps its own rules
	$(BIN)/digitek -C portfolio check

docs: $(VENV)/.dev-ready  ## the generated pages agree with the program
	$(PY) scripts/reference.py --check
	$(PY) -m scripts.resilience --check
	$(PY) -m scripts.compliance --check
	$(PY) -m scripts.manual --check

golden: $(VENV)/.dev-ready  ## write the generated pages and golden files anew
	$(PY) scripts/reference.py
	$(PY) -m scripts.resilience
	$(PY) -m scripts.compliance
	$(PY) -m scripts.manual

bench: $(VENV)/.dev-ready  ## what a start, one gate, 20,000 records, 10,000 bookings and a check cost, on this machine
	$(PY) bench/startup.py
	$(PY) -m bench.audit
	$(PY) -m bench.check
	$(PY) -m bench.scale
	$(PY) -m bench.books
	$(PY) -m bench.ranking
	$(PY) -m bench.optimise

soak: $(VENV)/.dev-ready  ## the long fault tests, and what they count for the table
	$(PY) -m pytest -n $(JOBS) -m soak --proofs=build/proofs.json

proofs: $(VENV)/.dev-ready  ## every fault and attack, the long ones too, and the table of what was lost
	rm -f build/proofs.json
	$(PY) -m pytest -n $(JOBS) -m "proof and not soak" --proofs=build/proofs.json
	$(PY) -m pytest -p no:xdist -m "proof and soak" --proofs=build/proofs.json
	$(PY) -m scripts.resilience build/proofs.json

judges:  ## programs of others from npm that tests ask, by hash, into build/node; without them those tests are skipped
	mkdir -p build/node
	cp requirements/node/package.json requirements/node/package-lock.json build/node
	npm ci --prefix build/node --ignore-scripts --no-audit --no-fund --silent

lock: $(VENV)/.dev-ready  ## resolve the two requirement files anew, with hashes
	$(PY) scripts/lock.py

sbom: $(VENV)/.dev-ready  ## what an installation consists of, as CycloneDX, in dist/
	$(PY) scripts/sbom.py

dist: $(VENV)/.dev-ready  ## sdist and wheel in dist/
	$(BIN)/hatchling build

clean:  ## forget the environment and the caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
