import CLibc
import Normalization

/// Makes text fit to be shown: nothing in it steers a terminal, and each scalar has the width that
/// `displayWidth(of:)` says.
///
/// Joiners and variation selectors go even inside an emoji: terminals disagree with `wcwidth`, and
/// with one another, about the width of such sequences, and one wrong cell breaks a whole row.
public enum Sanitizer {
  /// Marks that one base may carry, since ncurses' cell holds a base and four marks.
  private static let marksPerBase = 4

  /// `text` as it may be shown, in NFC; unchanged and cheap where there is nothing to change.
  ///
  /// Spaces stand for tabs and line ends, control pictures for other C0 controls and DEL, U+FFFD
  /// for C1 controls and what libc cannot show. Dropped are bidirectional controls, zero-width and
  /// format characters, Hangul fillers, marks without a base and the fifth and later of a pile.
  public static func clean(_ text: String) -> String {
    var text = text
    if text.withUTF8({ isClean($0) }) { return text }
    var allowed = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if let shown = replacement(for: scalar) { allowed.append(shown) }
    }
    return boundingMarks(in: NFC.normalized(String(allowed)))
  }

  /// Whether a scalar is what `clean` shows for one that must not reach a terminal.
  public static func isStandIn(_ scalar: Unicode.Scalar) -> Bool {
    0x2400...0x2421 ~= scalar.value || scalar == "\u{FFFD}"
  }

  /// Whether text is printable ASCII, Latin-1, precomposed Hangul, the punctuation U+2010–2027 and
  /// what frames and bars are drawn with, U+2500–25FF.
  ///
  /// All of that is shown as it is. Works on bytes, as most text ends here.
  private static func isClean(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < utf8.count {
      let lead = utf8[index]
      if lead < 0x80 {
        guard lead >= 0x20, lead != 0x7F else { return false }
        index += 1
        continue
      }
      if lead == 0xC3 || (lead == 0xC2 && utf8[index + 1] > 0xA0 && utf8[index + 1] != 0xAD) {
        index += 2
        continue
      }
      guard 0xE2...0xED ~= lead else { return false }
      // A `String` is valid UTF-8: what E2 to ED begin is three bytes long.
      let value =
        UInt32(lead & 0xF) << 12 | UInt32(utf8[index + 1] & 0x3F) << 6
        | UInt32(utf8[index + 2] & 0x3F)
      guard 0xAC00...0xD7A3 ~= value || 0x2010...0x2027 ~= value || 0x2500...0x25FF ~= value
      else { return false }
      index += 3
    }
    return true
  }

  /// What is shown for `scalar`, leaving aside what stands around it; nil for nothing.
  private static func replacement(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x09...0x0D, 0x85, 0x2028, 0x2029: " "
    case 0x00...0x1F: Unicode.Scalar(0x2400 + scalar.value)
    case 0x20...0x7E: scalar
    case 0x7F: "\u{2421}"
    case 0x80...0x9F: "\u{FFFD}"
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: nil  // Bidirectional controls
    case 0x00AD, 0x034F, 0x200B...0x200D, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF: nil
    case 0x115F, 0x1160, 0x3164, 0xFFA0: nil  // Hangul fillers
    case 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0100...0xE01EF: nil  // Variation selectors
    case 0xFFF9...0xFFFB, 0xE0000...0xE007F: nil  // Annotations, tags
    default: shownByWidth(scalar)
    }
  }

  private static func shownByWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let width = wcwidth(wchar_t(bitPattern: scalar.value))
    if width < 0 { return NewerEmoji.contains(scalar) ? scalar : "\u{FFFD}" }
    return width > 0 || isMark(scalar) ? scalar : nil
  }

  /// Whether a scalar without width belongs to the cell before it: a combining mark, or a vowel or
  /// final jamo, of which old Hangul that has no precomposed syllable is made.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: 0x1161...0x11FF ~= scalar.value || 0xD7B0...0xD7FB ~= scalar.value
    }
  }

  private static func boundingMarks(in text: String) -> String {
    var result = String.UnicodeScalarView()
    var base: Unicode.Scalar = " "
    var marks = 0
    for scalar in text.unicodeScalars {
      if scalar.isASCII || displayWidth(of: scalar) > 0 {
        base = scalar
        marks = 0
      } else {
        marks += 1
        guard marks <= marksPerBase, canCarryMarks(base) else { continue }
      }
      result.append(scalar)
    }
    return String(result)
  }

  /// A space or a control picture is no base: the terminal would draw the mark on what is to the
  /// left.
  private static func canCarryMarks(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.properties.isWhitespace && !isStandIn(scalar)
  }
}
