import CPCRE2
import Normalization

/// What matching needs beside the pattern: PCRE2's room for results, limits and a stack; for one thread.
final class PatternRunner {
  /// Steps that one line may take, so that `(a+)+$` ends: some thousandths of a second.
  private static let matchLimit: UInt32 = 100_000
  /// The stack of compiled code in bytes; more than 32 KiB are needed by long lines under nested groups only.
  private static let stack = (least: 32 << 10, most: 1 << 20)

  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  private var composed: [UInt8] = []

  init() {
    data = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(Self.stack.least, Self.stack.most, nil)
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  /// The first match at or after `start` in text that is valid UTF-8 in NFC; nil where there is none.
  ///
  /// - Throws: where the match limit ended it.
  func match(
    _ pattern: Pattern, in text: UnsafeRawBufferPointer, from start: Int = 0
  ) throws(PatternError) -> Range<Int>? {
    // An empty line has no address of its own.
    let count =
      text.baseAddress.map {
        call(pattern, $0.assumingMemoryBound(to: UInt8.self), text.count, start)
      }
      ?? [UInt8(0)].withUnsafeBufferPointer { buffer in
        buffer.baseAddress.map { call(pattern, $0, 0, start) } ?? PCRE2_ERROR_NOMATCH
      }
    if count == PCRE2_ERROR_NOMATCH { return nil }
    guard count >= 0, let places = pcre2_get_ovector_pointer_8(data) else {
      throw PatternError(source: pattern.source)
    }
    // `\K` can put the beginning behind the end.
    return places[0] <= places[1] ? places[0]..<places[1] : places[1]..<places[1]
  }

  private func call(
    _ pattern: Pattern, _ text: UnsafePointer<UInt8>, _ count: Int, _ start: Int
  ) -> Int32 {
    pcre2_match_8(pattern.compiled.pointer, text, count, start, PCRE2_NO_UTF_CHECK, data, context)
  }

  /// Whether any text matches that may be in another form than NFC, or no valid UTF-8.
  func matches(
    _ pattern: Pattern, composing text: UnsafeRawBufferPointer
  ) throws(PatternError) -> Bool {
    composed.removeAll(keepingCapacity: true)
    NFC.append(text, to: &composed)
    return try unsafe(pattern)
  }

  private func unsafe(_ pattern: Pattern) throws(PatternError) -> Bool {
    var result: Result<Bool, PatternError> = .success(false)
    composed.withUnsafeBytes { bytes in
      do throws(PatternError) {
        result = .success(try match(pattern, in: bytes) != nil)
      } catch {
        result = .failure(error)
      }
    }
    return try result.get()
  }
}
