import Digest
import TestSupport
import Testing

@testable import Search

// Skipped where the archive is not: it is not part of the project.
@Suite(
  "Queries on the real archive",
  .enabled(if: RealArchive.isPresent, "the real archive is not on this machine"))
struct RealArchiveTests {
  private static let queries = [
    "확산 모델", "Diffusion 확산", "대규모", "대규모 언어 모델 gpu", "ㅎㅅㅁㄷ", "확사", "모데", "ghkrtks", "얄려냐ㅐㅜ",
    "title:diffusion vote:>=20",
    "vote:p90 -title:model", "label:new:확산", "label:technical:ㅎㅅ",
    "label:performance \"state of the art\"", "date:7d", "date:2024-03..2024-05 모델",
    "day:mon has:video", "authors:>100 OR has:code", "id:2403.19", "/gpu/",
    "확산모델", "강화학습", "비디오 확산 모델을 360도 파노라마로", "RL", "word:RL", "GAN -GPT",
    "is:unread 확산 sort:relevance", "모델 -(확산 OR diffusion)", "author:wang",
  ]

  private static let library =
    RealArchive.path.flatMap { try? Archive(paths: [$0]) }
    .map { LibraryLoader.all($0) } ?? Library()

  @Test("papers match as the plain reference says, in the same order")
  func reference() throws {
    let searcher = Searcher(Self.library)
    let reference = ReferenceMatcher(Self.library)
    for text in Self.queries {
      let query = try Query(text)
      let found = try searcher.find(query)
      let own = Dictionary(uniqueKeysWithValues: zip(found.papers, found.readings))
      #expect(own == reference.find(query), "\(text)")
      #expect(
        !own.isEmpty && own.count < Self.library.papers.count || text.hasPrefix("is:"), "\(text)")
      guard !text.contains("relevance") else { continue }
      #expect(searcher.list(found) == reference.order(own, found.query), "\(text)")
    }
  }

  @Test("Korean is found however it is spaced and whatever its endings")
  func natural() throws {
    let searcher = Searcher(Self.library)
    func papers(_ query: String) throws -> Set<Int> { Set(try searcher.find(Query(query)).papers) }
    // Either way of writing finds what both find.
    for (joined, apart) in [("확산모델", "\"확산 모델\""), ("강화학습", "\"강화 학습\"")] {
      #expect(try papers(joined) == papers(apart).union(papers("\"\(joined)\"")), "\(joined)")
      #expect(try papers(apart).count > 20)
    }
    let found = try searcher.find(Query("비디오 확산 모델을 360도 파노라마로"))
    #expect(found.count > 0 && found.conversions.contains { $0.description == "파노라마로 → 파노라마" })
  }

  @Test("copies in NFD give the same answers in the same order")
  func decomposedCopies() throws {
    let papers = Self.library.papers
    var seen: Set<ObjectIdentifier> = []
    // Every fourth day, as a debugging build folds NFD slowly.
    let files = papers.map(\.file).filter { seen.insert(ObjectIdentifier($0)).inserted }
      .enumerated().filter { $0.offset % 4 == 0 }.map(\.element)
    let copies = files.map { file in
      DigestFile(
        name: file.name, bytes: Array(decomposed(String(decoding: file.bytes, as: UTF8.self)).utf8),
        date: file.papers.first?.date)
    }
    let (original, copy) = (Searcher(Library(files: files)), Searcher(Library(files: copies)))
    #expect(original.library.papers.count == copy.library.papers.count)
    for text in Self.queries {
      let results = try [original, copy].map { searcher in
        let found = try searcher.find(Query(text))
        return [searcher.list(found), searcher.list(found, by: SortOrder(.title))]
      }
      #expect(results[0] == results[1], "\(text)")
    }
  }
}
