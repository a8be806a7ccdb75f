# make draft: install and draft the sample. make test: everything that must hold. make bench: figures, side by side. make measure: what each check finds.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := templates/genres/closing-speech/sample.yaml

.PHONY: draft test lint golden bench measure clean

draft: $(VENV)/installed
	mkdir -p out
	$(BIN)/drafter draft $(SAMPLE) -o out/sample.docx

test: $(VENV)/developing
	bash tests/tools/system.sh
	$(MAKE) lint
	$(BIN)/pytest --numprocesses 2 --dist loadfile

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

golden: $(VENV)/developing
	$(BIN)/pytest tests/test_golden.py tests/test_reports.py tests/test_repeat_pages.py tests/test_reuse_reports.py tests/test_review.py tests/test_ladder.py tests/test_rendering.py --accept

bench: $(VENV)/developing
	$(BIN)/python tests/bench/drafting.py
	$(BIN)/python tests/bench/rosae.py
	$(BIN)/python tests/bench/checking.py
	PYTHONPATH=tests $(BIN)/python tests/bench/archive.py 10000
	PYTHONPATH=tests $(BIN)/python tests/bench/pairs.py
	PYTHONPATH=tests $(BIN)/python tests/bench/reuse.py
	$(BIN)/python tests/bench/intake.py
	$(BIN)/python tests/bench/writing.py
	$(BIN)/python tests/bench/marks.py --speed

measure: $(VENV)/developing
	$(BIN)/python tests/bench/measure.py
	$(BIN)/python tests/bench/typesetting.py
	$(BIN)/python tests/bench/pages.py
	$(BIN)/python tests/bench/marks.py
	$(BIN)/python tests/bench/format.py
	$(BIN)/python tests/bench/borrowed.py
	$(BIN)/python tests/bench/quality.py

$(VENV)/installed: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/developing: $(VENV)/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group dev
	touch $@

clean:
	rm -rf $(VENV) out dist .tools .mypy_cache .ruff_cache .import_linter_cache .hypothesis
