import CPCRE2
import Normalization

/// What matching needs beside the pattern: PCRE2's room for results, limits and a stack; for one
/// thread.
final class PatternRunner {
  /// Steps that one line may take, so that `(a+)+$` ends: some thousandths of a second.
  private static let matchLimit: UInt32 = 100_000
  /// Lines of more bytes are matched by code that can be given up in their midst: what is quadratic
  /// in a shorter line takes some thousandths of a second at most.
  private static let longestLine = 2048
  /// The stack of compiled code in bytes; more than 32 KiB are needed by long lines under nested
  /// groups only.
  private static let stack = (least: 32 << 10, most: 1 << 20)

  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?
  private let patience: Patience
  private var composed: [UInt8] = []

  /// - Parameter interruption: whether to give up in the midst of a long line.
  init(_ interruption: Interruption = Interruption()) {
    data = pcre2_match_data_create_8(1, nil)
    context = pcre2_match_context_create_8(nil)
    stack = pcre2_jit_stack_create_8(Self.stack.least, Self.stack.most, nil)
    patience = Patience(interruption)
    pcre2_set_match_limit_8(context, Self.matchLimit)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
    pcre2_set_callout_8(
      context,
      { _, patience in
        guard let patience else { return 0 }
        return Unmanaged<Patience>.fromOpaque(patience).takeUnretainedValue().ends()
          ? PCRE2_ERROR_CALLOUT : 0
      }, Unmanaged.passUnretained(patience).toOpaque())
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  /// The first match at or after `start` in text that is valid UTF-8 in NFC; nil where there is
  /// none, and where the search is given up.
  ///
  /// - Throws: where a limit of steps ended it.
  func match(
    _ pattern: Pattern, in text: RawSpan, from start: Int = 0
  ) throws(PatternError) -> Range<Int>? {
    guard !patience.interruption.isWanted(after: text.byteCount) else { return nil }
    let count = text.withUnsafeBytes { bytes in
      // An empty line has no address of its own.
      bytes.baseAddress.map {
        call(pattern, $0.assumingMemoryBound(to: UInt8.self), bytes.count, start)
      }
        ?? [UInt8(0)].withUnsafeBufferPointer { buffer in
          buffer.baseAddress.map { call(pattern, $0, 0, start) } ?? PCRE2_ERROR_NOMATCH
        }
    }
    if count == PCRE2_ERROR_NOMATCH || patience.interruption.happened { return nil }
    guard count >= 0, let positions = pcre2_get_ovector_pointer_8(data) else {
      throw PatternError(source: pattern.source)
    }
    // `\K` can put the beginning behind the end.
    return positions[0] <= positions[1]
      ? positions[0]..<positions[1] : positions[1]..<positions[1]
  }

  private func call(
    _ pattern: Pattern, _ text: UnsafePointer<UInt8>, _ count: Int, _ start: Int
  ) -> Int32 {
    patience.begin()
    let code =
      count > Self.longestLine ? pattern.compiled.interruptible : pattern.compiled.pointer
    return pcre2_match_8(code, text, count, start, PCRE2_NO_UTF_CHECK, data, context)
  }

  /// Whether any text matches that may be in another form than NFC, or no valid UTF-8.
  ///
  /// - Throws: where the pattern takes too long on a line.
  func matches(_ pattern: Pattern, composing text: RawSpan) throws(PatternError) -> Bool {
    composed.removeAll(keepingCapacity: true)
    NFC.append(text, to: &composed)
    let line = composed
    return try match(pattern, in: line.span.bytes) != nil
  }
}

/// How long a match of a long line may go on.
private final class Patience {
  /// Steps between two questions whether to give up: some tenths of a thousandth of a second.
  private static let stride = 1 << 14
  /// Steps of one match.
  private static let most = 1 << 24

  let interruption: Interruption
  private var steps = 0

  init(_ interruption: Interruption) { self.interruption = interruption }

  /// Begins a match.
  func begin() { steps = 0 }

  /// Counts a step, and tells whether the match ends here.
  func ends() -> Bool {
    steps += 1
    if steps % Patience.stride == 0, interruption.isWanted() { return true }
    return steps > Patience.most
  }
}
