# make run, make test: the README's two commands. Both install what Debian packages are missing first.

SWIFT ?= swift
PREFIX ?= /usr/local
ARCHIVE ?=
BENCH ?=
# What the program is built with, and what its tests need besides; `make bare` finds what is missing here.
PACKAGES = binutils libncurses-dev libutf8proc-dev libsqlite3-dev libpcre2-dev libqrcodegen-dev zlib1g-dev
TEST_PACKAGES = $(MANUAL_PACKAGES) bash bibutils fish git less libvterm-dev libxml2-utils nano ncurses-term procps python3-feedparser \
  python3-jsonschema tmux vim xz-utils zbar-tools zsh
# What the manual is made with and looked at, and the packages.
MANUAL_PACKAGES = man-db mandoc pandoc python3
DEB_PACKAGES = dpkg lintian xz-utils
# Measured beside the reader by `make bench`.
BENCH_PACKAGES = less sfeed fzf ripgrep
# The folder that it is built in leaves no trace in what is built: neither its path, nor its name, after which plugins' outputs are
# called, nor the names of compiled C modules, which are hashes of their paths.
OUTPUTS = .build/plugins/outputs/
REPRODUCIBLE = \
  -Xswiftc -file-prefix-map -Xswiftc $(OUTPUTS)$(notdir $(CURDIR))=$(OUTPUTS)nonmun \
  -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)/$(OUTPUTS)$(notdir $(CURDIR))=./$(OUTPUTS)nonmun \
  -Xswiftc -file-prefix-map -Xswiftc $(CURDIR)=. -Xcc -ffile-prefix-map=$(CURDIR)=. \
  -Xswiftc -Xfrontend -Xswiftc -no-clang-module-breadcrumbs
# A function a section, so that the linker leaves out those that nothing calls.
SECTIONS = -Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xcc -fdata-sections
# One file without shared libraries: it starts in half the time, and runs on any Linux it is copied to.
# Equal functions are one: --icf=safe leaves those apart whose addresses are compared.
RELEASE = -c release -Xlinker --icf=safe -Xswiftc -static-executable -Xlinker -lncursesw -Xlinker -ltinfo $(SECTIONS) $(REPRODUCIBLE)

.PHONY: run test pictures bare bare-deb man deb dist twice soak shares fuzz build release stripped size crash deps test-deps manual-deps deb-deps bench-deps format lint record bench install clean

run: deps
	$(SWIFT) build $(RELEASE) --product nonmun
	$$($(SWIFT) build $(RELEASE) --show-bin-path)/nonmun $(ARCHIVE)

test: test-deps
	$(SWIFT) test

# The two commands above on a fresh machine: a minimal Debian in a temporary folder.
bare:
	SWIFT="$(SWIFT)" .ci/bare

# By hand: the store's driver is killed 1,000 times instead of 200, then two readers, a script and git share an archive for ten
# minutes.
SOAK_SECONDS ?= 600
soak: test-deps
	NONMUN_SOAK=1000 $(SWIFT) test --filter TriageTests
	NONMUN_SOAK_SECONDS=$(SOAK_SECONDS) $(SWIFT) test --filter SoakTests

# By hand: how much of titles and summaries stands whole on the screen, seen through a terminal, at five sizes; on the real
# archive beside the repository, in the program as it is released. It takes minutes.
shares: test-deps
	$(SWIFT) build $(RELEASE) --product nonmun
	NONMUN_BINARY=$$($(SWIFT) build $(RELEASE) --show-bin-path)/nonmun NONMUN_SHARES=1 $(SWIFT) test --filter ScreenSharesTests

# The parser, the writer, the query language, the layout and the keys on bytes that nobody meant, under the address sanitiser; ten minutes in
# all. What crashes is kept in .build-fuzz/crashes.
FUZZ_SECONDS ?= 600
fuzz: deps
	Tests/Fuzzing/run $$(($(FUZZ_SECONDS) / 5))

build: deps
	$(SWIFT) build

release: deps
	$(SWIFT) build $(RELEASE)

# The program as it is installed, $(STRIPPED)/nonmun, and beside it nonmun.debug, with which `make crash REPORT=…` reads the crash
# reports of this build.
STRIPPED ?= .build/stripped
stripped: deps
	$(SWIFT) build $(RELEASE) --product nonmun
	.ci/strip $$($(SWIFT) build $(RELEASE) --show-bin-path)/nonmun $(STRIPPED)

# Fails where the program grew, or has ICU in it again.
size: stripped
	.ci/size $(STRIPPED)

crash:
	@.ci/read-crash $(REPORT) $(STRIPPED)/nonmun.debug

deps:
	@.ci/install-packages $(PACKAGES)

test-deps:
	@.ci/install-packages $(PACKAGES) $(TEST_PACKAGES)

manual-deps:
	@.ci/install-packages $(MANUAL_PACKAGES)

deb-deps:
	@.ci/install-packages $(DEB_PACKAGES)

bench-deps:
	@.ci/install-packages $(PACKAGES) $(BENCH_PACKAGES)

format:
	$(SWIFT) format --in-place --recursive Package.swift Plugins Sources Tests Themes

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Plugins Sources Tests Themes

# Writes the snapshots and docs/keys.md anew from what the program does now; read the difference before committing it.
record: test-deps
	NONMUN_RECORD=1 $(SWIFT) test --filter 'ReaderTests|ChoosingSnapshotTests' || true
	git --no-pager diff --stat -- Tests docs

# The pictures of the READMEs, from frames that the reader draws.
pictures: deps
	$(SWIFT) build --product nonmun-bench
	$$($(SWIFT) build --show-bin-path)/nonmun-bench picture Sources/Sample/Archive docs/pictures

# BENCH takes options, such as `--only start` or `--papers 47940`, 20 times the shared archive; see docs/performance.md.
bench: bench-deps
	$(SWIFT) build $(RELEASE)
	$$($(SWIFT) build $(RELEASE) --show-bin-path)/nonmun-bench $(BENCH) $(ARCHIVE)

# The manual, in English and in Korean, from docs and from what the program says of its commands: man -l $(MANUAL)/man1/nonmun.1
MANUAL ?= .build/manual
man: deps manual-deps
	$(SWIFT) build --product nonmun
	packaging/manual $$($(SWIFT) build --show-bin-path)/nonmun $(MANUAL)

# The program with its manual, completions and documents below $(PREFIX), such as ~/.local.
install: stripped manual-deps
	packaging/manual $(STRIPPED)/nonmun $(MANUAL)
	packaging/install $(STRIPPED)/nonmun $(MANUAL) $(DESTDIR)$(PREFIX)

# What is given away: a Debian package, and an archive for any other Linux with its SHA-256.
PACKAGE ?= .build/package
deb: stripped manual-deps deb-deps
	packaging/manual $(STRIPPED)/nonmun $(MANUAL)
	packaging/deb $(STRIPPED)/nonmun $(MANUAL) $(PACKAGE)
	lintian --fail-on error,warning --allow-root $(PACKAGE)/*.deb

dist: stripped manual-deps deb-deps
	packaging/manual $(STRIPPED)/nonmun $(MANUAL)
	packaging/dist $(STRIPPED)/nonmun $(MANUAL) $(PACKAGE)

# The package in a minimal Debian, this one and the next: it is installed, used and removed.
bare-deb: deb
	.ci/bare-deb $(PACKAGE)/*.deb

# The archive made twice, in two folders: byte for byte the same.
twice:
	SWIFT="$(SWIFT)" .ci/twice

clean:
	$(SWIFT) package clean
