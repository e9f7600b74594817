import Surface

/// Turns the bytes that a terminal sends into keys.
///
/// A value without a clock: whoever reads the bytes says when a lone Esc has waited long enough.
///
/// Bytes may come split anywhere; what is not yet whole waits for the rest. Sequences are those of
/// the terminal's terminfo entry and, since entries are often wrong about keys, those that xterm
/// and its kin send (https://invisible-island.net/xterm/ctlseqs/ctlseqs.html).
public struct KeyDecoder: Sendable {
  /// One step of decoding at the front of the pending bytes.
  private enum Step {
    case key(Key, length: Int)
    case skip(length: Int)
    case incomplete
  }

  private static let pasteStart = Array("\u{1B}[200~".utf8)
  private static let pasteEnd = Array("\u{1B}[201~".utf8)
  /// A longer paste comes in pieces of this many bytes, so that one that never ends takes no more
  /// memory.
  static let longestPaste = 1 << 20
  /// A sequence with more parameter bytes than these is broken off.
  private static let longestParameters = 64

  private let sequences: [[UInt8]: Key]
  private let longestSequence: Int
  private var pending: [UInt8] = []
  /// Whether a paste has begun and its end has not come.
  public private(set) var isPasting = false
  /// Whether the paste has paused so long that its end may be lost.
  public private(set) var hasPastePaused = false

  /// A decoder that also knows these sequences, the terminal's own.
  public init(sequences: [[UInt8]: Key] = [:]) {
    self.sequences = sequences.filter { $0.key.count > 1 && $0.key.first == 0x1B }
    longestSequence = self.sequences.keys.map(\.count).max() ?? 0
  }

  /// Whether a string of the terminal's has begun and its end has not come; nothing of it is a key.
  public private(set) var isInString = false
  /// Bytes that waited in vain for the rest of a sequence just before these.
  private var brokenOff: [UInt8] = []

  /// Whether bytes wait for more: an Esc that may begin a sequence, or a part of a character.
  public var isWaiting: Bool { !pending.isEmpty && !isPasting && !isInString }

  /// How many bytes wait, a paste's among them.
  var pendingCount: Int { pending.count }

  /// Takes bytes and returns the keys that are whole.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    let isFresh = pending.isEmpty
    pending += bytes
    if isFresh, let length = TerminalString.rest(pending, after: brokenOff) {
      isInString = true
      pending.removeFirst(length)
    }
    brokenOff = []
    return drain()
  }

  /// A string has paused for so long that its end is lost: what comes now is keys again.
  ///
  /// - Returns: whether there was one.
  public mutating func endString() -> Bool {
    guard isInString else { return false }
    isInString = false
    pending.removeAll()
    return true
  }

  /// No more bytes came in time: what waited only because a longer sequence might have come is its
  /// keys, a lone Esc is the key, anything else unfinished is nothing.
  public mutating func flush() -> [Key] {
    guard isWaiting else { return [] }
    brokenOff = pending
    var keys = drain(isEnd: true)
    if !pending.isEmpty {
      keys.append(pending == [0x1B] ? .escape : .unknown)
      pending.removeAll()
    }
    return keys
  }

  /// A paste has paused: what has come of it, whose rest may still come, as on a line that stalls.
  ///
  /// Until its end comes all is part of it, so that no rest of it is ever run as commands. Where
  /// the line has lost the end, Esc or Ctrl-C alone ends a paste that had paused before.
  public mutating func pausePaste() -> [Key] {
    guard isPasting else { return [] }
    if hasPastePaused, pending == [0x1B] || pending == [0x03] {
      (isPasting, hasPastePaused) = (false, false)
      pending.removeAll()
      return [.paste("")]
    }
    hasPastePaused = true
    let length = pending.count - KeyDecoder.unfinished(pending)
    let text = String(decoding: pending[..<length], as: UTF8.self)
    pending.removeFirst(length)
    return text.isEmpty ? [] : [.paste(text)]
  }

  /// How many bytes at the end may be the beginning of a paste's end, or of a character.
  private static func unfinished(_ bytes: [UInt8]) -> Int {
    for length in stride(from: min(bytes.count, pasteEnd.count), to: 0, by: -1)
    where pasteEnd.starts(with: bytes.suffix(length)) {
      return length
    }
    guard let first = bytes.suffix(3).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return 0 }
    return bytes.count - first < characterLength(bytes[first]) ? bytes.count - first : 0
  }

  private mutating func drain(isEnd: Bool = false) -> [Key] {
    var keys: [Key] = []
    var start = 0
    while start < pending.count {
      if isPasting {
        guard let piece = paste(pending[start...]) else { break }
        isPasting = !piece.isLast
        if piece.isLast { hasPastePaused = false }
        keys.append(piece.key)
        start += piece.length
        continue
      }
      if isInString {
        guard let end = TerminalString.end(pending[start...]) else {
          // Only an Esc may be a part of the end.
          pending = pending.last == 0x1B ? [0x1B] : []
          return keys
        }
        isInString = false
        start = end
        continue
      }
      if TerminalString.begins(pending[start...]) {
        isInString = true
        start += 2
        continue
      }
      if pending[start...].starts(with: KeyDecoder.pasteStart) {
        isPasting = true
        start += KeyDecoder.pasteStart.count
        continue
      }
      switch step(pending[start...], isEnd: isEnd) {
      case .key(let key, let length):
        keys.append(key)
        start += length
      case .skip(let length): start += length
      case .incomplete:
        pending.removeFirst(start)
        return keys
      }
    }
    pending.removeFirst(start)
    return keys
  }

  /// The pasted text, once its end has come, or the next piece of it where it is long.
  private func paste(_ bytes: ArraySlice<UInt8>) -> (key: Key, length: Int, isLast: Bool)? {
    let end = KeyDecoder.pasteEnd
    let longest = KeyDecoder.longestPaste
    // The window is as long as a piece and an end, so an end that begins within the piece is found
    // however the bytes come.
    let window = bytes.prefix(longest + end.count - 1)
    var position = window.startIndex
    while let escape = window[position...].firstIndex(of: 0x1B) {
      if window[escape...].starts(with: end) {
        let text = String(decoding: window[..<escape], as: UTF8.self)
        return (.paste(text), escape + end.count - window.startIndex, true)
      }
      position = escape + 1
    }
    guard window.count == longest + end.count - 1 else { return nil }
    // Cut between two characters; no character has more than three continuation bytes.
    var cut = window.startIndex + longest
    let earliest = cut - 3
    while cut > earliest, window[cut] & 0xC0 == 0x80 { cut -= 1 }
    let text = String(decoding: window[..<cut], as: UTF8.self)
    return (.paste(text), cut - window.startIndex, false)
  }

  private func step(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> Step {
    guard let first = bytes.first else { return .incomplete }
    switch first {
    case 0x1B: return escape(bytes, isEnd: isEnd)
    case 0x0A, 0x0D: return .key(.enter, length: 1)
    case 0x09: return .key(.tab, length: 1)
    case 0x08, 0x7F: return .key(.backspace, length: 1)
    case 0x01...0x1A:
      return .key(.control(Unicode.Scalar(first + 0x60)), length: 1)
    case 0x00...0x1F: return .key(.unknown, length: 1)
    case 0x20..<0x7F: return .key(.scalar(Unicode.Scalar(first)), length: 1)
    default: return character(bytes)
    }
  }

  /// One UTF-8 character.
  ///
  /// Bytes that are not UTF-8 are dropped one by one.
  private func character(_ bytes: ArraySlice<UInt8>) -> Step {
    let length = KeyDecoder.characterLength(bytes[bytes.startIndex])
    guard length > 0 else { return .skip(length: 1) }
    let part = bytes.prefix(length)
    guard part.dropFirst().allSatisfy({ $0 & 0xC0 == 0x80 }) else { return .skip(length: 1) }
    guard part.count == length else { return .incomplete }
    guard let text = String(validating: part, as: UTF8.self), let scalar = text.unicodeScalars.first
    else { return .skip(length: 1) }
    // Nobody types C1 controls.
    return 0x80...0x9F ~= scalar.value
      ? .skip(length: length) : .key(.scalar(scalar), length: length)
  }

  /// How many bytes a character has that begins with this one, of two bytes or more; 0 where none
  /// does (RFC 3629).
  private static func characterLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private func escape(_ bytes: ArraySlice<UInt8>, isEnd: Bool) -> Step {
    guard isEnd || !mayBecomeLonger(bytes) else { return .incomplete }
    for length in stride(from: min(longestSequence, bytes.count), to: 1, by: -1) {
      if let key = sequences[Array(bytes.prefix(length))] { return .key(key, length: length) }
    }
    guard bytes.count > 1 else { return .incomplete }
    // What follows tells a string from Alt and a key.
    if !isEnd, TerminalString.mayBegin(bytes) { return .incomplete }
    switch bytes[bytes.startIndex + 1] {
    case UInt8(ascii: "["): return controlSequence(bytes)
    case UInt8(ascii: "O"): return singleShift(bytes)
    // Alt and a key, which terminals send as Esc and the key; Esc and then a key, typed fast, looks
    // the same.
    case 0x08, 0x7F: return .key(.alt("\u{7F}"), length: 2)
    case 0x20...0xFF: return alt(bytes)
    default: return .key(.escape, length: 1)
    }
  }

  /// `ESC` and a character.
  private func alt(_ bytes: ArraySlice<UInt8>) -> Step {
    let rest = bytes.dropFirst()
    guard bytes[rest.startIndex] >= 0x80 else {
      return .key(.alt(Unicode.Scalar(bytes[rest.startIndex])), length: 2)
    }
    switch character(rest) {
    case .key(.scalar(let scalar), let length): return .key(.alt(scalar), length: length + 1)
    case .incomplete: return .incomplete
    // No character comes: the Esc was one of its own.
    case .key, .skip: return .key(.escape, length: 1)
    }
  }

  /// Whether the bytes are the beginning of a longer sequence of the terminal's own.
  private func mayBecomeLonger(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count < longestSequence
      && sequences.keys.contains { $0.count > bytes.count && $0.starts(with: bytes) }
  }

  /// `ESC O`, in some terminals a modifier as in control sequences, final byte.
  private func singleShift(_ bytes: ArraySlice<UInt8>) -> Step {
    sequence(bytes, parameters: UInt8(ascii: "0")...UInt8(ascii: ";")) { parameters, final in
      switch final {
      case UInt8(ascii: "M"): return .enter
      // Ctrl with an arrow, as rxvt sends it.
      case UInt8(ascii: "c"): return .wordRight
      case UInt8(ascii: "d"): return .wordLeft
      default:
        let key = KeyDecoder.finals[final] ?? .unknown
        return KeyDecoder.hasModifier(parameters) ? KeyDecoder.byWord(key) : key
      }
    }
  }

  /// `ESC [`, parameters, intermediates, final byte (ECMA-48, 5.4).
  private func controlSequence(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    // The Linux console's F1 to F5 are ESC [ [ A to E.
    if body.first == UInt8(ascii: "[") {
      guard let final = body.dropFirst().first else { return .incomplete }
      guard (0x40...0x7E).contains(final) else { return .key(.unknown, length: 3) }
      let isFunction = (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final)
      return .key(isFunction ? .function(Int(final) - 0x40) : .unknown, length: 4)
    }
    // Mouse reports of terminals that know no others: three bytes follow, which are no keys.
    if body.first == UInt8(ascii: "M") {
      let report = body.dropFirst().prefix(3)
      if let control = report.firstIndex(where: { $0 < 0x20 }) {
        return .key(.unknown, length: control - bytes.startIndex)
      }
      return report.count == 3 ? .key(.unknown, length: 6) : .incomplete
    }
    return sequence(bytes, parameters: 0x20...0x3F) { parameters, final in
      ControlAnswer.key(parameters, final) ?? KeyDecoder.key(parameters: parameters, final: final)
    }
  }

  /// Esc, one byte, parameter bytes, and a final byte that with them says the key.
  private func sequence(
    _ bytes: ArraySlice<UInt8>, parameters: ClosedRange<UInt8>,
    key: (_ parameters: ArraySlice<UInt8>, _ final: UInt8) -> Key
  ) -> Step {
    let body = bytes.dropFirst(2).prefix(KeyDecoder.longestParameters)
    guard let end = body.firstIndex(where: { !parameters.contains($0) }) else {
      return body.count < KeyDecoder.longestParameters
        ? .incomplete : .key(.unknown, length: 2 + body.count)
    }
    let length = end - bytes.startIndex + 1
    let final = body[end]
    // A byte that no sequence holds breaks it off; that byte is a key of its own.
    guard (0x40...0x7E).contains(final) else { return .key(.unknown, length: length - 1) }
    return .key(key(body[..<end], final), length: length)
  }

  private static func key(parameters: ArraySlice<UInt8>, final: UInt8) -> Key {
    if parameters.first == UInt8(ascii: "<") { return mouse(parameters.dropFirst(), final) }
    if final == UInt8(ascii: "R"), !parameters.isEmpty { return cursorReport(parameters) }
    let numbers = parameters.split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
    ).map { Int(String(decoding: $0, as: UTF8.self)) }
    let isByWord = numbers.count == 2 && hasModifier(parameters)
    guard final == UInt8(ascii: "~") else {
      let key = finals[final] ?? .unknown
      return isByWord ? byWord(key) : key
    }
    let key = numbers.first.flatMap(\.self).flatMap { tildes[$0] } ?? .unknown
    return isByWord ? byWord(key) : key
  }

  /// Whether the last parameter says that Ctrl or Alt is held: it is 1 and the sum of Shift 1, Alt
  /// 2 and Ctrl 4.
  private static func hasModifier(_ parameters: ArraySlice<UInt8>) -> Bool {
    let last = parameters.split(separator: UInt8(ascii: ";")).last ?? []
    return Int(String(decoding: last, as: UTF8.self)).map { ($0 - 1) & 6 != 0 } == true
  }

  /// What a key is with Ctrl or Alt; most are the same.
  private static func byWord(_ key: Key) -> Key {
    switch key {
    case .left: .wordLeft
    case .right: .wordRight
    case .delete: .alt("d")
    default: key
    }
  }

  /// `ESC [ row ; column R`: an answer of the terminal.
  ///
  /// F3 with a modifier has the same form with the row 1, of which the reader never asks: no
  /// command has that key, and it is none (`ControlAnswer`). Anything else is neither.
  private static func cursorReport(_ parameters: ArraySlice<UInt8>) -> Key {
    let numbers = parameters.split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false
    ).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 2, let row = numbers[0], let column = numbers[1], row > 0, column > 0
    else { return .unknown }
    return row == 1 ? .unknown : .cursorReport(row: row, column: column)
  }

  /// SGR mouse reports: `ESC [ < button ; column ; row M`.
  private static func mouse(_ parameters: ArraySlice<UInt8>, _ final: UInt8) -> Key {
    let numbers = parameters.split(separator: UInt8(ascii: ";")).compactMap {
      Int(String(decoding: $0, as: UTF8.self))
    }
    // No screen has more columns or rows than 16 bits count, so a larger report is no report.
    guard numbers.count == 3, final == UInt8(ascii: "M"),
      numbers[1...].allSatisfy({ (1...0xFFFF).contains($0) })
    else { return .unknown }
    let (column, row) = (numbers[1] - 1, numbers[2] - 1)
    switch numbers[0] {
    case 0: return .mouse(.press(column: column, row: row))
    case 64: return .mouse(.wheelUp(column: column, row: row))
    case 65: return .mouse(.wheelDown(column: column, row: row))
    default: return .unknown
    }
  }

  private static let finals: [UInt8: Key] = [
    UInt8(ascii: "A"): .up, UInt8(ascii: "B"): .down, UInt8(ascii: "C"): .right,
    UInt8(ascii: "D"): .left, UInt8(ascii: "H"): .home, UInt8(ascii: "F"): .end,
    UInt8(ascii: "Z"): .backTab, UInt8(ascii: "P"): .function(1), UInt8(ascii: "Q"): .function(2),
    UInt8(ascii: "R"): .function(3), UInt8(ascii: "S"): .function(4),
  ]

  private static let tildes: [Int: Key] = [
    1: .home, 2: .insert, 3: .delete, 4: .end, 5: .pageUp, 6: .pageDown, 7: .home, 8: .end,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]
}
