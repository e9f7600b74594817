import CPCRE2
import Normalization

/// A regular expression of a query, compiled once by PCRE2 with its just-in-time compiler
/// (pcre2pattern(3), pcre2jit(3)).
///
/// It is Unicode's (`\w` takes 한글), and takes case as `less -i` does: only where a capital letter
/// stands in it. It is matched over one line at a time in NFC: the title, the authors, a line of
/// the summary.
public struct Pattern: Sendable {
  /// Why PCRE2 does not accept a pattern.
  struct Problem: Error {
    /// What PCRE2 says.
    let message: String
    /// Where, in scalars of the pattern.
    let offset: Int
  }

  /// The pattern as typed, without its slashes.
  public let source: String
  let compiled: CompiledPattern

  /// - Throws: what PCRE2 says is wrong with the pattern.
  init(_ source: String) throws(Problem) {
    self.source = source
    let bytes = Array(NFC.normalized(source).utf8)
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
    if !Pattern.hasCapital(source) { options |= PCRE2_CASELESS }
    var (code, offset): (Int32, Int) = (0, 0)
    guard let pointer = pcre2_compile_8(bytes, bytes.count, options, &code, &offset, nil) else {
      let before = String(decoding: bytes.prefix(offset), as: UTF8.self)
      throw Problem(
        message: Pattern.message(code),
        offset: min(before.unicodeScalars.count, source.unicodeScalars.count))
    }
    // Without it a pattern is slower and no less right.
    _ = pcre2_jit_compile_8(pointer, PCRE2_JIT_COMPLETE)
    let patient = pcre2_compile_8(
      bytes, bytes.count, options | PCRE2_AUTO_CALLOUT, &code, &offset, nil)
    if let patient { _ = pcre2_jit_compile_8(patient, PCRE2_JIT_COMPLETE) }
    compiled = CompiledPattern(pointer, interruptible: patient ?? pointer)
  }

  /// Whether a capital letter stands in a pattern, those after a backslash (`\S`, `\W`) aside.
  private static func hasCapital(_ source: String) -> Bool {
    var isEscaped = false
    for scalar in source.unicodeScalars {
      if !isEscaped, scalar.properties.isUppercase { return true }
      isEscaped = scalar == "\\" && !isEscaped
    }
    return false
  }

  private static func message(_ code: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = pcre2_get_error_message_8(code, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}

extension Pattern: Hashable {
  /// Patterns are the same when they were typed the same.
  public static func == (a: Pattern, b: Pattern) -> Bool {
    a.source.unicodeScalars.elementsEqual(b.source.unicodeScalars)
  }

  /// Hashes the pattern as typed.
  public func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

/// What PCRE2 made of a pattern; given back with the last copy of it.
///
/// A compiled pattern is never written to, so threads can share it (pcre2api(3), Multithreading).
final class CompiledPattern: @unchecked Sendable {
  let pointer: OpaquePointer
  /// The same, which asks between its parts whether to go on, and takes longer for it.
  let interruptible: OpaquePointer

  init(_ pointer: OpaquePointer, interruptible: OpaquePointer) {
    (self.pointer, self.interruptible) = (pointer, interruptible)
  }

  deinit {
    if interruptible != pointer { pcre2_code_free_8(interruptible) }
    pcre2_code_free_8(pointer)
  }
}

/// A regular expression that would take too long on some line: it ended by a limit of steps.
public struct PatternError: Error, Sendable, Hashable {
  /// The pattern as typed, without its slashes.
  public let source: String
}
