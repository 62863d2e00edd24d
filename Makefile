# The front door: `make run` shows PlugTrack on its sample data, `make test` proves it.

PREFIX ?= /usr/local
DESTDIR ?=
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
PACKAGES := git libgit2-dev libssl-dev libyaml-dev pkg-config tzdata zlib1g-dev
TEST_PACKAGES := openssh-client openssl python3 python3-jsonschema python3-yaml
DEMO := .build/demo
PORT := 8080
PLUGTRACK := $(CURDIR)/.build/debug/plugtrack
RELEASE := .build-release
STYLED := Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources Fuzz/Package.swift Fuzz/Sources
# 1 where chromium is there and starts, as it does not in every container.
CHROMIUM_STARTS = $(shell timeout 60 chromium --headless=new --no-sandbox --disable-gpu \
  --dump-dom about:blank >/dev/null 2>&1 && echo 1)

.PHONY: build setup browser axe run test test-crashes test-browser screenshots bench fuzz lint format install clean help

build: setup ## build the program
	swift build

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## install what is missing
	@missing=""; for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  echo "installing$$missing"; \
	  $(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq $$missing >/dev/null; \
	fi
	@command -v swift >/dev/null || { \
	  echo "Swift 6.2 or newer is needed and there is no swift on the PATH." >&2; \
	  echo "Get it from https://www.swift.org/install/linux/ (swiftly installs and updates it)." >&2; exit 1; }
	@version=$$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1); \
	if [ "$$(printf '%s\n6.2\n' "$$version" | sort -V | head -n 1)" != 6.2 ]; then \
	  echo "Swift 6.2 or newer is needed; this is Swift $$version." >&2; \
	  echo "Get it from https://www.swift.org/install/linux/ (swiftly installs and updates it)." >&2; exit 1; fi

run: build ## show the main job on a copy of the sample data, then the viewer until Ctrl-C
	@PLUGTRACK="$(PLUGTRACK)" DEMO="$(DEMO)" sh docs/demo.sh
	@printf '\nThe viewer shows the same, live; Ctrl-C ends it:\n'
	@"$(PLUGTRACK)" serve --data "$(DEMO)" --port $(PORT) || \
	  { [ $$? -eq 75 ] && exec "$(PLUGTRACK)" serve --data "$(DEMO)" --port 0; }

test: PACKAGES += $(TEST_PACKAGES)
test: build browser axe ## build and pass every test
	@sh Tests/Servers/unpack_sshd.sh $(CURDIR)/.build/test-tools
	swift build --build-tests
	swift test --skip-build
	PLUGTRACK_BROWSER_TESTS=$(CHROMIUM_STARTS) swift test --skip-build --filter BrowserTests

test-crashes: build ## stop commits and syncs at every call that changes the disk, and let machines race
	swift build --build-tests
	PLUGTRACK_EVERY_CALL=1 swift test --skip-build --filter "CrashSyncTests|RaceTests"

test-browser: PACKAGES += python3
test-browser: build browser axe ## try the viewer in a real browser alone
	swift build --build-tests
	PLUGTRACK_BROWSER_TESTS=$(CHROMIUM_STARTS) swift test --skip-build --filter BrowserTests

# The browser and axe-core are large; where they cannot be had, their tests are skipped.
browser: setup
	@[ -x /usr/bin/chromium ] && [ -x /usr/bin/chromedriver ] || { \
	  echo "installing chromium and its driver"; \
	  $(SUDO) apt-get update -qq && \
	  $(SUDO) apt-get install -y -qq chromium chromium-driver python3-pip >/dev/null; } || \
	  echo "chromium could not be had: the tests in a browser are skipped" >&2

axe:
	@[ -d .build/axe ] || python3 -m pip install --quiet --no-deps --root-user-action ignore \
	  --target .build/axe axe-core-python==0.1.0 || \
	  echo "axe-core could not be had: its tests are skipped" >&2

screenshots: PACKAGES += chromium chromium-driver python3
screenshots: build ## make the pictures of the README from the sample data
	PLUGTRACK="$(PLUGTRACK)" python3 docs/screenshots.py

bench: setup ## measure against git, tar, ledger and hledger
	Benchmarks/run

fuzz: setup ## look for inputs that break the readers (SECONDS=60 each)
	Fuzz/run $(or $(SECONDS),60)

lint: ## check the style of every source
	swift format lint --strict --recursive --parallel $(STYLED)

format: ## put every source into style
	swift format --in-place --recursive --parallel $(STYLED)

install: setup ## install program, manual and completions below PREFIX
	swift build -c release --static-swift-stdlib --scratch-path $(RELEASE) --product plugtrack
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	  $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	  $(DESTDIR)$(PREFIX)/share/zsh/site-functions $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(RELEASE)/release/plugtrack $(DESTDIR)$(PREFIX)/bin/plugtrack
	$(RELEASE)/release/plugtrack man >$(DESTDIR)$(PREFIX)/share/man/man1/plugtrack.1
	$(RELEASE)/release/plugtrack completions bash >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/plugtrack
	$(RELEASE)/release/plugtrack completions zsh >$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_plugtrack
	$(RELEASE)/release/plugtrack completions fish >$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/plugtrack.fish

clean: ## remove everything that was built
	rm -rf .build .build-fuzz .fuzz $(RELEASE)
