/// A Korean term and its English, as an archive explains it: `확산 모델(Diffusion Model)`.
public struct Gloss: Sendable, Hashable {
  /// The Korean, as written before the bracket.
  public let korean: String
  /// The English, as most often written; an acronym in its capitals.
  public let english: String
  /// In how many papers the one stands behind the other; of a word that was aligned, in how many
  /// terms.
  public let papers: Int
  /// Whether it was not written so but follows from longer terms: 어텐션 is attention.
  public let isAligned: Bool
  /// The English as one term however it is written.
  let key: GlossKey
}
