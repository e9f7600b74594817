import Testing

@testable import Digest

@Suite("Addresses of papers")
struct PaperAddressTests {
  /// The identifier of the paper that a heading with a link to an address is; nil where it is none.
  private func id(_ url: String) -> String? {
    DigestFile(name: "a.md", bytes: Array("## [Tides and Lamps](\(url))\n".utf8)).papers.first?.id
  }

  @Test(
    "arXiv's, its mirrors' and those of pages about its papers give the identifier",
    arguments: [
      "https://arxiv.org/abs/3104.00001", "https://arxiv.org/abs/3104.00001/",
      "https://ar5iv.org/abs/3104.00001", "https://ar5iv.labs.arxiv.org/html/3104.00001",
      "https://cn.arxiv.org/pdf/3104.00001v2", "https://www.alphaxiv.org/abs/3104.00001",
      "https://alphaxiv.org/overview/3104.00001v1", "https://huggingface.co/papers/3104.00001",
      "https://huggingface.co/papers/3104.00001?date=1", "https://hf.co/papers/3104.00001",
      "https://hf-mirror.com/papers/3104.00001", "https://doi.org/10.48550/arXiv.3104.00001",
      "https://dx.doi.org/10.48550/ARXIV.3104.00001", "https://papers.cool/arxiv/3104.00001",
    ])
  func arxiv(url: String) {
    #expect(id(url) == "3104.00001")
  }

  @Test("old identifiers are without the subject class")
  func old() {
    #expect(id("https://arxiv.org/abs/cs.CL/0112017v2") == "cs/0112017")
    #expect(id("https://doi.org/10.48550/arXiv.cs/0112017") == "cs/0112017")
  }

  @Test(
    "papers of conferences, of other preprint servers and with other DOIs are known by their address",
    arguments: [
      "https://openreview.net/forum?id=aBc_d1", "https://openreview.net/pdf?id=aBc_d1",
      "https://aclanthology.org/2031.acl-long.1/", "https://www.aclweb.org/anthology/P31-1001.pdf",
      "https://proceedings.mlr.press/v301/brook31a.html",
      "https://openaccess.thecvf.com/content/CVPR2031/papers/Brook_Tides_CVPR_2031_paper.pdf",
      "https://papers.nips.cc/paper_files/paper/2031/hash/0a1b-Abstract-Conference.html",
      "https://proceedings.neurips.cc/paper_files/paper/2031/file/0a1b-Paper.pdf",
      "https://www.biorxiv.org/content/10.1101/2031.04.05.123456v1",
      "https://www.medrxiv.org/content/10.1101/2031.04.05.123456v1", "https://doi.org/10.1145/1.2",
    ])
  func others(url: String) {
    #expect(id(url) == url)
  }

  @Test(
    "links to anything else make no paper",
    arguments: [
      "https://github.com/a/b", "https://example.org/paper.pdf", "https://arxiv.org/list/cs.CL/new",
      "https://arxiv.org/pdf/unknown.pdf", "https://huggingface.co/a/model",
      "https://huggingface.co/papers", "https://openreview.net/group?id=ICLR", "https://doi.org/",
      "https://aclanthology.org/", "https://papers.nips.cc/", "https://www.biorxiv.org/content/",
      "https://notarxiv.org/abs/3104.00001", "https://x.com/a/status/3104",
    ])
  func none(url: String) {
    #expect(id(url) == nil)
  }
}
