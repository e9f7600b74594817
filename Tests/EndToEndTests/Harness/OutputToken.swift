/// A piece of what a program sent to the terminal, as ECMA-48 divides it.
enum OutputToken: Equatable, Sendable {
  /// Characters to show.
  case text(String)
  /// A C0 control character or DEL, but for ESC.
  case control(UInt8)
  /// A short escape sequence, without its ESC.
  case escape(String)
  /// A control sequence, without its `ESC [`: `1;31m`.
  case csi(String)
  /// An operating-system command, without its frame: `0;a title`.
  case osc(String)
  /// Another control string, with the letter that begins it: `P` (DCS), `X`, `^` or `_`.
  case string(Character, String)
  /// Bytes that are not UTF-8, or a sequence that is broken off.
  case broken([UInt8])

  /// Takes output apart.
  static func split(_ bytes: [UInt8]) -> [OutputToken] {
    var tokens: [OutputToken] = []
    var position = 0
    while position < bytes.count { tokens.append(next(bytes, &position)) }
    return tokens
  }

  /// Where the last character or sequence begins that more bytes may make whole, or the end.
  static func startOfUnfinished(in bytes: [UInt8]) -> Int {
    var position = 0
    while position < bytes.count {
      let start = position
      guard case .broken = next(bytes, &position), position == bytes.count else { continue }
      if bytes[start] == 0x1b { return start }
      let lead = bytes[start...].suffix(3).lastIndex { (0xc2...0xf4).contains($0) } ?? bytes.count
      return lead < bytes.count && bytes.count - lead < length(ofCharacter: bytes[lead])
        ? lead : bytes.count
    }
    return bytes.count
  }

  /// How many bytes a UTF-8 character has by its first.
  private static func length(ofCharacter lead: UInt8) -> Int {
    lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  }

  /// Reads the token at `position`, and steps behind it.
  private static func next(_ bytes: [UInt8], _ position: inout Int) -> OutputToken {
    let byte = bytes[position]
    if byte == 0x1b { return sequence(bytes, &position) }
    if byte < 0x20 || byte == 0x7f {
      position += 1
      return .control(byte)
    }
    let end = bytes[position...].firstIndex { $0 < 0x20 || $0 == 0x7f } ?? bytes.count
    let run = bytes[position..<end]
    position = end
    return String(validating: run, as: UTF8.self).map { .text($0) } ?? .broken(Array(run))
  }

  /// Reads the sequence whose ESC is at `position`, and steps behind it.
  private static func sequence(_ bytes: [UInt8], _ position: inout Int) -> OutputToken {
    let start = position
    guard start + 1 < bytes.count else {
      position = bytes.count
      return .broken(Array(bytes[start...]))
    }
    let introducer = bytes[start + 1]
    position += 2
    if introducer == UInt8(ascii: "]"), let length = linuxCommand(bytes, at: position) {
      let end = min(position + length, bytes.count)
      defer { position = end }
      return end - position < length
        ? .broken(Array(bytes[start...]))
        : .osc(String(decoding: bytes[position..<end], as: UTF8.self))
    }
    switch introducer {
    case UInt8(ascii: "["):
      return finish(bytes, from: start, &position, finals: 0x40...0x7e) { .csi($0) }
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "X"), UInt8(ascii: "^"),
      UInt8(ascii: "_"):
      let body = position
      while position < bytes.count, bytes[position] != 0x07, bytes[position] != 0x1b {
        position += 1
      }
      let content = String(decoding: bytes[body..<position], as: UTF8.self)
      // BEL ends it, or ESC \.
      let end = position + (position < bytes.count && bytes[position] == 0x07 ? 1 : 2)
      position = min(end, bytes.count)
      guard end <= bytes.count else { return .broken(Array(bytes[start...])) }
      return introducer == UInt8(ascii: "]")
        ? .osc(content) : .string(Character(Unicode.Scalar(introducer)), content)
    default:
      position -= 1
      return finish(bytes, from: start, &position, finals: 0x30...0x7e) { .escape($0) }
    }
  }

  /// How long the Linux console's palette command is whose first letter is here.
  ///
  /// R resets the palette, P and seven digits set an entry. They alone have no end to their frame.
  private static func linuxCommand(_ bytes: [UInt8], at position: Int) -> Int? {
    guard position < bytes.count else { return nil }
    switch bytes[position] {
    case UInt8(ascii: "R"): return 1
    case UInt8(ascii: "P"): return 8
    default: return nil
    }
  }

  /// Output without the Linux console's palette commands, after which other terminals would wait
  /// for an end that does not come.
  static func withoutLinuxCommands(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x1b) else { return bytes }
    var kept: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let start = position
      if case .osc(let command) = next(bytes, &position),
        let first = command.first, "RP".contains(first)
      {
        continue
      }
      kept += bytes[start..<position]
    }
    return kept
  }

  /// Reads up to a final byte, through parameters and intermediates.
  private static func finish(
    _ bytes: [UInt8], from start: Int, _ position: inout Int, finals: ClosedRange<UInt8>,
    make: (String) -> OutputToken
  ) -> OutputToken {
    let body = position
    while position < bytes.count, (0x20...0x7e).contains(bytes[position]),
      !finals.contains(bytes[position])
    {
      position += 1
    }
    guard position < bytes.count, finals.contains(bytes[position]) else {
      return .broken(Array(bytes[start..<position]))
    }
    position += 1
    return make(String(decoding: bytes[body..<position], as: UTF8.self))
  }

  /// Whether this sets a colour: SGR with a colour in it, or a command to the palette.
  var setsColor: Bool {
    switch self {
    case .csi(let sequence):
      guard sequence.hasSuffix("m"), sequence.allSatisfy({ "0123456789;:m".contains($0) }) else {
        return false
      }
      return sequence.dropLast().split(separator: ";").contains { parameter in
        let code = Int(parameter.prefix { $0 != ":" }) ?? 0
        // 39 and 49 are the terminal's own colours again, which any reset may say.
        return (30...38).contains(code) || (40...48).contains(code)
          || (90...97).contains(code) || (100...107).contains(code) || code == 58
      }
    case .osc(let command):
      return ["4", "10", "11", "12"].contains(command.prefix { $0 != ";" })
    default: return false
    }
  }

  /// Whether this changes the palette, as `initc` does.
  var definesPalette: Bool {
    if case .osc(let command) = self {
      // 4 sets an entry; `P` is the Linux console's own way of saying it.
      return command.hasPrefix("4;") || command.hasPrefix("P")
    }
    return false
  }
}
