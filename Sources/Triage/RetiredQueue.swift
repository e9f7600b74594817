import GRDB

extension DatabaseQueue {
  /// Closes a queue that was needed for a moment, and keeps what is left of it until the program ends.
  ///
  /// Where a dispatch queue is disposed of, libdispatch starts its own threads for that, one of which then wakes every
  /// second for as long as the program runs. A few hundred bytes are the smaller cost.
  func retire() throws {
    _ = Unmanaged.passRetained(self)
    try close()
  }
}
