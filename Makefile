# Two commands do all their own set-up: make ask Q="..." and make test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
Q ?= what did Blinken say?
SOURCES := index rag api tests benchmarks
ARTICLES ?= seeds
QUESTIONS ?=
# What the index was when it was last built of the seeds.
SEEDED := $(VENV)/seeded
BENCHED := .bench/$(notdir $(ARTICLES:/=))

.PHONY: ask test bench check format serve clean
.DEFAULT_GOAL := check

# The seeds' own index, whatever a shell says of the user's.
unexport ONRECORD_INDEX ONRECORD_ENCODER ONRECORD_RERANKER

# Through the environment, so that neither make nor the shell reads anything into a question.
export ASKED = $(value Q)
ask: .onrecord/CURRENT  ## answer a question from the seed articles
	@$(BIN)/onrecord ask -- "$$ASKED" || case $$? in 1 | 141) ;; *) exit $$? ;; esac

# Built anew by other code too: it may want an index of another kind. Whoever indexed articles of their own there keeps
# that index, and asks it.
.onrecord/CURRENT: $(VENV)/installed $(wildcard seeds/*.txt index/*.py index/*/*.py index/*/*/*.py)
	@if [ -e $@ ] && ! cmp -s $@ $(SEEDED); then echo "note: .onrecord holds an index of your own; it is left as it is" >&2; \
	else $(BIN)/onrecord rebuild-index seeds && touch $@ && cp $@ $(SEEDED); fi

serve: .onrecord/CURRENT
	@$(BIN)/onrecord serve

test: $(VENV)/installed-test  ## run the tests
	$(BIN)/pytest

bench: $(BENCHED)/CURRENT  ## what building and asking take: ARTICLES=file QUESTIONS=file, else the seeds
	$(BIN)/python benchmarks/speed.py $(ARTICLES) --passages 200 --index $(BENCHED)
	$(BIN)/python benchmarks/scale.py --index $(BENCHED) $(if $(QUESTIONS),--questions $(QUESTIONS)) --n 50

$(BENCHED)/CURRENT: $(VENV)/installed-test
	$(BIN)/onrecord rebuild-index $(ARTICLES) --index $(BENCHED)
	@touch $@

check: $(VENV)/installed-test  ## everything that must hold before a commit
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/mypy
	$(MAKE) test

format: $(VENV)/installed-test
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or later; name one with PYTHON=")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: $(VENV)/bin/python pyproject.toml constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --editable . --constraint constraints.txt
	@touch $@

$(VENV)/installed-test: $(VENV)/installed
	$(BIN)/pip install --quiet --disable-pip-version-check --editable '.[evaluate,test]' --constraint constraints.txt
	@touch $@

clean:
	cmp -s .onrecord/CURRENT $(SEEDED) && rm -rf .onrecord || true
	rm -rf $(VENV) .bench
