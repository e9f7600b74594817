import Surface

/// Bytes of a terminal, cut anywhere: keys are the same however they are cut, and after a flush
/// nothing waits.
///
/// Compiled together with the decoder's own files, which need no ncurses.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzKeys(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  var whole = KeyDecoder()
  let keys = whole.feed(bytes[...]) + whole.flush()
  var cut = KeyDecoder()
  var piecewise: [Key] = []
  for index in bytes.indices { piecewise += cut.feed(bytes[index...index]) }
  piecewise += cut.flush()
  precondition(keys == piecewise, "cut, the keys are others")
  precondition(!whole.isWaiting && !cut.isWaiting, "something waits after a flush")
  return 0
}
