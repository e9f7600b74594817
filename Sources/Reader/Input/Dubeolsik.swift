/// The 두벌식 keyboard: which Latin keys were pressed for a Hangul character.
///
/// With the input method on, a terminal sends composed Hangul where the hand meant commands. The
/// layout is KS X 5002's; a syllable is taken apart by Unicode's arithmetic (The Unicode Standard,
/// 3.12).
public enum Dubeolsik {
  private static let initials = split("r R s e E f a q Q t T d w W c z x v g")
  private static let vowels = split("k o i O j p u P h hk ho hl y n nj np nl b m ml l")
  private static let finals = split(
    "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g")
  /// ㄱ to ㅎ as they stand in U+3131…U+314E, clusters among them.
  private static let consonants = split(
    "r R rt s sw sg e E f fr fa fq ft fx fv fg a q Q qt t T d w W c z x v g")

  private static func split(_ keys: String) -> [[Unicode.Scalar]] {
    keys.split(separator: " ").map { Array($0.unicodeScalars) }
  }

  /// The keys of a syllable or jamo, in the order they were pressed; nil for any other character.
  public static func keys(for scalar: Unicode.Scalar) -> [Unicode.Scalar]? {
    let value = Int(scalar.value)
    switch value {
    case 0xAC00...0xD7A3:
      let syllable = value - 0xAC00
      let final = syllable % 28
      return initials[syllable / (21 * 28)] + vowels[syllable / 28 % 21]
        + (final > 0 ? finals[final - 1] : [])
    case 0x3131...0x314E: return consonants[value - 0x3131]
    case 0x314F...0x3163: return vowels[value - 0x314F]
    // Conjoining jamo, as some terminals send what is still being composed.
    case 0x1100...0x1112: return initials[value - 0x1100]
    case 0x1161...0x1175: return vowels[value - 0x1161]
    case 0x11A8...0x11C2: return finals[value - 0x11A8]
    default: return nil
    }
  }
}
