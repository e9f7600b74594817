import Digest
import TestSupport
import Testing

@testable import Citations

@Suite("BibTeX")
struct BibTeXTests {
  @Test("has the fields that BibTeX, Zotero, JabRef and pandoc know an identifier by")
  func form() {
    let attention = paper(
      "Attention Is All You Need", url: "https://arxiv.org/abs/1706.03762v7",
      authors: "Ashish Vaswani, Noam Shazeer")
    #expect(
      BibTeX.entries([attention]) == """
        @misc{vaswani2017attentionneed,
              title={Attention Is All You Need},
              author={Ashish Vaswani and Noam Shazeer},
              year={2017},
              month=jun,
              eprint={1706.03762},
              eprinttype={arXiv},
              archivePrefix={arXiv},
              doi={10.48550/arXiv.1706.03762},
              url={https://arxiv.org/abs/1706.03762}
        }


        """)
    #expect(
      BibTeX.entries([attention], .biblatex) == """
        @online{vaswani2017attentionneed,
              title={Attention Is All You Need},
              author={Ashish Vaswani and Noam Shazeer},
              date={2017-06},
              eprint={1706.03762},
              eprinttype={arXiv},
              doi={10.48550/arXiv.1706.03762},
              url={https://arxiv.org/abs/1706.03762}
        }


        """)
  }

  @Test(
    "tells the archive of an identifier that has one, and no eprint where there is no identifier")
  func archives() {
    let old = paper("Old", url: "https://arxiv.org/abs/hep-th/9901001")
    let entry = BibTeX.entries([old])
    for line in [
      "year={1999}", "month=jan", "eprint={hep-th/9901001}", "primaryClass={hep-th}",
      "doi={10.48550/arXiv.hep-th/9901001}",
    ] { #expect(entry.contains(line)) }
    #expect(BibTeX.entries([old], .biblatex).contains("eprintclass={hep-th}"))
    let other = BibTeX.entries([paper("Other", url: "https://example.org/a%20b_{c}")])
    #expect(other.contains("year={2024}") && !other.contains("month"))
    #expect(!other.contains("eprint") && !other.contains("archivePrefix"))
    #expect(!other.contains("doi="))
    #expect(other.contains("url={https://example.org/a%20b_%7Bc%7D}"))
    let journal = BibTeX.entries([paper("J", url: "https://doi.org/10.1145/3372.12?x=1")])
    #expect(journal.contains("doi={10.1145/3372.12}"))
  }

  @Test(
    "keeps formulas, escapes what TeX would read as a command, and braces what small letters would spoil",
    arguments: [
      (#"50% & $\alpha$_1 #2"#, ##"50\% \& {$\alpha$\_1} \#2"##),
      ("{a} ~ b^2", #"\textbraceleft{}a\textbraceright{} \textasciitilde{} b\textasciicircum{}2"#),
      ("확산 모델 「生成」 — “é”", "확산 모델 「生成」 — “é”"), ("a\u{202E}b\u{7}c\u{200B}", "ab c"),
      // Titles of the kinds that arXiv has.
      ("M$^{2}$UGen: Multi-modal Music", "{M$^{2}$UGen}: Multi-modal Music"),
      ("$VILA^2$: VILA Augmented VILA", "{$VILA^2$}: {VILA} Augmented {VILA}"),
      ("Functions (SL$^{2}$A-INR)", "Functions ({SL$^{2}$A-INR})"),
      (#"Generation in $\sim$20 Seconds"#, #"Generation in {$\sim$20} Seconds"#),
      ("SOTOPIA-$π$: Learning", "{SOTOPIA-$π$}: Learning"),
      (#"$\textit{Trans-LoRA}$: towards"#, #"{$\textit{Trans-LoRA}$}: towards"#),
      (#"Model with \textsc{AIEV-Instruct}"#, #"Model with {{\textsc{AIEV-Instruct}}}"#),
      ("^RFLAV: Rolling", #"{{\textasciicircum{}RFLAV}}: Rolling"#),
      // Money.
      ("A Model in $200k", #"A Model in \$200k"#), (#"A Model in \$200k"#, #"A Model in \$200k"#),
      ("From $5 to $10", #"From \$5 to \$10"#), ("At $5-$10 a Day", #"At \$5-\$10 a Day"#),
      ("100% $ and {$", #"100\% \$ and \textbraceleft{}\$"#),
      // Capitals.
      ("LLaMA: Open Models in 3D for GPT-4", "{LLaMA}: Open Models in {3D} for {GPT-4}"),
      ("Deep Q-Learning with a U-Net", "Deep {Q-Learning} with a {U-Net}"),
      ("The role of Fourier features in vision", "The role of {Fourier} features in vision"),
      ("Learning rates: A study of noise in Adam", "Learning rates: A study of noise in {Adam}"),
    ])
  func titles(title: String, escaped: String) {
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
    let entry = BibTeX.entries([paper(title, authors: author)])
    #expect(entry.hasPrefix("@misc{\(key),"))
  }

  @Test("tries a key a paper, however many share one", arguments: [500, 2_000])
  func tries(count: Int) {
    var file = BibTeX()
    var bytes: [UInt8] = []
    for _ in 0..<count { file.append(paper("One Title For All"), to: &bytes) }
    #expect(file.tries == count)
    let keys = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      $0.hasPrefix("@misc{")
    }
    #expect(Set(keys).count == count)
  }

  @Test("gives no key twice")
  func unique() {
    let entries = BibTeX.entries(Array(repeating: paper(), count: 30))
    let keys = entries.split(separator: "\n").filter { $0.hasPrefix("@") }
    #expect(keys.count == 30 && Set(keys).count == 30)
    #expect(keys[1] == "@misc{kim2024papera," && keys[29] == "@misc{kim2024paperac,")
  }

  @Test(
    "keeps names whole: those of groups, those with the word between names, and suffixes",
    arguments: [
      (
        "Research and Development, A. And, Bo Li, et al.",
        "{Research and Development} and {A. And} and Bo Li and others"
      ),
      ("Kimi Team, Rakuten Group, Jiaxin Ai", "{Kimi Team} and {Rakuten Group} and Jiaxin Ai"),
      (
        "Tongyi SpeechTeam, Foundation AI, NVIDIA",
        "{Tongyi SpeechTeam} and {Foundation AI} and NVIDIA"
      ),
      ("John Smith Jr., Laurens van der Maaten", "Smith, Jr., John and Laurens van der Maaten"),
      ("Piotr Dollár, Łukasz Kaiser, 김하늘", "Piotr Dollár and Łukasz Kaiser and 김하늘"),
      ("Ao Tang, +, Jiawei Liu", "Ao Tang and Jiawei Liu and others"),
    ])
  func names(authors: String, written: String) {
    #expect(BibTeX.entries([paper(authors: authors)]).contains("author={\(written)},"))
  }

  @Test(
    "a formula with a brace alone is text: BibTeX counts those behind a backslash too",
    arguments: [
      (#"A $\}$ b"#, #"A {{\$\textbackslash{}\textbraceright{}\$}} b"#),
      (
        #"A $\}x\{$ b"#,
        #"A {{\$\textbackslash{}\textbraceright{}x\textbackslash{}\textbraceleft{}\$}} b"#
      ),
      (#"A $\{x\}$ b"#, #"A {$\{x\}$} b"#),
    ])
  func loneBraces(title: String, written: String) {
    #expect(BibTeX.entries([paper(title)]).contains("title={\(written)},"))
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
      // Every sign of TeX's is escaped where TeX reads it, and stands in a formula where it is not.
      let title = entries.split(separator: "\n")[1].dropFirst("      title={".count).dropLast(2)
      #expect(strays(in: Array(title.utf8)) == [], "seed \(seed): \(title)")
    }
  }

  /// The signs of TeX's that stand neither in a formula nor behind a backslash; read as TeX reads.
  private func strays(in title: [UInt8]) -> [Character] {
    var strays: [Character] = []
    var (index, isFormula) = (0, false)
    while index < title.count {
      let byte = title[index]
      switch byte {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "$"): isFormula.toggle()
      case UInt8(ascii: "%"), UInt8(ascii: "#"), UInt8(ascii: "&"), UInt8(ascii: "~"):
        strays.append(Character(Unicode.Scalar(byte)))
      case UInt8(ascii: "_"), UInt8(ascii: "^"):
        if !isFormula { strays.append(Character(Unicode.Scalar(byte))) }
      default: break
      }
      index += 1
    }
    return isFormula ? strays + ["$"] : strays
  }
}
