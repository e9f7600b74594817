import Digest
import TestSupport
import Testing

@testable import Citations

@Suite("BibTeX")
struct BibTeXTests {
  @Test("has arXiv's own form")
  func form() {
    let entry = BibTeX.entries([
      paper(
        "Attention Is All You Need", url: "https://arxiv.org/abs/1706.03762v7",
        authors: "Ashish Vaswani, Noam Shazeer")
    ])
    #expect(
      entry == """
        @misc{vaswani2017attentionneed,
              title={Attention Is All You Need},
              author={Ashish Vaswani and Noam Shazeer},
              year={2017},
              eprint={1706.03762},
              archivePrefix={arXiv},
              url={https://arxiv.org/abs/1706.03762}
        }


        """)
  }

  @Test(
    "tells the archive of an identifier that has one, and no eprint where there is no identifier")
  func archives() {
    let old = BibTeX.entries([paper("Old", url: "https://arxiv.org/abs/hep-th/9901001")])
    #expect(old.contains("year={1999}"))
    #expect(old.contains("eprint={hep-th/9901001}"))
    #expect(old.contains("primaryClass={hep-th}"))
    let other = BibTeX.entries([paper("Other", url: "https://example.org/a%20b_{c}")])
    #expect(other.contains("year={2024}"))
    #expect(!other.contains("eprint") && !other.contains("archivePrefix"))
    #expect(other.contains("url={https://example.org/a%20b_%7Bc%7D}"))
  }

  @Test(
    "escapes what TeX would read as a command, and leaves the rest",
    arguments: [
      (#"50% & $\alpha$_1 #2"#, ##"50\% \& \$\textbackslash{}alpha\$\_1 \#2"##),
      ("{a} ~ b^2", #"\textbraceleft{}a\textbraceright{} \textasciitilde{} b\textasciicircum{}2"#),
      ("확산 모델 「生成」 — “é”", "확산 모델 「生成」 — “é”"), ("a\u{202E}b\u{7}c\u{200B}", "ab c"),
    ])
  func escaping(title: String, escaped: String) {
    #expect(BibTeX.entries([paper(title)]).contains("title={\(escaped)},"))
  }

  @Test(
    "makes the key that arXiv makes",
    arguments: [
      (
        "LLaMA: Open and Efficient Foundation Language Models", "Hugo Touvron",
        "touvron2024llamaopenefficientfoundation"
      ),
      (
        "Deep Residual Learning for Image Recognition", "Kaiming He",
        "he2024deepresiduallearningimage"
      ),
      (
        "DeepSeek-R1: Incentivizing Reasoning Capability in LLMs", "DeepSeek-AI",
        "deepseekai2024deepseekr1incentivizingreasoningcapability"
      ), ("Étude", "Tomás Núñez", "nunez2024etude"), ("Étude", "Łukasz Kaiser", "kaiser2024etude"),
      ("확산 모델", "김하늘", "arxiv240319270"), ("확산 GAN", "김하늘", "2024gan"),
    ])
  func keys(title: String, author: String, key: String) {
    #expect(BibTeX.key(of: paper(title, authors: author)) == key)
  }

  @Test("gives no key twice")
  func unique() {
    let entries = BibTeX.entries(Array(repeating: paper(), count: 30))
    let keys = entries.split(separator: "\n").filter { $0.hasPrefix("@") }
    #expect(keys.count == 30 && Set(keys).count == 30)
    #expect(keys[1] == "@misc{kim2024papera," && keys[29] == "@misc{kim2024paperac,")
  }

  @Test("keeps a name that holds the word between names together")
  func names() {
    let entry = BibTeX.entries([paper(authors: "Research and Development, A. And, Bo Li, et al.")])
    #expect(entry.contains("author={{Research and Development} and {A. And} and Bo Li and others}"))
  }

  @Test("balances braces and holds no control character, whatever the digest says")
  func property() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "{", "}", "\\", "%", "&", "$", "#", "_", "~", "^", "\"", "@misc{x,", "}\n", "\u{1B}[31m", "김",
      "生", "é", " and ", ",", "\u{202E}", "\u{0}", "\t", "\u{85}", "\u{2028}", "=", "word", " ",
    ]
    for _ in 0..<500 {
      func text() -> String {
        (0..<Int.random(in: 1...12, using: &random)).map { _ in
          pieces.randomElement(using: &random) ?? ""
        }.joined().filter { !$0.isNewline }
      }
      let url = "https://example.org/" + text().filter { !$0.isWhitespace && $0 != "(" }
      let entries = BibTeX.entries([paper("T" + text(), url: url, authors: "A" + text())])
      var depth = 0
      var closed = 0
      for scalar in entries.unicodeScalars {
        if scalar == "{" { depth += 1 }
        if scalar == "}" {
          depth -= 1
          if depth == 0 { closed += 1 }
        }
        #expect(depth >= 0, "seed \(seed): \(entries)")
        let category = scalar.properties.generalCategory
        #expect(scalar == "\n" || (category != .control && category != .format), "seed \(seed)")
      }
      #expect(depth == 0 && closed == 1, "seed \(seed): \(entries)")
      // Every sign of TeX's is escaped where TeX reads it.
      let title = entries.split(separator: "\n")[1].dropFirst("      title={".count).dropLast(2)
      var rest = String(title)
      for command in ["textbraceleft", "textbraceright", "textbackslash", "textasciitilde"] {
        rest.replace("\\\(command){}", with: "")
      }
      rest.replace("\\textasciicircum{}", with: "")
      for sign in "&%$#_" { rest.replace("\\\(sign)", with: "") }
      #expect(!rest.contains { "{}\\&%$#_~^".contains($0) }, "seed \(seed): \(title)")
    }
  }
}
