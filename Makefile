# The commands of this repository; `make help` lists them.
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
BIN := .venv/bin
READY := .venv/ready

.DEFAULT_GOAL := help
.PHONY: help setup demo run check test docs bench proofs

help: ## 列出全部命令
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

setup: $(READY) ## 建好 .venv，得到 .venv/bin/gongkai

$(READY): requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) .venv && \
	  uv pip sync --quiet --require-hashes --python $(BIN)/python requirements.lock && \
	  uv pip install --quiet --no-deps --no-build-isolation --python $(BIN)/python -e . ; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $(READY)

demo: setup ## 装载并打开高屯街道的 2024 年（演示数据，端口 8000）
	@$(BIN)/gongkai demo

run: setup ## 打开本单位自己的系统（数据在 var/）
	@$(BIN)/gongkai serve

test: setup ## 全部测试（默认 SQLite；给出 DATABASE_URL 则用 PostgreSQL）
	$(BIN)/python -m pytest -q -n 2 -m "not browser"

check: setup ## 格式、规则、类型、依赖方向、测试、文档、迁移、部署检查
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy src tests bench
	$(BIN)/lint-imports
	$(BIN)/python manage.py makemigrations --check --dry-run
	GONGKAI_HTTPS=1 $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(BIN)/cog --check -r docs/reference/*.md
	$(BIN)/python -m pytest -q -n 2 -m "not browser"

docs: setup ## 由声明重新生成参考文档
	$(BIN)/cog -r docs/reference/*.md

bench: setup ## 各项速度指标，以同一次运行中的比值给出
	@failed=0; for script in bench/*.py; do $(BIN)/python $$script || failed=1; done; exit $$failed

proofs: setup ## 长证明，按全数运行
	GONGKAI_PROOF_SCALE=1 $(BIN)/python -m pytest -q -m proof -s tests/proofs
