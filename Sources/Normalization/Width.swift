import CUtf8proc

/// Full-width and half-width forms, which East Asian keyboards type: `Ａ`, `：`, `ｱ`, the
/// ideographic space.
///
/// They are the scalars whose decomposition the Unicode Character Database (UAX #44,
/// Decomposition_Type) tags `<wide>` or `<narrow>`; each stands for one other scalar.
enum Width {
  /// The scalar in its usual width.
  static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    // All there are: U+3000, and the block U+FF00…FFEF.
    guard scalar == "\u{3000}" || (0xFF00...0xFFEF).contains(scalar.value) else { return scalar }
    guard let property = utf8proc_get_property(Int32(bitPattern: scalar.value)) else {
      return scalar
    }
    let type = UInt32(property.pointee.decomp_type)
    guard type == UTF8PROC_DECOMP_TYPE_WIDE.rawValue || type == UTF8PROC_DECOMP_TYPE_NARROW.rawValue
    else { return scalar }
    // One step only: the half-width ㄱ is U+3131, which itself would decompose to a conjoining
    // jamo.
    let mapped: Unicode.Scalar? =
      switch scalar.value {
      case 0x3000: " "
      case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0)
      case 0xFFA1...0xFFBE: Unicode.Scalar(scalar.value - 0xFFA1 + 0x3131)
      case 0xFFA0: "\u{3164}"
      case 0xFFC2...0xFFDC: vowel(scalar.value)
      default: compatibilityForm(scalar)
      }
    return mapped ?? scalar
  }

  /// U+FFC2…FFDC hold ㅏ to ㅣ in groups of six with gaps between.
  private static func vowel(_ value: UInt32) -> Unicode.Scalar? {
    let (group, index) = ((value - 0xFFC2) / 8, (value - 0xFFC2) % 8)
    return Unicode.Scalar(0x314F + group * 6 + index)
  }

  private static func compatibilityForm(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    var mapped: [Int32] = [0, 0, 0, 0]
    var lastClass: Int32 = 0
    let count = utf8proc_decompose_char(
      Int32(bitPattern: scalar.value), &mapped, mapped.count,
      utf8proc_option_t(UTF8PROC_DECOMPOSE.rawValue | UTF8PROC_COMPAT.rawValue), &lastClass)
    return count == 1 ? Unicode.Scalar(UInt32(bitPattern: mapped[0])) : nil
  }
}
