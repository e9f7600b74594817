/// How the panes are to be arranged.
public enum LayoutChoice: String, Sendable, Hashable, CaseIterable {
  /// As the screen's size suggests.
  case auto
  /// The list beside the summary.
  case columns
  /// The list over the summary.
  case stacked
  /// The list alone; what is opened from it replaces it.
  case list
  /// The summary alone.
  case summary
}

/// Whether the dates are always on screen.
public enum DatesChoice: String, Sendable, Hashable, CaseIterable {
  /// Where they take no room from titles and summaries.
  case auto
  /// Always.
  case shown
  /// Only while they have the focus.
  case hidden
}
