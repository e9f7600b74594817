/// A mistake in a query, and where it is.
public struct QueryError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Reason: Sendable, Hashable {
    /// A quotation mark without its second one.
    case openQuotation
    /// A parenthesis that is not closed.
    case openParenthesis
    /// A closing parenthesis without an opening one.
    case strayParenthesis
    /// A pair of parentheses or quotation marks with nothing in it.
    case nothingInside
    /// An `OR` without something on both sides.
    case missingOperand
    /// A regular expression without its second slash.
    case openPattern
    /// A regular expression that PCRE2 does not accept, with what it says.
    case badPattern(String)
    /// A regular expression where the field takes words only.
    case patternNotAllowed(QueryField)
    /// A field without anything after its colon.
    case missingValue(QueryField)
    /// A value that the field does not take.
    case badValue(QueryField)
    /// A range whose end is before its beginning.
    case emptyRange(QueryField)
    /// A second `sort:`.
    case secondOrder
    /// An order with a minus before it; `sort:-vote` turns it round.
    case negatedOrder
    /// A word that looks like a field or an operator and is none, with the right spelling.
    case misspelt(String, meant: String)
    /// Parentheses or minus signs within one another beyond all sense.
    case tooDeep
  }

  /// What is wrong.
  public let reason: Reason
  /// Where, in characters of the text as typed; empty at the end where something is missing there.
  public let range: Range<Int>

  /// A mistake.
  public init(_ reason: Reason, at range: Range<Int>) {
    self.reason = reason
    self.range = range
  }
}
