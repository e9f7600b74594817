import Search

extension Words {
  /// What is wrong with a query, without where it stands.
  public func mistake(_ error: QueryError) -> String {
    switch error.reason {
    case .openQuotation: say("따옴표가 닫히지 않았습니다", "the quotation mark is not closed")
    case .openParenthesis: say("괄호가 닫히지 않았습니다", "the parenthesis is not closed")
    case .strayParenthesis: say("짝이 없는 닫는 괄호입니다", "this parenthesis closes nothing")
    case .nothingInside: say("안이 비어 있습니다", "there is nothing inside")
    case .missingOperand: say("OR는 양쪽에 조건이 있어야 합니다", "OR needs something on both sides")
    case .openPattern: say("정규식을 닫는 /가 없습니다", "the regular expression has no closing /")
    case .badPattern(let message): say("정규식 오류: \(message)", "regular expression: \(message)")
    case .patternNotAllowed(let field):
      say(
        "\(field.rawValue):에는 정규식을 쓸 수 없습니다",
        "\(field.rawValue): takes no regular expression")
    case .missingValue(let field):
      say("값이 빠졌습니다. 예: \(field.forms)", "a value is missing; say \(field.forms)")
    case .badValue(let field):
      say("알 수 없는 값입니다. 예: \(field.forms)", "not a value of this field; say \(field.forms)")
    case .emptyRange: say("범위의 끝이 시작보다 앞섭니다", "the range ends before it begins")
    case .secondOrder: say("sort:는 한 번만 쓸 수 있습니다", "sort: can stand once only")
    case .negatedOrder:
      say("역순은 sort:-vote처럼 씁니다", "to turn an order round say sort:-vote")
    case .misspelt(let word, let meant):
      say(
        "“\(word)”: 없는 항목이거나 연산자입니다. 이렇게 씁니다: \(meant)",
        "“\(word)” is no field or operator; say \(meant)")
    case .tooDeep: say("괄호나 -가 너무 깊습니다", "too many parentheses or minus signs within one another")
    }
  }
}
