/// The numbered links of a summary, each address once.
public struct LinkTable: Sendable, Hashable {
  /// A link.
  public struct Link: Sendable, Hashable {
    /// Where it leads, as written.
    public var url: String
    /// What it is called: `arXiv`, `PDF`, or its text.
    public var text: String

    /// A link to `url`, called `text`.
    public init(url: String, text: String) {
      self.url = url
      self.text = text
    }
  }

  /// The links in order; the first has number 1.
  public private(set) var links: [Link] = []
  private var numbers: [String: Int] = [:]

  /// A table that begins with `links`, such as arXiv, PDF, video and thumbnail.
  public init(_ links: [Link] = []) {
    for link in links { _ = number(for: link.url, text: link.text) }
  }

  /// The number of `url`, from 1; a new link is called `text`.
  public mutating func number(for url: String, text: String) -> Int {
    if let number = numbers[url] { return number }
    links.append(Link(url: url, text: text))
    numbers[url] = links.count
    return links.count
  }
}
