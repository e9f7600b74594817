/// Writes papers as a digest that reads back to the same papers, in the order given.
public enum DigestWriter {
  /// Appends a heading where the day differs from the one before, and a section a paper.
  ///
  /// Papers without a day come first, since no heading takes a day back.
  public static func write(_ papers: [Paper], to output: inout [UInt8]) {
    var day: DigestDate??
    for paper in papers.filter({ $0.date == nil }) + papers.filter({ $0.date != nil }) {
      if day != .some(paper.date), let date = paper.date {
        output += "## Daily Papers (\(date))\n\n"
      }
      day = .some(paper.date)
      write(paper, to: &output)
    }
  }

  /// Appends one paper's section, ended by a blank line.
  public static func write(_ paper: Paper, to output: inout [UInt8]) {
    for field in DigestField.all {
      let before = output.count
      field.write(paper, &output)
      if output.count > before { output += "\n" }
    }
  }
}
