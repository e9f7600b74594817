extension Settings {
  /// The settings that a configuration makes; what it leaves open is taken from the environment.
  public init(_ configuration: Configuration, environment: [String: String]) {
    self.init()
    language = configuration.language ?? Language(environment: environment)
    readingWidth = configuration.readingWidth
    readAfter = configuration.readAfter
    catchUp = configuration.catchUp
    clipboard = configuration.clipboard
    refresh = configuration.refresh
    queries = configuration.queries
    commands = configuration.commands
    isASCII = configuration.ascii
    showsTitle = configuration.title
    if let width = configuration.panes.datesWidth { datesWidth = width }
    if let share = configuration.panes.listShare { listShare = share }
  }
}
