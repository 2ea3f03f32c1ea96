# Nếp Số: make without a word prints this help. Nothing here needs root, Node or Docker.
PORT ?= 8000
PYTHON ?= python3
UV := .tools/bin/uv
BIN := .venv/bin
export UV_LINK_MODE := copy
# Some machines forbid Python to keep what it compiled: each of the many processes of a run, and of
# the tests, would then compile Django anew, for seconds.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev setup-classifier setup-s3 run demo test test-hard check fix bench shots lock

help: ## in trợ giúp này (print this help)
	@awk -F ':.*## ' '/^[a-z0-9-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(UV):
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check --target .tools uv

.venv/.runs: requirements.lock pyproject.toml | $(UV)
	@test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) .venv
	@$(UV) pip install --quiet --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.tests: requirements-dev.lock .venv/.runs
	@$(UV) pip sync --quiet --require-hashes requirements-dev.lock
	@$(UV) pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

setup: .venv/.runs ## cài những gì cần để chạy (install what running needs)

setup-dev: .venv/.tests ## cài thêm công cụ kiểm thử (and the tools of the tests)

setup-classifier: .venv/.runs ## cài thêm thư viện học máy cho “nepso triage train”
	@$(UV) pip install --quiet --require-hashes -r requirements-classifier.lock

setup-s3: .venv/.runs ## cài thêm thư viện để giữ tệp ở kho S3
	@$(UV) pip install --quiet --require-hashes -r requirements-s3.lock

run: setup ## chạy với kế hoạch thật tại cổng PORT (serve the real plan's register)
	@$(BIN)/nepso run --port $(PORT)

demo: setup ## nạp tỉnh minh họa và chạy (a filled province)
	@$(BIN)/nepso demo --opens-next
	@$(BIN)/nepso run --port $(PORT)

# Tables are made from the models here; migrations run for real in the tests of `nepso run`, in
# `make check` and in all of .ci/run's tests on PostgreSQL.
test: setup-dev ## chạy kiểm thử (run the tests)
	@$(BIN)/pytest -m "not hard and not browser" -n auto --dist loadfile --no-loadscope-reorder --no-migrations --every-act-logs

test-browser: setup-dev ## kiểm thử trên trình duyệt thật (journeys in a real browser)
	@$(BIN)/pytest -m browser --no-migrations

test-hard: setup-dev ## kiểm thử dài (the long tests)
	@NEPSO_HARD=1 $(BIN)/pytest -m "hard or (hypothesis and not browser)" --timeout 1800

check: setup-dev ## soát mã: định dạng, kiểu, mũi tên, quy ước (lint, types, arrows, conventions)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/mypy
	@NEPSO_MODE=local NEPSO_DATA=$$(mktemp -d) DJANGO_SETTINGS_MODULE=config.settings $(BIN)/python -m django makemigrations --check --dry-run
	@$(if $(filter ran,$(CONVENTIONS)),echo "conventions: ran in make test",$(BIN)/pytest tests/conventions)

fix: setup-dev ## sửa định dạng tự động (mend what a machine can)
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: setup-dev ## đo tốc độ, một số một dòng; ONLY=g3 để đo một mục (measure)
	@ONLY=$(ONLY) $(BIN)/python -m benchmarks

shots: setup-dev ## chụp màn hình cho README (make the screenshots)
	@$(BIN)/python docs/screenshots/make.py

lock: $(UV) ## khóa lại phiên bản thư viện (renew the hashed locks)
	@$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes pyproject.toml -o requirements.lock
	@$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --group dev pyproject.toml -o requirements-dev.lock
	@$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --extra classifier pyproject.toml -o requirements-classifier.lock
	@$(UV) pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --extra s3 pyproject.toml -o requirements-s3.lock
