/// The themes compiled into the binary.
public enum BuiltInThemes {}
