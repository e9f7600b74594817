import CLibc

/// The processors that the program may use.
package enum Processors {
  /// How many there are, at least one.
  package static let count = Int(nonmun_processor_count())
}
