# Two commands matter: `make run` and `make test`. Both install what is missing first.
.PHONY: run test build setup asan tsan bench format format-check tidy tidy-full clean help

help:
	@echo "make run      install, build, import the published figures, evaluate, serve on 127.0.0.1:8080"
	@echo "make test     install, build and run every test"
	@echo "make build    build/release/viisari and build/release/plugins/"
	@echo "make asan     every test under address and undefined-behaviour sanitizers"
	@echo "make tsan     every test under the thread sanitizer"
	@echo "make bench    the benchmarks, with their ratios to limits of the same run"
	@echo "make format   clang-format over the sources; format-check only looks"
	@echo "make tidy     clang-tidy, the checks that must pass; tidy-full adds advice"

setup:
	@tools/setup

build: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target viisari area_plugins

run: build
	@build/release/viisari run --examples examples/data --as-of 2025-12-01

# Two jobs: the tests start servers and worker processes of their own.
define run_tests
	@cmake --preset $(1) >/dev/null
	@cmake --build --preset $(1)
	@ctest --preset $(1) --parallel 2
endef

test: setup
	$(call run_tests,release)
asan: setup
	$(call run_tests,asan)
tsan: setup
	$(call run_tests,tsan)

bench: setup
	@cmake --preset release >/dev/null
	@cmake --build --preset release --target viisari_bench store_bench commands_bench mail_bench http_bench
	@build/release/tests/bench/viisari_bench
	@build/release/tests/bench/store_bench
	@build/release/tests/bench/commands_bench
	@build/release/tests/bench/mail_bench
	@build/release/tests/bench/http_bench

sources = $(shell git ls-files '*.h' '*.hpp' '*.cpp' '*.c' ':!tests/fixtures')
format:
	@clang-format -i $(sources)
format-check:
	@clang-format --dry-run --Werror $(sources)

tidy_sources = $(shell git ls-files 'host/*.cpp' 'plugins/*.cpp')
# clang does not know all of GCC's warnings that the build names.
run_tidy = printf '%s\n' $(tidy_sources) | xargs -P 2 -n 4 clang-tidy -p build/dev --quiet \
  --extra-arg=-Wno-unknown-warning-option --config-file=$(1)
tidy: setup
	@cmake --preset dev >/dev/null
	@$(call run_tidy,.clang-tidy.bugs)
tidy-full: setup
	@cmake --preset dev >/dev/null
	@$(call run_tidy,.clang-tidy)

clean:
	rm -rf build
