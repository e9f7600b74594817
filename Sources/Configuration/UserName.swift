extension String {
  /// Whether the text can name something of the user's own: not empty, not longer than so many
  /// characters, and without any that nobody would see.
  func isName(upTo longest: Int) -> Bool {
    !isEmpty && count <= longest
      && unicodeScalars.allSatisfy {
        $0.properties.generalCategory != .control && $0.properties.generalCategory != .format
      }
  }
}
