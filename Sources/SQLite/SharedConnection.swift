import CSQLite
import Synchronization

/// A connection that any thread may use, one at a time.
package final class SharedConnection: Sendable {
  private let lock = Mutex(())
  /// Touched under the lock only; nil once it is closed.
  private nonisolated(unsafe) var connection: Connection?

  /// Takes a connection over.
  package init(_ connection: consuming sending Connection) {
    unsafe self.connection = consume connection
  }

  /// Lends the connection to a function, for which other threads wait; it may not ask for it again.
  ///
  /// - Throws: what the function throws, or that the connection was closed.
  package func use<Result>(_ body: (borrowing Connection) throws -> Result) throws -> Result {
    var result: Result?
    try lock.withLock { _ in
      switch unsafe connection {
      case .some(let connection): result = try body(connection)
      case nil: throw SharedConnection.closed
      }
    }
    guard let result else { throw SharedConnection.closed }
    return result
  }

  /// Closes the connection, once nobody uses it.
  package func close() {
    lock.withLock { _ in unsafe connection = nil }
  }

  private static let closed = SQLiteError(SQLITE_MISUSE, "the connection is closed")
}
