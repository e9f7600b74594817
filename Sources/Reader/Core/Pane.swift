/// The three panes, in the order that going deeper takes.
public enum Pane: Int, Sendable, Hashable, CaseIterable {
  case dates, papers, summary
}
