import Surface
import TextLayout

extension Frame {
  /// What is wrong with a frame that should have this size, so that some terminal could not show
  /// it; nil for nothing.
  package func fault(size: Size) -> String? {
    if self.size != size { return "frame \(self.size)" }
    guard let cursor else { return "no cursor" }
    if !(0..<size.columns).contains(cursor.column) || !(0..<size.rows).contains(cursor.row) {
      return "cursor \(cursor)"
    }
    return faultOfCells
  }

  /// What is wrong with the cells: each has a character of the width that it takes, and no control
  /// character.
  package var faultOfCells: String? {
    for row in 0..<size.rows {
      let cells = Array(self.row(row))
      if cells.count != size.columns { return "row \(row) of \(cells.count)" }
      for column in cells.indices {
        if let fault = fault(cells, column) { return "\(fault) at \(column),\(row)" }
      }
    }
    return nil
  }

  private func fault(_ cells: [Cell], _ column: Int) -> String? {
    let cell = cells[column]
    if cell.isContinuation {
      guard column > 0, let lead = Unicode.Scalar(cells[column - 1].scalar) else { return "half" }
      return displayWidth(of: lead) == 2 && !cells[column - 1].isContinuation ? nil : "half"
    }
    guard let scalar = Unicode.Scalar(cell.scalar) else { return "no scalar" }
    if 0x20..<0x7F ~= cell.scalar, marks(of: cell).isEmpty { return nil }
    let category = scalar.properties.generalCategory
    if category == .control || category == .format { return "control \(cell.scalar)" }
    switch displayWidth(of: scalar) {
    case 1: break
    case 2: if column + 1 >= cells.count || !cells[column + 1].isContinuation { return "no half" }
    default: return "no width"
    }
    for mark in marks(of: cell) where displayWidth(of: mark) != 0 { return "wide mark" }
    return marks(of: cell).count <= 4 ? nil : "marks"
  }
}
