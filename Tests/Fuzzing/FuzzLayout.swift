import TextLayout

/// Any text is a summary: cleaned it cannot steer a terminal, and laid out no line is wider than
/// its column.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzLayout(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  _ = TextLocale.adopt()
  let bytes = UnsafeBufferPointer(start: start, count: count)
  let lines = bytes.dropFirst().split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  // A wide character is two cells, which a narrower column has no room for.
  let width = 2 + Int(bytes.first ?? 0) % 100
  var links = LinkTable([])
  for line in layout(SummaryBlock.parse(lines), width: width, links: &links) {
    precondition(line.width <= width, "a line of \(line.width) cells in a column of \(width)")
    // A mark may begin a span where its base ends the one before.
    precondition(Sanitizer.clean(line.plain) == line.plain, "a line that is not clean")
    precondition(line.plain.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
  }
  return 0
}
