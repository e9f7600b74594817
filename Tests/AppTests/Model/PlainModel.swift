import Decisions
import Reader

/// What the user decided, kept in the plainest way: a value a field, and for each the step that set
/// it for good.
///
/// It knows nothing of journals, transactions and files, which is the point of it.
struct PlainModel {
  private enum Field: Hashable {
    case standing(String)
    case tag(String, paper: String)
    case note(String)
    case query(String)
    case until(String)
    case watch(String)
    case seen(String)
  }

  /// A value, nil where it is as it was before anyone touched it, and the step that set it for
  /// good, 0 where none did.
  private struct Entry: Equatable {
    var value: String?
    var owner = 0
  }

  private struct Change {
    let field: Field
    let before: Entry
    let after: String?
  }

  private var entries: [Field: Entry] = [:]
  private var steps: [(number: Int, changes: [Change])] = []
  private var done = 0
  private var number = 0

  /// How the user stands to a paper.
  func standing(of paper: String) -> Standing {
    entries[.standing(paper)]?.value.flatMap(Standing.init(rawValue:)) ?? .unread
  }

  /// The paper's tags, in ascending order.
  func tags(of paper: String) -> [String] {
    entries.compactMap { field, entry in
      if case .tag(let tag, paper) = field, entry.value != nil { tag } else { nil }
    }.sorted()
  }

  /// Does what an effect asks of the store.
  mutating func apply(_ effect: Effect) {
    switch effect {
    case .commit(let edits, let isAutomatic): commit(edits, isAutomatic)
    case .undo:
      guard done > 0 else { return }
      done -= 1
      for change in steps[done].changes where owner(of: change.field) == steps[done].number {
        entries[change.field] = change.before
      }
    case .redo:
      guard done < steps.count else { return }
      for change in steps[done].changes where owner(of: change.field) == change.before.owner {
        entries[change.field] = Entry(value: change.after, owner: steps[done].number)
      }
      done += 1
    default: break
    }
  }

  /// Takes in what another machine decided, which no step of this one owns.
  mutating func takeIn(_ standing: Standing, of paper: String) {
    number += 1
    let value = standing == .unread ? nil : standing.rawValue
    entries[.standing(paper)] = Entry(value: value, owner: number)
  }

  private func owner(of field: Field) -> Int { entries[field]?.owner ?? 0 }

  private mutating func commit(_ edits: [Edit], _ isAutomatic: Bool) {
    number += 1
    var changes: [Change] = []
    for edit in edits {
      let (field, after) = PlainModel.change(edit)
      let before = entries[field] ?? Entry()
      guard before.value != after else { continue }
      if isAutomatic {
        // Nobody's decision: only a paper that nobody touched comes to count as read, and no step
        // owns that.
        if case .standing = field, before.value != nil { continue }
        entries[field] = Entry(value: after, owner: before.owner)
        continue
      }
      changes.append(Change(field: field, before: before, after: after))
      entries[field] = Entry(value: after, owner: number)
    }
    guard !isAutomatic, !changes.isEmpty else { return }
    steps.removeSubrange(done...)
    steps.append((number, changes))
    done += 1
  }

  private static func change(_ edit: Edit) -> (Field, String?) {
    switch edit {
    case .standing(let standing, let paper):
      (.standing(paper), standing == .unread ? nil : standing.rawValue)
    case .tag(let tag, let isOn, let paper): (.tag(tag, paper: paper), isOn ? "on" : nil)
    case .note(let text, let paper): (.note(paper), text)
    case .query(let text, let name): (.query(name), text)
    case .until(let day, let paper): (.until(paper), day)
    case .watch(let watch, let name): (.watch(name), watch?.rawValue)
    case .seen(let day, let name): (.seen(name), day)
    }
  }
}
