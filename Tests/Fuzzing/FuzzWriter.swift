import Digest

/// What is written of a digest reads back to the same papers, and is then written the same again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzWriter(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let papers = read(Array(UnsafeBufferPointer(start: start, count: count)))
  let once = written(papers)
  let again = read(once)
  // Papers without a day come first in what is written.
  let expected = papers.filter { $0.date == nil } + papers.filter { $0.date != nil }
  precondition(again == expected, "other papers are read back than were written")
  precondition(written(again) == once, "what was read back is written otherwise")
  return 0
}

private func read(_ bytes: [UInt8]) -> [Paper] {
  DigestFile(name: "fuzz.md", bytes: bytes).papers
}

private func written(_ papers: [Paper]) -> [UInt8] {
  var output: [UInt8] = []
  DigestWriter.write(papers, to: &output)
  return output
}
