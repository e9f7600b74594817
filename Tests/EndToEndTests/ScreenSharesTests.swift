import Glibc
import TestSupport
import Testing

/// What is whole on a screen, measured from outside.
@Suite("Whole titles and summaries on a screen", .waiting)
struct ScreenSharesTests {
  private static let sizes = [(80, 24), (100, 30), (120, 40), (160, 45), (200, 50)].map {
    TerminalSize($0.0, $0.1)
  }

  @Test("of an invented archive", arguments: sizes)
  func invented(size: TerminalSize) throws {
    let archive = try ArchiveFixture()
    let shares = try ScreenShares(
      archive.path, size, queries: ["확산"], readsSummaries: true)
    for share in [shares.days, shares.months, shares.searches] {
      #expect(share.all > 0 && share.percent >= 98, "\(share)")
    }
    #expect(shares.summaries.all == 39 && shares.summaries.percent >= 85)
    #expect(shares.textRows >= 12)
  }

  @Test("are fewer where a title has one line only: the measure can fail")
  func oneLine() throws {
    let archive = try ArchiveFixture()
    let shares = try ScreenShares(
      archive.path, TerminalSize(36, 20), queries: ["확산"], readsSummaries: false,
      configuration: "title-lines = 1")
    #expect(shares.days.percent < 98 && shares.months.percent < 98, "\(shares.days)")
  }

  /// By hand, as `make shares`: it takes minutes.
  @Test(
    "of the real archive", .enabled(if: RealArchive.isPresent, "there is no real archive"),
    .enabled(if: getenv("NONMUN_SHARES") != nil, "make shares asks for it"))
  func real() throws {
    let path = try #require(RealArchive.path)
    var narrower: ScreenShares?
    print("| screen | a day's titles | a month's | a search's | summaries | rows of text |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for size in Self.sizes {
      let shares = try ScreenShares(
        path, size, queries: ["reasoning", "diffusion", "모델", "확산", "benchmark"],
        readsSummaries: [80, 120].contains(size.columns))
      let text = shares.summaries.all > 0 ? "\(shares.summaries) | \(shares.textRows)" : " | "
      print("| \(size) | \(shares.days) | \(shares.months) | \(shares.searches) | \(text) |")
      for (share, before) in [
        (shares.days, narrower?.days), (shares.months, narrower?.months),
        (shares.searches, narrower?.searches),
      ] {
        #expect(share.percent >= 98, "\(size)")
        if let before { #expect(share.percent >= before.percent - 0.1, "\(size)") }
      }
      if size.columns == 80 { #expect(shares.textRows >= 12) }
      if size.columns == 120 { #expect(shares.summaries.percent >= 85) }
      narrower = shares
    }
  }
}
