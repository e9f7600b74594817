extension Int {
  /// The sum, or the nearest number of the range: counts can be as large as a user types.
  package func saturatingAdd(_ other: Int) -> Int {
    let (sum, isOver) = addingReportingOverflow(other)
    return isOver ? (other > 0 ? .max : .min) : sum
  }

  /// The number itself, or the end of the range that it is beyond.
  package func held(in range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }

  /// The product, held at the ends of the range.
  package func saturatingMultiply(_ other: Int) -> Int {
    let (product, isOver) = multipliedReportingOverflow(by: other)
    return isOver ? ((self < 0) == (other < 0) ? .max : .min) : product
  }
}
