import CLibc
import Digest

/// Adds to ncurses' output what ncurses cannot send: links, and characters that are wider than it
/// knows.
///
/// ncurses is handed something that it can count and that no text holds: a character of the third
/// ideographic plane, which is two cells wide, for one that the terminal draws so wide, and behind
/// the first character of a link's cells a variation selector, which takes no cell. Both come back
/// in what it writes, just for the cells that it draws, and are replaced there. So its cells, its
/// movements and what it leaves out stay right.
struct FrameRewriting {
  /// The characters that stand for others, from here on.
  private static let firstStandIn: UInt32 = 0x30000
  private static let standIns = 0x10000
  /// The marks behind a cell that belongs to a link: VARIATION SELECTOR-17 to -256.
  private static let firstMark: UInt32 = 0xE0100
  private static let marks = 240

  private var stoodFor: [UInt32] = []
  private var standInOf: [UInt32: UInt32] = [:]
  private var addresses: [[UInt8]] = []
  private var markOf: [String: UInt32] = [:]

  /// Whether anything is to be replaced.
  var isNeeded: Bool { !stoodFor.isEmpty || !addresses.isEmpty }

  /// What ncurses is handed for a character that takes two cells though it would count one or does
  /// not know it, or that stands for others.
  mutating func standIn(for scalar: UInt32, isWide: Bool) -> UInt32 {
    let isTaken = FrameRewriting.firstStandIn..<FrameRewriting.firstStandIn + 0x10000 ~= scalar
    guard isTaken || isWide && wcwidth(wchar_t(bitPattern: scalar)) < 2 else { return scalar }
    if let known = standInOf[scalar] { return known }
    guard stoodFor.count < FrameRewriting.standIns else { return 0x3F }
    let standIn = FrameRewriting.firstStandIn + UInt32(stoodFor.count)
    stoodFor.append(scalar)
    standInOf[scalar] = standIn
    return standIn
  }

  /// The mark of a link's cells; nil for an address that is not to be sent, or where there are more
  /// links than marks.
  ///
  /// An address keeps its mark, so that a cell with the same mark is the same link.
  mutating func mark(of address: String) -> UInt32? {
    if let known = markOf[address] { return known }
    guard addresses.count < FrameRewriting.marks, let bytes = FrameRewriting.target(address) else {
      return nil
    }
    let mark = FrameRewriting.firstMark + UInt32(addresses.count)
    addresses.append(bytes)
    markOf[address] = mark
    return mark
  }

  /// Whether there may be links that got no mark.
  var isFull: Bool { addresses.count == FrameRewriting.marks }

  /// Forgets all links and their marks; the next frame must be drawn whole.
  mutating func forgetLinks() {
    addresses = []
    markOf = [:]
  }

  /// An address as OSC 8 takes it: what is outside of ASCII is percent-encoded (RFC 3987, 3.1), `;`
  /// too, which some terminals end at; nil for what is no web address or too long for terminals.
  static func target(_ address: String) -> [UInt8]? {
    guard WebAddress(address) != nil else { return nil }
    var target: [UInt8] = []
    for byte in address.utf8 {
      if 0x21...0x7E ~= byte, byte != UInt8(ascii: ";") {
        target.append(byte)
      } else {
        PercentEncoding.append(byte, to: &target)
      }
    }
    // VTE's limit, the lowest that is known.
    return target.count <= 2083 ? target : nil
  }

  // MARK: Rewriting

  /// What ncurses wrote, with every mark and stand-in replaced; no link is left open.
  func rewritten(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var writer = Writer(rest: bytes, links: addresses)
    writer.written.reserveCapacity(bytes.count + bytes.count / 2)
    while let byte = writer.rest.first {
      switch byte {
      case 0x1B: writer.copySequence()
      case ..<0x20, 0x7F:
        writer.open(nil)
        writer.copy(1)
      default:
        let (scalar, length) = FrameRewriting.scalar(writer.rest)
        let (mark, markLength) = FrameRewriting.scalar(writer.rest.dropFirst(length))
        let isMarked =
          FrameRewriting.firstMark..<FrameRewriting.firstMark + UInt32(addresses.count) ~= mark
        writer.open(isMarked ? Int(mark - FrameRewriting.firstMark) : nil)
        let index = Int(scalar) - Int(FrameRewriting.firstStandIn)
        if stoodFor.indices.contains(index), let own = Unicode.Scalar(stoodFor[index]) {
          writer.written += Array(String(Character(own)).utf8)
          writer.rest = writer.rest.dropFirst(length)
        } else {
          writer.copy(length)
        }
        if isMarked { writer.rest = writer.rest.dropFirst(markLength) }
      }
    }
    writer.open(nil)
    return writer.written
  }

  /// The first character and its length in bytes; ncurses writes whole and valid ones.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> (UInt32, length: Int) {
    guard let first = bytes.first else { return (0, 0) }
    let length = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard length > 1, bytes.count >= length else { return (UInt32(first), 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for byte in bytes.dropFirst().prefix(length - 1) { value = value << 6 | UInt32(byte & 0x3F) }
    return (value, length)
  }

  private struct Writer {
    var rest: ArraySlice<UInt8>
    let links: [[UInt8]]
    var written: [UInt8] = []
    private var current: Int?

    init(rest: ArraySlice<UInt8>, links: [[UInt8]]) {
      self.rest = rest
      self.links = links
    }

    mutating func copy(_ count: Int) {
      written += rest.prefix(count)
      rest = rest.dropFirst(count)
    }

    /// Opens a link, or closes the one that is open.
    ///
    /// The `id` has a terminal show the pieces of a link that is on several rows as one (the OSC 8
    /// specification of E. Koblinger).
    mutating func open(_ link: Int?) {
      guard link != current else { return }
      current = link
      let id = link.map { "id=n\($0)" } ?? ""
      written += Array("\u{1B}]8;\(id);".utf8) + (link.map { links[$0] } ?? []) + [0x1B, 0x5C]
    }

    /// Copies a control sequence or an escape sequence (ECMA-48, 5.4; ECMA-35, 13.2); a link is
    /// open across colours only.
    mutating func copySequence() {
      var length = 1
      let bytes = rest.dropFirst()
      if bytes.first == UInt8(ascii: "[") {
        length += 1 + bytes.dropFirst().prefix { 0x20...0x3F ~= $0 }.count + 1
      } else {
        length += bytes.prefix { 0x20...0x2F ~= $0 }.count + 1
      }
      if rest.prefix(length).last != UInt8(ascii: "m"), bytes.first == UInt8(ascii: "[") {
        open(nil)
      }
      copy(length)
    }
  }
}
