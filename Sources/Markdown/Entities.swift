/// HTML's character references, as far as text uses them.
package enum Entities {
  /// The text that a reference at an index stands for, and its end; nil where it is none.
  package static func decode(_ bytes: Span<UInt8>, at start: Int, before end: Int) -> (
    text: [UInt8], end: Int
  )? {
    guard start + 2 < end, bytes[start] == UInt8(ascii: "&") else { return nil }
    let limit = min(end, start + 34)
    guard let close = (start + 1..<limit).first(where: { bytes[$0] == UInt8(ascii: ";") }),
      close > start + 1
    else { return nil }
    if bytes[start + 1] == UInt8(ascii: "#") {
      return number(bytes, start + 2..<close).map { ($0, close + 1) }
    }
    let name = start + 1..<close
    for (known, text) in names
    where known.utf8CodeUnitCount == name.count && isName(known, at: name.lowerBound, in: bytes) {
      return (Array(text.utf8), close + 1)
    }
    return nil
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [UInt8]? {
    guard let first = range.first else { return nil }
    let isHex = bytes[first] | 0x20 == UInt8(ascii: "x")
    let digits = isHex ? first + 1..<range.upperBound : range
    guard !digits.isEmpty, digits.count <= 7 else { return nil }
    var value: UInt32 = 0
    for index in digits {
      guard let digit = hexDigit(bytes[index]), isHex || digit < 10 else { return nil }
      value = value * (isHex ? 16 : 10) + digit
    }
    // A reference makes no control character and no line.
    guard value >= 0x20, value != 0x7F, let scalar = Unicode.Scalar(value) else { return nil }
    return Array(String(Character(scalar)).utf8)
  }

  /// Whether a name stands at an index; its length is known to fit.
  private static func isName(_ name: StaticString, at start: Int, in bytes: Span<UInt8>) -> Bool {
    for index in 0..<name.utf8CodeUnitCount
    where unsafe bytes[start + index] != name.utf8Start[index] { return false }
    return true
  }

  private static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  private static let names: [(StaticString, String)] = [
    ("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", "\u{A0}"),
    ("ndash", "–"),
    ("mdash", "—"), ("hellip", "…"), ("lsquo", "‘"), ("rsquo", "’"), ("ldquo", "“"), ("rdquo", "”"),
    ("sbquo", "‚"), ("bdquo", "„"), ("laquo", "«"), ("raquo", "»"), ("bull", "•"), ("middot", "·"),
    ("times", "×"),
    ("divide", "÷"), ("deg", "°"), ("plusmn", "±"), ("micro", "µ"), ("para", "¶"), ("sect", "§"),
    ("copy", "©"),
    ("reg", "®"), ("trade", "™"), ("euro", "€"), ("pound", "£"), ("yen", "¥"), ("cent", "¢"),
    ("frac12", "½"),
    ("frac14", "¼"), ("frac34", "¾"), ("sup1", "¹"), ("sup2", "²"), ("sup3", "³"), ("ordm", "º"),
    ("ordf", "ª"),
    ("iexcl", "¡"), ("iquest", "¿"), ("larr", "←"), ("rarr", "→"), ("uarr", "↑"), ("darr", "↓"),
    ("harr", "↔"),
    ("rArr", "⇒"), ("hArr", "⇔"), ("le", "≤"), ("ge", "≥"), ("ne", "≠"), ("asymp", "≈"),
    ("equiv", "≡"), ("infin", "∞"),
    ("sum", "∑"), ("prod", "∏"), ("radic", "√"), ("part", "∂"), ("int", "∫"), ("nabla", "∇"),
    ("isin", "∈"),
    ("forall", "∀"), ("exist", "∃"), ("minus", "−"), ("lowast", "∗"), ("sim", "∼"), ("prop", "∝"),
    ("alpha", "α"), ("beta", "β"), ("gamma", "γ"), ("delta", "δ"), ("epsilon", "ε"), ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"), ("iota", "ι"), ("kappa", "κ"), ("lambda", "λ"), ("mu", "μ"), ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"), ("rho", "ρ"), ("sigma", "σ"), ("tau", "τ"), ("upsilon", "υ"), ("phi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"), ("omega", "ω"), ("Gamma", "Γ"), ("Delta", "Δ"), ("Theta", "Θ"), ("Lambda", "Λ"),
    ("Pi", "Π"),
    ("Sigma", "Σ"), ("Phi", "Φ"), ("Psi", "Ψ"), ("Omega", "Ω"), ("agrave", "à"), ("aacute", "á"),
    ("acirc", "â"),
    ("atilde", "ã"), ("auml", "ä"), ("aring", "å"), ("aelig", "æ"), ("ccedil", "ç"),
    ("egrave", "è"),
    ("eacute", "é"), ("ecirc", "ê"), ("euml", "ë"), ("igrave", "ì"), ("iacute", "í"),
    ("icirc", "î"), ("iuml", "ï"),
    ("ntilde", "ñ"), ("ograve", "ò"), ("oacute", "ó"), ("ocirc", "ô"), ("otilde", "õ"),
    ("ouml", "ö"),
    ("oslash", "ø"), ("ugrave", "ù"), ("uacute", "ú"), ("ucirc", "û"), ("uuml", "ü"),
    ("yacute", "ý"), ("yuml", "ÿ"),
    ("szlig", "ß"), ("Agrave", "À"), ("Aacute", "Á"), ("Acirc", "Â"), ("Atilde", "Ã"),
    ("Auml", "Ä"), ("Aring", "Å"),
    ("AElig", "Æ"), ("Ccedil", "Ç"), ("Egrave", "È"), ("Eacute", "É"), ("Ecirc", "Ê"),
    ("Euml", "Ë"), ("Ntilde", "Ñ"),
    ("Ograve", "Ò"), ("Oacute", "Ó"), ("Ocirc", "Ô"), ("Otilde", "Õ"), ("Ouml", "Ö"),
    ("Oslash", "Ø"), ("Ugrave", "Ù"),
    ("Uacute", "Ú"), ("Ucirc", "Û"), ("Uuml", "Ü"), ("scaron", "š"), ("Scaron", "Š"),
    ("oelig", "œ"), ("OElig", "Œ"),
    ("lbrack", "["), ("rbrack", "]"), ("lpar", "("), ("rpar", ")"), ("ast", "*"), ("lowbar", "_"),
    ("vert", "|"),
    ("num", "#"), ("dollar", "$"), ("percnt", "%"), ("colon", ":"), ("comma", ","), ("excl", "!"),
    ("quest", "?"),
    ("shy", "\u{AD}"), ("zwj", "\u{200D}"), ("zwnj", "\u{200C}"), ("ensp", "\u{2002}"),
    ("emsp", "\u{2003}"),
    ("thinsp", "\u{2009}"), ("prime", "′"), ("Prime", "″"), ("dagger", "†"), ("Dagger", "‡"),
    ("check", "✓"),
  ]
}
