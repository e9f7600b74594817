import Markdown
import Normalization

/// The text that a file's bytes stand for.
///
/// References of HTML become their characters, layout tags are left out, and commands of LaTeX
/// whose beginning JSON made a control character become commands again.
struct MeantText: OptionSet {
  let rawValue: UInt8

  /// References such as `&amp;` are their characters.
  static let references = MeantText(rawValue: 1)
  /// Layout tags are no text.
  static let tags = MeantText(rawValue: 2)
  /// Control characters that stand for the beginning of a LaTeX command are that.
  static let commands = MeantText(rawValue: 4)
  /// Lines are one.
  static let lines = MeantText(rawValue: 8)
  /// Marks of Markdown are no text, and neither are references.
  static let marks = MeantText(rawValue: 16)

  static let address: MeantText = [.references]
  static let title: MeantText = [.tags, .commands, .lines, .marks]
  static let name: MeantText = [.references, .tags, .commands, .lines]
  /// A line of a summary as text, and as Markdown for whoever shows it; in other forms than the
  /// present one without tags, and without the line feeds that a cell of a table may hold.
  static func line(_ form: DigestForm) -> MeantText {
    form == .daily ? [.references, .commands] : [.references, .commands, .tags, .lines]
  }
  static func markdown(_ form: DigestForm) -> MeantText {
    form == .daily ? [.commands] : [.commands, .tags, .lines]
  }

  /// Whether the bytes of a range may say something else than they mean.
  ///
  /// Hot path: sixteen bytes a step, most of which hold nothing that could.
  func needsReading(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let raw = unsafe bytes.bytes
    let looksForMarks = contains(.marks)
    var position = range.lowerBound
    while position < range.upperBound {
      let end = min(position + ByteBlock.count, range.upperBound)
      // The last block overlaps the one before it.
      let start = max(range.lowerBound, end - ByteBlock.count)
      if end - start < ByteBlock.count
        || MeantText.mayNeedReading(ByteBlock(raw, at: start), orMarks: looksForMarks)
      {
        for index in position..<end where needsReading(bytes[index]) { return true }
      }
      position = end
    }
    return false
  }

  /// Whether a block holds a control character, `&` or `<`; or a mark of Markdown perhaps.
  @inline(__always)
  private static func mayNeedReading(_ block: ByteBlock, orMarks: Bool) -> Bool {
    let isRead =
      block.isControl | block.isByte(UInt8(ascii: "&")) | block.isByte(UInt8(ascii: "<"))
    guard orMarks else { return isRead.hasTopBit }
    return (isRead | block.isBetweenLetters | block.isByte(UInt8(ascii: "*"))).hasTopBit
  }

  private func needsReading(_ byte: UInt8) -> Bool {
    // Letters and all that is not ASCII, which most of a text is.
    guard byte <= UInt8(ascii: "`"), byte != 0x20 else { return false }
    return switch byte {
    case UInt8(ascii: "&"): contains(.references) || contains(.marks)
    case UInt8(ascii: "<"): contains(.tags)
    case 0x08, 0x09, 0x0C: contains(.commands)
    case 0x0A, 0x0D: contains(.lines)
    case UInt8(ascii: "\\"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
      UInt8(ascii: "["):
      contains(.marks)
    default: false
    }
  }

  /// The text of a range.
  func text(_ bytes: Span<UInt8>, _ range: Range<Int>) -> String {
    guard needsReading(bytes, range) else { return bytes.text(range) }
    var output: [UInt8] = []
    append(bytes, range, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends the text of a range.
  func append(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    guard contains(.marks) else { return read(bytes, range, to: &output) }
    var source: [UInt8] = []
    read(bytes, range, to: &source)
    output += PlainMarkdown.text(source)
  }

  private func read(_ bytes: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
    output.reserveCapacity(output.count + range.count)
    let end = range.upperBound
    var index = range.lowerBound
    var parts = false
    while index < end {
      let byte = bytes[index]
      if parts, byte != UInt8(ascii: "<") {
        if byte != 0x20, output.last != 0x20 { output.append(0x20) }
        parts = false
      }
      switch byte {
      case UInt8(ascii: "&") where contains(.references):
        if let entity = Entities.decode(bytes, at: index, before: end) {
          output += entity.text
          index = entity.end
          continue
        }
      case UInt8(ascii: "<") where contains(.tags):
        if let labelEnd = HTMLText.label(at: index, before: end, in: bytes) {
          if !output.isEmpty { parts = true }
          index = labelEnd
          continue
        }
        if let tag = HTMLText.tag(at: index, before: end, in: bytes) {
          // Words that a tag parts have a space between them.
          if tag.parts, !output.isEmpty { parts = true }
          index = tag.end
          continue
        }
      case 0x08 where contains(.commands), 0x09 where contains(.commands),
        0x0C where contains(.commands):
        if let letter = LaTeXCommand.letter(lost: byte, before: index + 1, end, in: bytes) {
          output.append(UInt8(ascii: "\\"))
          output.append(letter)
          index += 1
          continue
        }
      case 0x0A where contains(.lines), 0x0D where contains(.lines):
        while index < end, bytes[index] <= 0x20 { index += 1 }
        while output.last == 0x20 { output.removeLast() }
        if index < end { output.append(0x20) }
        continue
      default: break
      }
      output.append(byte)
      index += 1
    }
  }
}

/// Commands of LaTeX whose backslash and first letter JSON reads as a control character: `\t`,
/// `\b`, `\f`.
enum LaTeXCommand {
  /// What may follow, for certain: the rest of a command's name.
  private static let tab: [StaticString] = [
    "extit{", "extbf{", "extsc{", "exttt{", "extrm{", "extsf{", "extsuperscript{", "extsubscript{",
    "extnormal{",
    "extup{", "ext{", "imes", "heta", "ilde{", "ilde ", "riangle", "frac{", "op", "anh", "au",
    "ag{", "o ", "o\\",
  ]
  private static let backspace: [StaticString] = [
    "eta", "egin{", "ar{", "oldsymbol{", "old{", "m{", "f{", "ig", "inom{", "ullet", "ullseye",
    "mod", "reve{", "ackslash",
  ]
  private static let formFeed: [StaticString] = [
    "rac{", "rac ", "orall", "lat", "box{", "ootnote{", "ontsize",
  ]

  /// The letter that a control character stands for; nil where that is not certain.
  static func letter(lost control: UInt8, before start: Int, _ end: Int, in bytes: Span<UInt8>)
    -> UInt8?
  {
    let (letter, rests): (UInt8, [StaticString]) =
      switch control {
      case 0x09: (UInt8(ascii: "t"), tab)
      case 0x08: (UInt8(ascii: "b"), backspace)
      default: (UInt8(ascii: "f"), formFeed)
      }
    for rest in rests where bytes.has(rest, at: start, before: end) {
      // A name that ends with a letter ends there: `au` is no beginning of a word.
      let next = start + rest.utf8CodeUnitCount
      let last = unsafe rest.utf8Start[rest.utf8CodeUnitCount - 1]
      if !isASCIILetter(last) || next == end || !isASCIILetter(bytes[next]) { return letter }
    }
    return nil
  }
}
