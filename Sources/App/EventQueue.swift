import Reader

/// Events that wait to be carried out, in the order in which they came.
///
/// What an effect brings about waits here until all effects of the event before it are done: no
/// event overtakes another, and every effect meets the world as the event that asked for it left
/// it.
struct EventQueue {
  private var events: [Event] = []
  private var next = 0

  /// Whether an event is being carried out: an event that is posted meanwhile follows by itself.
  private(set) var isBusy = false

  /// Lets an event wait for its turn.
  mutating func post(_ event: Event) { events.append(event) }

  /// The event whose turn it is; nil where none waits.
  mutating func takeTurn() -> Event? {
    isBusy = next < events.count
    guard isBusy else {
      events.removeAll(keepingCapacity: true)
      next = 0
      return nil
    }
    defer { next += 1 }
    return events[next]
  }
}
