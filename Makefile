# Every task of this repository. `make help` lists them.
# Written for POSIX sh and GNU make 3.81; needs python3 (3.11 or newer) and git, and sets up the rest itself.

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
ADDRESS ?= 127.0.0.1
PYTHON ?= $(shell for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	if command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; \
	then echo $$p; break; fi; done)

# What the shell says of a real site is not for the demonstration; it takes DEMO_DATABASE_URL alone.
DEMO = DEBUG=1 HTTPS=0 SECRET_KEY= CACHE_URL= TRUSTED_PROXIES=0 STATIC_ROOT= MEDIA_ROOT="$(CURDIR)/demo-media" \
	DATABASE_URL="$${DEMO_DATABASE_URL:-sqlite:///$(CURDIR)/demo.sqlite3}"

.DEFAULT_GOAL := help
.PHONY: help setup demo setup-serve serve test check format bench messages lock clean

help: ## List every task
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*## /\t/' | expand -t 12

setup: $(VENV)/.ready ## Make the virtual environment and install what is pinned

setup-serve: $(VENV)/.ready-to-serve ## The same for a server: without what only tests and checks need

$(VENV)/.ready: requirements-dev.txt
$(VENV)/.ready-to-serve: requirements.txt

$(VENV)/.ready $(VENV)/.ready-to-serve:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer was found. Install one: apt install python3 python3-venv" >&2; exit 1; }
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && uv pip install --quiet --python $(BIN)/python --require-hashes -r $<; \
	else \
		$(PYTHON) -m venv $(VENV) || { test -L $(VENV) || rm -rf $(VENV); echo "Python cannot make a virtual environment. Install its part for that: apt install python3-venv" >&2; exit 1; }; \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<; \
	fi
	@touch $@

demo: setup ## Serve the site with its sample edition at http://127.0.0.1:8000/
	@$(DEMO) $(BIN)/python manage.py migrate --verbosity 0
	@$(DEMO) $(BIN)/python manage.py demo --address $(ADDRESS):$(PORT)
	@$(DEMO) SITE_URL="$${SITE_URL:-http://$(ADDRESS):$(PORT)}" ALLOWED_HOSTS="$${ALLOWED_HOSTS:-$(ADDRESS),localhost,127.0.0.1}" $(BIN)/python manage.py runserver --noreload $(ADDRESS):$(PORT)

serve: setup-serve ## Serve as in production, behind a proxy that speaks HTTPS (docs/running.md)
	@$(BIN)/python manage.py collectstatic --noinput --verbosity 0
	@$(BIN)/waitress-serve --listen=$(ADDRESS):$(PORT) --threads=16 --connection-limit=800 --asyncore-use-poll --channel-timeout=30 --max-request-header-size=32768 --max-request-body-size=10485760 --no-clear-untrusted-proxy-headers newsroom.wsgi:application

test: setup ## Run every test
	@$(BIN)/python -m pytest $(ARGS)
	@if command -v node >/dev/null 2>&1; then node --test tests/js/; else echo "node was not found: the tests in tests/js were skipped"; fi

check: setup ## Run every linter and checker
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djade --check --target-version 5.2 $$(git ls-files 'templates/*.html' 'templates/**/*.html')
	@$(BIN)/mypy articles corrections newsroom
	@DEBUG=1 $(BIN)/python manage.py makemigrations --check --dry-run
	@SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(64))') $(BIN)/python manage.py check --deploy --fail-level WARNING
	@$(BIN)/python -m pytest -q tests/test_house.py

format: setup ## Put every file into the house's form
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djade --target-version 5.2 $$(git ls-files 'templates/*.html' 'templates/**/*.html') || true

bench: setup ## Measure what we promise in numbers (docs/figures.md)
	@for script in page_cost report_cost slow_senders writers reader_js import_speed; do \
		echo "== $$script"; $(BIN)/python benchmarks/$$script.py || exit 1; done

messages: setup ## Gather what is to be translated, and compile the catalogs
	@command -v xgettext >/dev/null || { echo "xgettext was not found. Install it: apt install gettext" >&2; exit 1; }
	@DEBUG=1 $(BIN)/python manage.py makemessages --all --no-location --no-wrap --ignore .venv --ignore tests
	@$(BIN)/pybabel --quiet compile --directory newsroom/locale --domain django

lock: ## Pin every dependency anew, with hashes
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' pyproject.toml -o requirements.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --custom-compile-command 'make lock' pyproject.toml --group dev -o requirements-dev.txt

clean: ## Remove what the other tasks made, the demo's database too
	@test -L $(VENV) || rm -rf $(VENV)
	@rm -rf demo.sqlite3* demo-media staticfiles .pytest_cache .mypy_cache .ruff_cache .hypothesis test-results
