import Digest
import Testing

@Suite("arXiv's identifiers")
struct ArxivIDTests {
  @Test(
    "are found in every form of arXiv's addresses",
    arguments: [
      ("https://arxiv.org/abs/3104.00001", "3104.00001"),
      ("http://arxiv.org/abs/3104.00001", "3104.00001"),
      ("https://arxiv.org/abs/3104.00001v2", "3104.00001"),
      ("https://arxiv.org/abs/3104.00001v12", "3104.00001"),
      ("https://arxiv.org/abs/0704.0001", "0704.0001"),
      ("https://arxiv.org/pdf/3104.00001", "3104.00001"),
      ("https://arxiv.org/pdf/3104.00001.pdf", "3104.00001"),
      ("https://arxiv.org/pdf/3104.00001v3.pdf", "3104.00001"),
      ("https://arxiv.org/html/3104.00001v1", "3104.00001"),
      ("https://arxiv.org/abs/3104.00001?context=cs", "3104.00001"),
      ("https://arxiv.org/abs/3104.00001v1#comments", "3104.00001"),
      ("https://www.arxiv.org/abs/3104.00001", "3104.00001"),
      ("https://export.arxiv.org/abs/3104.00001", "3104.00001"),
      ("https://arXiv.org/abs/3104.00001", "3104.00001"),
      ("https://arxiv.org/abs/cs/0112017", "cs/0112017"),
      ("https://arxiv.org/abs/cs.LG/0112017v3", "cs/0112017"),
      ("https://arxiv.org/pdf/hep-th/9901001v2.pdf", "hep-th/9901001"),
      ("https://arxiv.org/abs/solv-int/9901001", "solv-int/9901001"),
    ])
  func found(url: String, id: String) {
    #expect(ArxivID.find(in: url) == id)
  }

  @Test(
    "are not found elsewhere",
    arguments: [
      "", "https://arxiv.org", "https://arxiv.org/abs/", "https://arxiv.org/list/cs.LG/recent",
      "https://arxiv.org/abs/310.00001", "https://arxiv.org/abs/3104.001",
      "https://arxiv.org/abs/3104.000012",
      "https://arxiv.org/abs/3104.00001v", "https://arxiv.org/abs/v2",
      "https://arxiv.org/abs/3104.0000x",
      "https://arxiv.org/abs/3104-00001", "https://arxiv.org/abs/cs/011201",
      "https://arxiv.org/abs//0112017",
      "https://arxiv.org/abs/cs/01/12017", "https://arxiv.org/abs/٣104.00001",
      "https://notarxiv.org/abs/3104.00001", "https://example.org/?u=arxiv.org/abs/3104.00001",
      "https://example.org/arxiv.org/abs/3104.00001",
      "https://arxiv.org.example.org/abs/3104.00001",
      "https://github.com/a/b", "3104.00001",
    ])
  func missing(url: String) {
    #expect(ArxivID.find(in: url) == nil)
  }

  @Test(
    "are taken from whatever one pastes",
    arguments: [
      "3104.00001v2", "arXiv:3104.00001", "arxiv:3104.00001v1", "arxiv.org/abs/3104.00001v2",
      "www.arxiv.org/pdf/3104.00001", "https://arxiv.org/html/3104.00001v1/",
      "export.arxiv.org/abs/3104.00001", "https://arxiv.org/abs/3104.00001?context=cs#top",
      "huggingface.co/papers/3104.00001", "https://hf.co/papers/3104.00001/",
      "alphaxiv.org/overview/3104.00001v1", "https://www.alphaxiv.org/pdf/3104.00001.pdf",
      "ar5iv.org/html/3104.00001", "https://ar5iv.labs.arxiv.org/html/3104.00001",
      "papers.cool/arxiv/3104.00001", "doi:10.48550/arXiv.3104.00001",
      "https://doi.org/10.48550/arXiv.3104.00001", "dx.doi.org/10.48550/arxiv.3104.00001",
      "10.48550/arXiv.3104.00001",
    ])
  func pasted(text: String) {
    #expect(PastedPaper.arxivID(text) == "3104.00001")
  }

  @Test(
    "are not taken from other words",
    arguments: [
      "", "3104", "10.1000/182", "doi:10.1000/182", "example.org/abs/3104.00001",
      "https://arxiv.org/list/cs.LG/recent", "모델",
    ])
  func notPasted(text: String) {
    #expect(PastedPaper.arxivID(text) == nil)
  }

  @Test("a paper is kept under its identifier, or else its address")
  func paperID() {
    let found = read(
      "### [A](https://arxiv.org/abs/3104.00001v2)\n### [B](https://example.org/b)\n")
    #expect(found.map(\.id) == ["3104.00001", "https://example.org/b"])
    #expect(found.map(\.arxivID) == ["3104.00001", nil])
  }
}
