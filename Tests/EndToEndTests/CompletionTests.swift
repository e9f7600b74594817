import Foundation
import Glibc
import Testing

/// What real shells offer with the scripts of `nonmun completion`.
@Suite("Completion in shells", .waiting)
struct CompletionTests {
  /// A shell, asked what it offers at the end of a line.
  enum Shell: String, CaseIterable, CustomTestStringConvertible {
    case bash, fish

    var testDescription: String { rawValue }
    var isInstalled: Bool { access("/usr/bin/\(rawValue)", X_OK) == 0 }
  }

  let archive: ArchiveFixture
  let sandbox: Sandbox

  init() throws {
    archive = try ArchiveFixture()
    sandbox = try Sandbox(
      configuration: "archive = \"\(archive.path)\"\n[queries]\n\"확산\" = \"확산 vote:p90\"")
    // A program named `nonmun` in the path, as after installing.
    try FileManager.default.createDirectory(
      atPath: sandbox.home.path + "/bin", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: sandbox.home.path + "/bin/nonmun", withDestinationPath: try Nonmun.binary)
  }

  private var environment: [String: String] {
    ["PATH": sandbox.home.path + "/bin:/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"]
  }

  private func run(_ command: [String]) throws -> CommandRun {
    try CommandRun(
      command, environment: environment.merging(sandbox.environment(term: nil)) { mine, _ in mine })
  }

  /// What a shell offers for the last word of a line.
  private func offers(_ shell: Shell, _ line: String) throws -> [String] {
    try sandbox.home.write(
      try run([try Nonmun.binary, "completion", shell.rawValue]).output,
      to: "completion.\(shell.rawValue)")
    let script = "\(sandbox.home.path)/completion.\(shell.rawValue)"
    let asked: CommandRun
    switch shell {
    case .bash:
      // As readline does: words end at colons, and what is given stands for the last.
      asked = try run([
        "/usr/bin/bash", "--norc", "-c",
        #"""
        source "$1"; COMP_LINE=$2; COMP_POINT=${#COMP_LINE}
        spaced=${COMP_LINE//:/ : }; read -ra COMP_WORDS <<<"$spaced"
        [[ $COMP_LINE == *' ' ]] && COMP_WORDS+=('')
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); word=${COMP_WORDS[COMP_CWORD]}
        [[ $word == : ]] && word=
        _nonmun nonmun "$word" "${COMP_WORDS[COMP_CWORD-1]}"
        printf '%s\n' "${COMPREPLY[@]}"
        """#, "bash", script, line,
      ])
    case .fish:
      asked = try run([
        "/usr/bin/fish", "--no-config", "-c", "source $argv[1]; complete -C $argv[2]", script, line,
      ])
    }
    #expect(asked.errors.isEmpty, "\(asked.errors)")
    // Behind a tab fish has what a candidate is.
    return asked.lines.map { line in String(line.prefix { $0 != "\t" }) }
  }

  @Test("Commands, formats, states and orders", arguments: Shell.allCases.filter(\.isInstalled))
  func words(shell: Shell) throws {
    #expect(try offers(shell, "nonmun li") == ["list"])
    #expect(try offers(shell, "nonmun export --format bib") == ["bibtex", "biblatex"])
    #expect(try offers(shell, "nonmun list --state ke") == ["kept"])
    #expect(try offers(shell, "nonmun list --sort vo") == ["vote"])
    #expect(try offers(shell, "nonmun state re") == ["restore"])
    #expect(try offers(shell, "nonmun completion z") == ["zsh"])
  }

  @Test("A line without a command is one of read", arguments: Shell.allCases.filter(\.isInstalled))
  func reading(shell: Shell) throws {
    #expect(try offers(shell, "nonmun --theme hi") == ["high-contrast"])
    #expect(try offers(shell, "nonmun /tmp --asc") == ["--ascii"])
  }

  @Test("Themes, the user's too", arguments: Shell.allCases.filter(\.isInstalled))
  func themes(shell: Shell) throws {
    try sandbox.home.write([], to: "config/nonmun/themes/higher.toml")
    #expect(try offers(shell, "nonmun read --theme hi").sorted() == ["high-contrast", "higher"])
  }

  @Test("Identifiers of the archive", arguments: Shell.allCases.filter(\.isInstalled))
  func identifiers(shell: Shell) throws {
    let ids = archive.days.flatMap { $0.papers.map(\.id) }
    let start = String(ids[0].prefix(4))
    let expected = Set(ids.filter { $0.hasPrefix(start) })
    for command in ["show", "mark"] {
      #expect(Set(try offers(shell, "nonmun \(command) \(start)")) == expected)
    }
    #expect(try offers(shell, "nonmun show --archive /no/such \(start)").isEmpty)
  }

  @Test(
    "Tags, in whatever characters, and none is run as a command",
    arguments: Shell.allCases.filter(\.isInstalled))
  func tags(shell: Shell) throws {
    let hostile = "bad$(touch \(sandbox.home.path)/touched)`touch \(sandbox.home.path)/touched`"
    _ = try run([
      try Nonmun.binary, "mark", "1706.03762", "--tag", "todo", "--tag", "할일", "--tag", hostile,
    ])
    #expect(try offers(shell, "nonmun mark 1706.03762 --untag to") == ["todo"])
    #expect(try offers(shell, "nonmun mark 1706.03762 --untag 할") == ["할일"])
    #expect(try offers(shell, "nonmun mark 1706.03762 --untag bad") == [hostile])
    #expect(try offers(shell, "nonmun list tag:to") == [shell == .bash ? "todo" : "tag:todo"])
    #expect(try sandbox.home.files(in: "").contains("touched") == false)
  }

  @Test(
    "Values of a query's fields, and saved queries", arguments: Shell.allCases.filter(\.isInstalled)
  )
  func queries(shell: Shell) throws {
    let prefix = shell == .bash ? "" : "is:"
    #expect(
      try offers(shell, "nonmun list is:un")
        == [prefix + "unread", prefix + "undecided", prefix + "unwanted"])
    #expect(
      try offers(shell, "nonmun stats 확").map { $0.replacing("\\", with: "") } == ["확산 vote:p90"])
  }

  @Test("Nothing is made for being asked", arguments: Shell.allCases.filter(\.isInstalled))
  func leavesNothing(shell: Shell) throws {
    _ = try offers(shell, "nonmun mark 1706.03762 --tag ")
    #expect(try sandbox.home.files(in: "data/nonmun").isEmpty)
  }

  @Test(
    "zsh shows identifiers with their titles, and completes what is begun",
    .enabled(if: access("/usr/bin/zsh", X_OK) == 0, "zsh is not installed"))
  func zsh() throws {
    try sandbox.home.write(
      try run([try Nonmun.binary, "completion", "zsh"]).output, to: "functions/_nonmun")
    try sandbox.home.write(
      Array(
        "PS1='ready> '\nfpath=($HOME/functions $fpath)\nautoload -Uz compinit\ncompinit -u -D\n"
          .utf8),
      to: ".zshrc")
    let session = try TerminalSession(
      ["/usr/bin/zsh", "-d", "-i"], size: TerminalSize(120, 40), environment: environment,
      sandbox: sandbox)
    try session.waitFor("ready>")
    let paper = archive.newest[0]
    try session.press(.text("nonmun show \(paper.id.prefix(4))\t\t"))
    try session.waitFor("\(paper.id)  -- \(paper.title.prefix(20))")
    try session.press(.control("u"), .text("nonmun list is:und\t"))
    try session.waitFor("nonmun list is:undecided")
    try session.press(.control("u"), .text("nonmun --theme hi\t"))
    try session.waitFor("nonmun --theme high-contrast")
    try session.press(.control("u"), .text("nonmun li\t--format mar\t"))
    try session.waitFor("nonmun list --format markdown")
    try session.press(.control("u"), .text("exit\n"))
    try session.waitForEnd()
  }
}
