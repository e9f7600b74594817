/// What a command keeps until its process ends: to give half a million papers back one by one would
/// take a tenth of its time.
final class KeptToTheEnd<Value: Sendable>: Sendable {
  private let value: Value

  private init(_ value: Value) { self.value = value }

  /// Keeps a value.
  static func keep(_ value: Value) { _ = Unmanaged.passRetained(KeptToTheEnd(value)) }
}
