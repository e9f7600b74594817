import Digest
import Reader
import Search
import Surface
import Theming

/// The reader without a terminal: keys in, frames out, in this process.
struct Session {
  private(set) var state: ReaderState
  private(set) var frame: Frame

  /// A reader of a library, and where it is searched its corpus.
  init(
    _ library: Library, corpus: Corpus? = nil, isComplete: Bool = true,
    size: Size = Size(columns: Bench.columns, rows: Bench.rows)
  ) {
    state = ReaderState(size: size, theme: ThemeCatalogue.builtIn())
    frame = Frame(size: size)
    take(.resized(size))
    take(.loaded(library, isComplete: isComplete))
    if let corpus { take(.indexed(Searcher(library, corpus: corpus))) }
    render(state, into: &frame)
  }

  private mutating func take(_ event: Event) { _ = update(&state, event) }

  /// Types a key and draws what comes of it, as the loop does.
  mutating func press(_ key: Key) {
    take(.key(key))
    render(state, into: &frame)
  }

  mutating func type(_ text: String) {
    for scalar in text.unicodeScalars { press(.scalar(scalar)) }
  }

  /// The rows of the screen that the reader opens with.
  ///
  /// - Throws: where the archive cannot be read.
  static func firstScreen(of path: String) throws -> [String] {
    var loader = LibraryLoader(try Archive(paths: [path]))
    return Session(loader.first(), isComplete: false).frame.text
  }
}
