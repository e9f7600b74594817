import CNcurses
import Glibc

/// The capabilities of one kind that a terminal has, by their terminfo names.
///
/// A description is read and compiled each time the reader starts, so the predefined ones, hundreds
/// of which most terminals lack, are kept in the order of the compiled form, and looked for by name
/// only where one is wanted.
struct Capabilities<Value: Equatable & Sendable>: Equatable, Sendable {
  /// The kind; each kind has its own list of predefined names.
  let kind: CapabilityKind
  /// The predefined ones in terminfo's order, nil where the terminal has none, up to the last that
  /// was ever there.
  private(set) var predefined: [Value?] = []
  /// The others.
  private(set) var extended: [String: Value] = [:]

  /// No capabilities.
  init(_ kind: CapabilityKind) { self.kind = kind }

  /// Asks for every capability that may be there.
  init(_ kind: CapabilityKind, _ value: (UnsafePointer<CChar>) -> Value?) {
    self.kind = kind
    predefined.reserveCapacity(512)
    var name = kind.predefinedNames
    while let text = name.pointee {
      predefined.append(value(text))
      name += 1
    }
    for name in kind.extendedNames { extended[name] = value(name) }
  }

  /// Whether the terminal has the capability of a name.
  ///
  /// Not the same as comparing the value with nil: optimised by Swift 6.3.1, that released the
  /// value three times in `CursesScreen.init`, and the program crashed.
  func has(_ name: String) -> Bool {
    guard let index = kind.index(of: name) else { return extended.keys.contains(name) }
    return index < predefined.count && predefined[index] != nil
  }

  /// The capability of a name, nil where the terminal does not have it.
  subscript(_ name: String) -> Value? {
    get {
      guard let index = kind.index(of: name) else { return extended[name] }
      return index < predefined.count ? predefined[index] : nil
    }
    set {
      guard let index = kind.index(of: name) else {
        extended[name] = newValue
        return
      }
      while predefined.count <= index { predefined.append(nil) }
      predefined[index] = newValue
    }
  }

  /// Removes the predefined ones whose names begin with a letter.
  mutating func removePredefined(beginningWith letter: Unicode.Scalar) {
    let names = kind.predefinedNames
    for index in predefined.indices {
      if let name = names[index], UInt8(bitPattern: name[0]) == UInt8(ascii: letter) {
        predefined[index] = nil
      }
    }
  }
}

/// What a capability's value is.
enum CapabilityKind {
  case flag, number, string

  /// The names that terminfo defines, in the order of the compiled form.
  var predefinedNames: UnsafePointer<UnsafePointer<CChar>?> {
    switch self {
    case .flag: nonmun_flag_names()
    case .number: nonmun_number_names()
    case .string: nonmun_string_names()
    }
  }

  /// The names that descriptions add, as far as ncurses or the reader asks for them.
  ///
  /// terminfo offers no list of them all. Keys with modifiers are not among these, as `KeyDecoder`
  /// knows the form that they have.
  var extendedNames: [String] {
    switch self {
    case .flag: ["AX", "NQ", "RGB", "Tc", "XT"]
    case .number: ["CO", "RGB", "U8"]
    case .string: ["BD", "BE", "E3", "PE", "PS", "RGB", "XM", "xm"]
    }
  }

  /// The index of a predefined name.
  func index(of name: String) -> Int? {
    name.withCString { name in
      let names = predefinedNames
      var index = 0
      while let other = names[index] {
        if name[0] == other[0], strcmp(name, other) == 0 { return index }
        index += 1
      }
      return nil
    }
  }
}
