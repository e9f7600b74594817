import Digest

/// Which program opens an address.
public enum Browser {
  /// What to do with an address.
  public enum Choice: Sendable, Hashable {
    /// Run this.
    case run(Program)
    /// There is no browser here, as over SSH; `isRemote` tells that it is.
    case none(isRemote: Bool)
  }

  /// The program that opens an address: the first of `$BROWSER` that is installed, else `xdg-open`.
  ///
  /// `$BROWSER` is a list with colons between, as sensible-browser(1) reads it: in a command `%s`
  /// stands for the address, `%c` for a colon and `%%` for a percent sign; without `%s` the address
  /// comes last. Each command is split into words as a shell would, and no shell sees it. Over SSH
  /// without a display `xdg-open` could only open a browser that nobody sees.
  public static func choose(
    for address: WebAddress, environment: [String: String]
  ) -> Choice {
    for command in (environment["BROWSER"] ?? "").split(separator: ":") {
      guard let words = ShellWords.split(String(command)), !words.isEmpty else { continue }
      let program = Program(
        arguments(words, opening: address.text), environment: environment)
      if program.path != nil { return .run(program) }
    }
    let isRemote = has("SSH_CONNECTION", environment) || has("SSH_TTY", environment)
    let hasDisplay = has("DISPLAY", environment) || has("WAYLAND_DISPLAY", environment)
    let program = Program(["xdg-open", address.text], environment: environment)
    guard hasDisplay || !isRemote, program.path != nil else { return .none(isRemote: isRemote) }
    return .run(program)
  }

  private static func has(_ name: String, _ environment: [String: String]) -> Bool {
    environment[name]?.isEmpty == false
  }

  private static func arguments(_ words: [String], opening address: String) -> [String] {
    var hasAddress = false
    let arguments = words.map { word in
      var argument = ""
      var scalars = word.unicodeScalars.makeIterator()
      while let scalar = scalars.next() {
        guard scalar == "%" else {
          argument.unicodeScalars.append(scalar)
          continue
        }
        switch scalars.next() {
        case "s":
          argument += address
          hasAddress = true
        case "c": argument += ":"
        case "%": argument += "%"
        case let other:
          argument += "%"
          if let other { argument.unicodeScalars.append(other) }
        }
      }
      return argument
    }
    return hasAddress ? arguments : arguments + [address]
  }
}
