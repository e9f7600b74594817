/// What a loader needs to keep the index of a large archive.
package struct IndexMaker: Sendable {
  /// Where the index is.
  package let place: IndexPlace
  /// Writes what searches look into: the text of papers, in their order.
  let writeText: @Sendable ([Paper], inout IndexSegmentWriter) -> Void

  /// A maker of the index at a place.
  ///
  /// - Parameter writeText: writes what searches look into: the text of papers, in their order.
  package init(
    at place: IndexPlace,
    writeText: @escaping @Sendable ([Paper], inout IndexSegmentWriter) -> Void
  ) {
    (self.place, self.writeText) = (place, writeText)
  }
}
