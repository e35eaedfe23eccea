# Two commands do everything on a fresh machine with a Swift toolchain:
#   make run    install what is needed, build, tag some of the samples
#   make test   install what is needed, build, run all tests
PREFIX ?= /usr/local
SWIFT ?= swift
VIGIE = .build/release/vigie
# On Linux the program holds what it needs of Swift: it starts in half the time, and runs where there is
# no toolchain. It stands at a fixed address, so that nothing of it is relocated at each start (a tenth).
LINKING = $(if $(filter Linux,$(shell uname)),--static-swift-stdlib -Xlinker -no-pie)

.PHONY: run test build install uninstall format lint check clean dependencies

run: build
	@head -n 3 samples/en.ndjson | $(VIGIE) tag --format text --input-format ndjson -
	@echo; echo "These were three of the samples. For all of them: $(VIGIE) tag samples/*.ndjson"

# The tests of the service keep time, so they have the machine to themselves.
test: dependencies
	$(SWIFT) build --build-tests
	@rm -f .build/*tests-swift-testing.xml; status=0; \
	$(SWIFT) test --skip-build --skip VigieServiceTests --xunit-output .build/tests.xml || status=1; \
	$(SWIFT) test --skip-build --filter VigieServiceTests \
	  --xunit-output .build/service-tests.xml || status=1; \
	exit $$status

build: dependencies
	$(SWIFT) build -c release --product vigie $(LINKING)

# PCRE2 is the only library that does not come with Swift or its package manager.
dependencies:
	@if ! pkg-config --exists libpcre2-8 2>/dev/null && ! test -f /usr/include/pcre2.h; then \
	  if command -v apt-get >/dev/null; then \
	    sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
	    $$sudo apt-get update -qq && $$sudo apt-get install -y -qq libpcre2-dev; \
	  elif command -v brew >/dev/null; then brew install pcre2; \
	  else echo "install PCRE2 (10.42 or later) with its headers, then run this again" >&2; exit 1; \
	  fi; \
	fi

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/vigie
	install -m 755 $(VIGIE) $(DESTDIR)$(PREFIX)/bin/vigie
	rm -rf $(DESTDIR)$(PREFIX)/share/vigie/rules
	cp -R rules $(DESTDIR)$(PREFIX)/share/vigie/rules
	$(VIGIE) compile rules -o $(DESTDIR)$(PREFIX)/share/vigie/rules.compiled

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/vigie $(DESTDIR)$(PREFIX)/share/vigie

# Rules and code, held to the same strictness.
check: build
	$(VIGIE) check rules

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

clean:
	$(SWIFT) package clean
