# The front door: `make run` shows PlugTrack on its sample data, `make test` proves it.

PREFIX ?= /usr/local
DESTDIR ?=
SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
PACKAGES := git libgit2-dev libssl-dev libyaml-dev pkg-config tzdata zlib1g-dev
DEMO := .build/demo
PLUGTRACK := $(CURDIR)/.build/debug/plugtrack
RELEASE := .build-release

.PHONY: build setup run test bench fuzz lint format install clean help

build: setup ## build the program
	swift build

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

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

run: build ## log, edit, check and list on a copy of the sample data
	@PLUGTRACK="$(PLUGTRACK)" DEMO="$(DEMO)" sh docs/demo.sh

test: build ## build and pass every test
	swift build --build-tests
	swift test --skip-build

bench: setup ## measure against git, tar, ledger and hledger
	Benchmarks/run

fuzz: setup ## look for inputs that break the readers (SECONDS=60 each)
	Fuzz/run $(or $(SECONDS),60)

lint: ## check the style of every source
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

format: ## put every source into style
	swift format --in-place --recursive --parallel Package.swift Sources Tests

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
	rm -rf .build $(RELEASE)
