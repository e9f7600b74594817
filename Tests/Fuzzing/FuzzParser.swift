import Digest

/// What libFuzzer calls with each input (llvm.org/docs/LibFuzzer.html): any bytes are a digest, and
/// all that a paper tells can be asked for.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzParser(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: start, count: count))
  let file = DigestFile(name: "fuzz.md", bytes: bytes)
  for paper in file.papers {
    _ = (paper.title, paper.url, paper.vote, paper.image, paper.video, paper.authors, paper.body)
    _ = (paper.date, paper.id, paper.title(prefix: 7), paper.line)
    paper.withSearchText { _, text in text.withUnsafeBytes { precondition(!$0.contains(0x0A)) } }
  }
  _ = DigestChecker.check(file).map(\.description)
  let library = Library(files: [file])
  // The same paper twice on a day is one.
  precondition(library.papers.count <= file.papers.count)
  _ = DigestExplanation(file).lines.count
  precondition(library.days.reduce(0) { $0 + $1.papers.count } == library.papers.count)
  return 0
}
