import Glibc
import Surface
import Testing

@testable import Terminal

/// ncurses has one description open at a time, so these run one after another.
@Suite("Terminal descriptions", .serialized)
struct TerminalDescriptionTests {
  static let terminals = [
    "xterm-256color", "tmux-256color", "linux", "vt100", "screen", "xterm-direct",
  ]

  private func description(_ name: String) throws -> TerminalDescription {
    try #require(TerminalDescription(terminal: name, output: STDOUT_FILENO))
  }

  @Test("Compiled, a description says what it said", arguments: terminals)
  func roundTrip(name: String) throws {
    let description = try description(name)
    let original = try infocmp(name)
    let compiled = try infocmp(name, in: description)
    let known = original.filter { isKnown($0, to: description) }
    // setupterm puts the size of the screen in.
    let differences = compiled.symmetricDifference(known).filter {
      !$0.hasPrefix("lines#") && !$0.hasPrefix("cols#")
    }
    #expect(differences.isEmpty)
    // What is left out is nothing but capabilities that no list knows.
    #expect(known.count > 60)
    for capability in original.subtracting(known) {
      let name = capability.prefix { !"=#@".contains($0) }
      #expect(CapabilityKind.string.index(of: String(name)) == nil, "\(capability)")
    }
  }

  @Test("TERMINFO holds the compiled description in hexadecimal digits")
  func environmentValue() throws {
    var description = TerminalDescription(name: "tiny")
    description.flags["am"] = true
    description.numbers["cols"] = 300
    description.strings["bel"] = [7]
    description.flags["AX"] = true
    let expected =
      "hex:" + "1E02 0500 0200 0100 0200 0200" + "74696E7900" + "0001" + "00" + "2C010000"
      + "FFFF 0000" + "0700" + "0100 0000 0000 0100 0300" + "01" + "00" + "0000" + "415800"
    #expect(description.environmentValue == expected.filter { $0 != " " })
  }

  @Test(
    "Nothing is left that scrolls, repeats or touches the palette, and no keys",
    arguments: terminals)
  func simplified(name: String) throws {
    var description = try description(name)
    description.simplify()
    let names = try Set(infocmp(name, in: description).map { $0.prefix { !"=#".contains($0) } })
    let unwanted: Set<Substring> = [
      "csr", "ind", "indn", "ri", "rin", "il", "il1", "dl", "dl1", "rep", "oc", "initc", "initp",
      "scp", "ccc",
    ]
    #expect(names.isDisjoint(with: unwanted))
    // km is no key but a flag, of terminals with a meta key.
    #expect(!names.contains { $0.hasPrefix("k") && $0 != "km" })
    #expect(names.isSuperset(of: ["cup", "clear", "el", "sgr0", "cols"]))
  }

  @Test(
    "True colour for every terminal with colours of the usual form",
    arguments: ["xterm-256color", "tmux-256color", "linux", "screen", "xterm-direct"])
  func directColor(name: String) throws {
    var description = try description(name)
    let isChanged = description.useDirectColor()
    #expect(isChanged)
    let capabilities = try infocmp(name, in: description)
    let rest = "%e38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
    #expect(
      capabilities.isSuperset(of: [
        "RGB", "colors#0x1000000", "pairs#0x10000", "op=\\E[39;49m",
        "setaf=\\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e%p1%{256}%<%t38;5;%p1%d" + rest,
      ]))
    #expect(description.colors == 1 << 24)
    #expect(description.hasDirectColor)
  }

  @Test("A terminal without such colours stays as it is")
  func noDirectColor() throws {
    let plain = try description("vt100")
    var changed = plain
    let isChanged = changed.useDirectColor()
    #expect(!isChanged)
    #expect(changed == plain)
  }

  @Test("Without a way to set them there are no colours")
  func colorsOnlyByPairs() throws {
    var description = try description("vt100")
    description.numbers["colors"] = 64
    description.strings["initp"] = Array("\u{1B}P".utf8)
    description.simplify()
    #expect(description.colors == 0)
  }

  @Test("Known terminals need no note, unknown ones get a stand-in and one")
  func standIns() throws {
    for name in ["xterm-256color", "vt220", "linux", "xterm-direct"] {
      let (description, note) = try #require(
        OpenTerminal.description(of: name, output: STDOUT_FILENO))
      #expect(description.name == name)
      #expect(note == nil)
    }
    for name in ["foo", "foo-256color", "xterm-nonsense", "../x"] {
      let (description, note) = try #require(
        OpenTerminal.description(of: name, output: STDOUT_FILENO))
      #expect(description.name == "xterm-256color")
      #expect(note == .unknown(name, using: "xterm-256color"))
    }
    let (description, note) = try #require(
      OpenTerminal.description(of: "dumb", output: STDOUT_FILENO))
    #expect(description.name == "vt100")
    #expect(note == nil)
  }

  // MARK: What ncurses' own tool says

  /// Whether the description would have kept a capability, as `infocmp` prints it.
  private func isKnown(_ capability: String, to description: TerminalDescription) -> Bool {
    let name = String(capability.prefix { !"=#@".contains($0) })
    return description.flags.has(name) || description.numbers.has(name)
      || description.strings.has(name)
  }

  /// The capabilities of this machine's entry.
  private func infocmp(_ name: String) throws -> Set<String> {
    try lines(of: "infocmp -x -1 \(name)")
  }

  /// The capabilities that a compiled description holds, read from a file.
  private func infocmp(_ name: String, in description: TerminalDescription) throws -> Set<String> {
    var template = Array("/tmp/nonmun-terminfo-XXXXXX".utf8CString)
    let folder = String(cString: try #require(mkdtemp(&template)))
    defer { _ = try? lines(of: "rm -r \(folder)") }
    let place = "\(folder)/\(name.prefix(1))"
    mkdir(place, 0o700)
    let file = try #require(fopen("\(place)/\(name)", "w"))
    let bytes = description.compiled
    #expect(fwrite(bytes, 1, bytes.count, file) == bytes.count)
    fclose(file)
    return try lines(of: "infocmp -A \(folder) -x -1 \(name)")
  }

  /// The indented lines that a command prints, without their commas.
  private func lines(of command: String) throws -> Set<String> {
    let pipe = try #require(popen(command, "r"))
    var output: [UInt8] = []
    while case let byte = getc(pipe), byte != EOF { output.append(UInt8(byte)) }
    #expect(pclose(pipe) == 0)
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n")
    return Set(lines.filter { $0.first == "\t" }.map { String($0.dropFirst().dropLast()) })
  }
}
