import TestSupport
import Testing

@testable import TextLayout

@Suite("Formulas")
struct FormulaTests {
  init() throws { _ = try #require(testLocale) }

  private func shown(_ source: String, showsSource: Bool = false) -> String {
    var links = LinkTable()
    return InlineMarkdown.parse(source, links: &links, showsSource: showsSource).plain
  }

  @Test(
    "are shown as one writes them in a line of text",
    arguments: [
      (#"$\mathrm{softmax}(QK^\top/\sqrt{d_k})V$"#, "softmax(QKᵀ/√dₖ)V"),
      (#"$x \in \mathbb{R}^{n \times d}$"#, "x ∈ ℝ^(n × d)"), (#"$\mathbb{R}^n$"#, "ℝⁿ"),
      (
        #"$\theta_{t+1} = \theta_t - \eta \nabla_\theta \mathcal{L}(\theta)$"#,
        "θₜ₊₁ = θₜ - η∇_θ ℒ(θ)"
      ),
      (#"$O(n^2)$"#, "O(n²)"), (#"$\frac{1}{2}$"#, "1/2"), (#"$\frac{a+b}{c}$"#, "(a+b)/c"),
      (#"$\sum_{i=1}^n x_i$"#, "∑ᵢ₌₁ⁿ xᵢ"), (#"$\hat{x}_0$"#, "x̂₀"), (#"$\alpha = 1$"#, "α = 1"),
      (#"$D_{KL}(p\|q)$"#, "D_KL(p‖q)"), (#"$\log_2 N$"#, "log₂ N"), (#"$x^*$"#, "x*"),
      (#"$10^{-3}$"#, "10⁻³"), (#"$2\times$ 빠른"#, "2× 빠른"), (#"$\sim$20"#, "∼20"),
      (#"\(a_i *b* c\)"#, "aᵢ *b* c"),
      (#"$$a_1 *b* c_2$$"#, "a₁ *b* c₂"), (#"\[x^2\]"#, "x²"), (#"$90\%$"#, "90%"),
      (#"$x_{\text{최대}}$"#, "x_최대"), (#"$\sqrt{a+b}$"#, "√(a+b)"), (#"$\text{if } x>0$"#, "if x>0"),
    ])
  func rendered(source: String, expected: String) {
    #expect(shown(source) == expected)
    #expect(shown(source, showsSource: true) == source)
  }

  @Test("are found before emphasis, and have a style of their own")
  func style() {
    var links = LinkTable()
    let spans = InlineMarkdown.parse("**굵게** $a_1 * b_2 * c$ _기울여_", links: &links).spans
    #expect(spans.map(\.style) == [.bold, .plain, .formula, .plain, .italic])
    #expect(spans[2].text == "a₁ * b₂ * c")
  }

  @Test(
    "that cannot be shown whole stay as written, whole",
    arguments: [
      #"$\begin{cases} 1 & x>0 \end{cases}$"#, #"$\unknown{x}$"#, #"$\frac{a}$"#, "$a{b$", "$x^$",
      "$$",
      #"$\sqrt[$"#, "$한글$", "\\alph", #"C:\alpha\beta"#, #"x \to y"#, #"a \in b"#,
    ])
  func asWritten(source: String) { #expect(shown(source) == source) }

  @Test("commands in running text are shown where nothing else is meant")
  func runningText() {
    #expect(shown(#"\textit{Segment Anything}의 \alpha 값"#) == "Segment Anything의 α 값")
    #expect(shown(#"\textsc{AIEV-Instruct}"#) == "AIEV-Instruct")
  }

  @Test("of a written corpus 98.5 of 100 and more are shown without a backslash")
  func corpus() {
    let left = formulaCorpus.filter { formula in
      let line = shown("$\(formula)$")
      return line.contains("\\") || line.contains("$") && !formula.contains("\\$")
    }
    #expect(formulaCorpus.count >= 300)
    #expect(Double(left.count) <= 0.015 * Double(formulaCorpus.count), "\(left)")
    #expect(
      left.allSatisfy { line in formulasOfTwoDimensions.contains { line.hasPrefix($0) } }, "\(left)"
    )
  }

  @Test("no amount of money of 40,000 made ones is touched")
  func money() {
    var generator = SeededGenerator(seed: 15)
    for _ in 0..<40_000 {
      let text = generator.sentenceOfMoney()
      #expect(shown(text) == text, "\(text)")
      if shown(text) != text { return }
    }
  }

  @Test(
    "hostile texts take no longer than their length",
    arguments: ["$", "\\(", "$\\frac{", "{", "$a^", "\\textit{", "$\t"])
  func hostile(piece: String) {
    let text = String(repeating: piece, count: 10_000)
    #expect(!shown(text).isEmpty)
  }

  @Test("nothing in a rendered formula lies beyond the Basic Multilingual Plane")
  func plane() {
    for formula in formulaCorpus {
      #expect(shown("$\(formula)$").unicodeScalars.allSatisfy { $0.value < 0x10000 }, "\(formula)")
    }
  }
}

extension SeededGenerator {
  private mutating func amount() -> String {
    let whole = Int.random(in: 1...9_999, using: &self)
    let number =
      [
        "\(whole)", "\(whole).\(Int.random(in: 1...99, using: &self))", "\(whole),000",
        "\(whole),\(Int.random(in: 100...999, using: &self)),000", "0.0\(whole % 100)",
      ].randomElement(using: &self) ?? "1"
    let unit =
      [
        "", "", "", "K", "M", "B", "k", " million", " billion", "/hour", "/month", "/1M tokens",
        " USD", "만", "억", "+",
      ]
      .randomElement(using: &self) ?? ""
    let sign =
      ["$", "$", "$", "US$", "A$", "HK$", "NT$", "-$", "~$", "<$", "($", "+$"].randomElement(
        using: &self) ?? "$"
    return sign + number + unit + (sign == "($" ? ")" : "")
  }

  /// A sentence with one to four amounts of money.
  mutating func sentenceOfMoney() -> String {
    let links = [
      " and ", " to ", "-", "–", "~", "/", ", ", " vs. ", " 에서 ", "와 ", "부터 ", " → ", " or ", "에서 ",
      " (약 ", ": ",
      " per seat, ", " = ", " + ", " × 12 = ", " then ", "; ", " of the ", "의 비용이 ", ",",
    ]
    var text =
      ["비용은 ", "from ", "The cost of ", "", "가격: ", "raised ", "(", "**", "약 "].randomElement(
        using: &self) ?? ""
    if text == "**" { text = "" }
    let count = Int.random(in: 1...4, using: &self)
    for index in 0..<count {
      text += amount()
      if index < count - 1 { text += links.randomElement(using: &self) ?? " " }
    }
    return text
      + (["", ".", "입니다.", " in total", "달러", "!", ")"].randomElement(using: &self) ?? "")
  }
}
