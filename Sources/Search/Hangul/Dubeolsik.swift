/// The 두벌식 keyboard (KS X 5002): the one table of which key gives which letter.
///
/// The reader takes commands typed with the input method on by it, and a search takes words typed
/// with the input method on or off by mistake.
public enum Dubeolsik {
  static let leads = split("r R s e E f a q Q t T d w W c z x v g")
  static let vowels = split("k o i O j p u P h hk ho hl y n nj np nl b m ml l")
  static let finals = split(
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
    if let syllable = Syllable(scalar) {
      return leads[syllable.lead] + vowels[syllable.vowel]
        + (syllable.final > 0 ? finals[syllable.final - 1] : [])
    }
    switch value {
    case 0x3131...0x314E: return consonants[value - 0x3131]
    case 0x314F...0x3163: return vowels[value - 0x314F]
    // Conjoining jamo, as some terminals send what is still being composed.
    case 0x1100...0x1112: return leads[value - 0x1100]
    case 0x1161...0x1175: return vowels[value - 0x1161]
    case 0x11A8...0x11C2: return finals[value - 0x11A8]
    // The halfwidth forms of the compatibility jamo; the vowels' stand in groups of six.
    case 0xFFA1...0xFFBE: return consonants[value - 0xFFA1]
    case 0xFFC2...0xFFC7: return vowels[value - 0xFFC2]
    case 0xFFCA...0xFFCF: return vowels[value - 0xFFCA + 6]
    case 0xFFD2...0xFFD7: return vowels[value - 0xFFD2 + 12]
    case 0xFFDA...0xFFDC: return vowels[value - 0xFFDA + 18]
    default: return nil
    }
  }

  /// What a Latin keyboard would have typed for a text: `얄려냐ㅐㅜ` is `diffusion`; nil where no
  /// Hangul is in it.
  public static func latin(_ text: String) -> String? {
    var latin = String.UnicodeScalarView()
    var hasHangul = false
    for scalar in text.unicodeScalars {
      if let keys = keys(for: scalar) {
        latin.append(contentsOf: keys)
        hasHangul = true
      } else {
        latin.append(scalar)
      }
    }
    return hasHangul ? String(latin) : nil
  }

  /// What the input method would have made of a text: `ghkrtks` is `확산`; nil where no letter of
  /// it is a key.
  public static func hangul(_ text: String) -> String? {
    var composer = HangulComposer()
    var hasKeys = false
    for scalar in text.unicodeScalars {
      if composer.type(scalar) { hasKeys = true }
    }
    return hasKeys ? composer.finish() : nil
  }

  /// The compatibility jamo that a key gives; capital letters without a letter of their own count
  /// as small ones.
  static func jamo(for key: Unicode.Scalar) -> Jamo? {
    jamoByKey[key] ?? key.lowercased.flatMap { jamoByKey[$0] }
  }

  /// A letter as one key gives it.
  enum Jamo: Hashable, Sendable {
    /// A consonant, as an index in `leads`.
    case consonant(Int)
    /// A vowel, as an index in `vowels`.
    case vowel(Int)
  }

  private static let jamoByKey: [Unicode.Scalar: Jamo] = {
    var jamo: [Unicode.Scalar: Jamo] = [:]
    for (index, keys) in leads.enumerated() { jamo[keys[0]] = .consonant(index) }
    for (index, keys) in vowels.enumerated() where keys.count == 1 { jamo[keys[0]] = .vowel(index) }
    return jamo
  }()
}

extension Unicode.Scalar {
  /// The small letter of a capital A to Z.
  fileprivate var lowercased: Unicode.Scalar? {
    ("A"..."Z").contains(self) ? Unicode.Scalar(value + 32) : nil
  }
}
