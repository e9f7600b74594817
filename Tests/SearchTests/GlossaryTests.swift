import Digest
import TestSupport
import Testing

@testable import Search

@Suite("A glossary")
struct GlossaryTests {
  /// A library of papers with these summaries.
  private func archive(_ summaries: [String]) -> Library {
    var text = "## 2031-04-05\n"
    for (number, summary) in summaries.enumerated() {
      text += "### [논문 \(number)](https://a.b/\(number))\n- \(summary)\n"
    }
    return library(text)
  }

  private func glosses(_ summaries: [String]) -> [String] {
    let library = archive(summaries)
    return Glossary(library, corpus: Corpus(library.papers)).glosses.map {
      "\($0.korean) = \($0.english)"
    }
  }

  @Test("is what two papers and more explain, with as much Korean as the English asks for")
  func mined() {
    let found = glosses([
      "이 연구는 확산 모델(Diffusion Model)을 씁니다.", "새로운 **확산 모델**(diffusion models)을 제안합니다.",
      "그리고 '확산 모델'(Diffusion-Model)의 학습입니다.", "한 번만 나오는 말(only once)입니다.",
    ])
    #expect(found == ["확산 모델 = Diffusion Model"])
  }

  @Test("takes a full form and an acronym from one bracket")
  func acronym() {
    let found = glosses([
      "우리는 대규모 언어 모델(Large Language Model, LLM)을", "기존의 대규모 언어 모델들(LLMs)을",
      "여러 대규모 언어 모델(Large Language Models; LLMs)과",
    ])
    #expect(Set(found) == ["대규모 언어 모델 = LLM", "대규모 언어 모델 = Large Language Model"])
  }

  @Test(
    "what is in a bracket is no term where it is a number, an address, Korean or a list",
    arguments: [
      "3D (2024)", "코드(https://a.b/c)", "모델(확산 모델)", "모델(A, B, C)", "모델(e.g., GPT)",
      "model(Diffusion)",
    ])
  func noTerms(text: String) { #expect(glosses([text, text, text]).isEmpty) }

  @Test("goes to the left no further than a function word")
  func functionWords() {
    let found = glosses([
      "효율을 높이는 강화 학습(reinforcement learning)", "피드백을 통한 강화 학습(reinforcement learning)",
      "보상과 강화 학습(Reinforcement Learning)",
    ])
    #expect(found == ["강화 학습 = reinforcement learning"])
  }

  @Test("finds a term in either language, however it is written")
  func lookup() {
    // Papers about other things, since a gloss that says nothing is left out.
    let others = (0..<8).map { "다른 논문 \($0)" }
    let library = archive(
      [
        "미세 조정(fine-tuning)을", "미세 조정(Fine-Tuning)은", "파인튜닝(fine-tuning)을",
        "파인튜닝(fine-tuning)이", "미세조정을 합니다.", "미세먼지",
      ] + others)
    let glossary = Glossary(library, corpus: Corpus(library.papers))
    #expect(glossary.glosses(of: "Fine Tuning").map(\.korean).sorted() == ["미세 조정", "파인튜닝"])
    #expect(glossary.glosses(of: "미세조정").map(\.english) == ["fine-tuning"])
    #expect(glossary.glosses(of: "미세").isEmpty)
    #expect(glossary.glosses(in: "이 미세 조정은 빠릅니다").map(\.korean) == ["미세 조정"])
  }

  @Test(
    "a term is looked for at the beginning of a word, with or without its spaces",
    arguments: [
      ("주의", false, "자기주의 범주의", false), ("주의", false, "자기 주의를", true),
      ("환상", false, "순환 상태", false),
      ("확산 모델", false, "확산모델은", true), ("확산 모델", false, "확산 모델은", true),
      ("확산 모델", false, "확산  모델", false),
      ("fine-tuning", true, "finetuning", true), ("model", true, "models", true),
      ("model", true, "modeling", false),
      ("rl", true, "rlhf", false), ("rl", true, "rl을", true),
      ("large language model", true, "large-language models", true),
    ] as [(String, Bool, String, Bool)])
  func pattern(term: String, isEnglish: Bool, text: String, isFound: Bool) {
    let bytes = Array(text.utf8)
    let found = GlossPattern(term, isEnglish: isEnglish).find(in: bytes.span.bytes, bytes.indices)
    #expect((found != nil) == isFound)
  }

  @Test(
    "hostile texts are mined",
    arguments: ["(", "가(", "가(a)", "가 (A", "가나 다라(ab cd)(", "(((((a)))))"])
  func hostile(piece: String) {
    let text = String(repeating: piece, count: 5_000)
    _ = glosses([text, text])
  }

  @Test("does not depend on the order of files")
  func order() {
    let texts = [
      "확산 모델(Diffusion Model)", "강화 학습(RL)", "확산 모델(DM)", "강화 학습(Reinforcement Learning, RL)",
      "확산 모델(Diffusion Models, DM)",
    ]
    #expect(glosses(texts) == glosses(texts.reversed()))
  }
}
