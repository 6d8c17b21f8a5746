# Everything a developer or CI runs. `make demo` and `make test` install what they need first.
.PHONY: install demo test coverage lint types docs screenshots bench lock clean
SHELL := /bin/bash
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

install: $(VENV)/.installed

# The lock names every package: with --no-deps a newer release on the index is never weighed against
# it, and `pip check` says if the lock misses one.
$(VENV)/.installed: requirements.lock pyproject.toml tools/make_venv.sh
	bash tools/make_venv.sh "$(PYTHON)" "$(VENV)"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -m pip check --quiet --disable-pip-version-check
	$(BIN)/python -m compileall -q src
	@touch $@

demo: install
	$(BIN)/ashore demo $(ARGS)

test: install
	bash tools/need_browser.sh
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal $(ARGS)

coverage: install
	$(BIN)/python -m pytest --numprocesses=auto --dist=worksteal --cov --cov-report=term $(ARGS)

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/python tools/docs.py --check

types: install
	$(BIN)/mypy

docs: install
	$(BIN)/python tools/docs.py

screenshots: install
	bash tools/need_browser.sh
	$(BIN)/python tools/screenshots.py $(ARGS)

bench: install
	$(BIN)/python -m benchmarks $(ARGS)

lock:
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --python-version 3.11 \
		--group dev --extra ocr --extra server pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist
