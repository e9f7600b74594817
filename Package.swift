// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is held to: the Swift 6 language, explicit imports, and no warning.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "nonmun",
  products: [
    .executable(name: "nonmun", targets: ["nonmun"]),
    .executable(name: "nonmun-bench", targets: ["nonmun-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // C libraries, each behind one header.
    .systemLibrary(name: "CLibc", path: "Sources/CLibc"),
    .systemLibrary(
      name: "CNcurses", path: "Sources/CNcurses",
      providers: [.apt(["libncurses-dev"])]),
    .systemLibrary(
      name: "CUtf8proc", path: "Sources/CUtf8proc",
      providers: [.apt(["libutf8proc-dev"])]),
    .systemLibrary(
      name: "CPCRE2", path: "Sources/CPCRE2",
      providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CQrcode", path: "Sources/CQrcode",
      providers: [.apt(["libqrcodegen-dev"])]),
    .systemLibrary(
      name: "CSQLite", path: "Sources/CSQLite",
      providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm",
      providers: [.apt(["libvterm-dev"])]),

    // Giving the terminal back when all else fails, in C: what a signal handler may do.
    .target(name: "CCrash"),

    // The model: knows no terminal.
    .target(name: "Normalization", dependencies: ["CUtf8proc"], swiftSettings: house),
    .target(name: "Digest", swiftSettings: house),
    .target(name: "Decisions", swiftSettings: house),
    .target(
      name: "Search", dependencies: ["CLibc", "CPCRE2", "Decisions", "Digest", "Normalization"],
      swiftSettings: house),
    .target(
      name: "Triage",
      dependencies: [
        "CLibc", "CSQLite", "Decisions", "Normalization",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      swiftSettings: house),
    .target(
      name: "TextLayout", dependencies: ["CLibc", "Normalization"], swiftSettings: house),
    .target(
      name: "Themes", path: "Themes",
      resources: ["default", "dusk", "paper", "high-contrast", "mono"].map {
        .embedInCode("\($0).toml")
      },
      swiftSettings: house),
    .target(
      name: "Sample",
      resources: (25...30).map { .embedInCode("Archive/digest-2024-03-\($0).md") },
      swiftSettings: house),

    // The program without a terminal, the terminal, and the command line.
    .target(
      name: "Reader",
      dependencies: [
        "Decisions", "Digest", "Normalization", "Search", "TextLayout", "Themes", "Triage",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: house),
    .target(
      name: "CursesTerminal",
      dependencies: [
        "CCrash", "CLibc", "CNcurses", "Decisions", "Digest", "Reader", "Search", "Triage",
      ],
      swiftSettings: house),
    .executableTarget(
      name: "nonmun",
      dependencies: [
        "CLibc", "CursesTerminal", "Digest", "Reader", "Sample", "Search", "TextLayout", "Triage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),
    .executableTarget(
      name: "nonmun-bench",
      dependencies: [
        "CLibc", "Digest", "Reader", "Search", "TextLayout",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // Tests: a folder a module, and what they share.
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(
      name: "NormalizationTests", dependencies: ["TestSupport", "CUtf8proc", "Normalization"],
      swiftSettings: house
    ),
    .testTarget(
      name: "DigestTests", dependencies: ["TestSupport", "Digest", "Sample"], swiftSettings: house),
    .testTarget(
      name: "SearchTests", dependencies: ["TestSupport", "Digest", "Normalization", "Search"],
      swiftSettings: house
    ),
    .testTarget(
      name: "TextLayoutTests",
      dependencies: ["TestSupport", "CLibc", "Normalization", "TextLayout"],
      swiftSettings: house),
    .testTarget(
      name: "ReaderTests",
      dependencies: [
        "TestSupport", "Decisions", "Digest", "Reader", "Search", "TextLayout", "Themes", "Triage",
      ],
      exclude: ["Snapshots"], swiftSettings: house),
    .testTarget(
      name: "CursesTerminalTests", dependencies: ["TestSupport", "CursesTerminal", "Reader"],
      swiftSettings: house),
    .testTarget(
      name: "EndToEndTests", dependencies: ["CVTerm", "nonmun"], swiftSettings: house),
  ]
)
