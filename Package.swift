// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target is held to: the Swift 6 language, explicit imports, and no warning.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// The same for modules that go through every byte of an archive, optimised in debug builds too.
///
/// Unoptimised their loops over vectors and spans take a hundred times as long, and the tests spent
/// two thirds of their time there. Overflow and bounds are still checked.
let quick = house + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// For modules that need no pointer: one that is used all the same has to be marked `unsafe`.
let pointerless: [SwiftSetting] = [.strictMemorySafety()]

let package = Package(
  name: "nonmun",
  products: [
    .executable(name: "nonmun", targets: ["nonmun"]),
    .executable(name: "nonmun-bench", targets: ["nonmun-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
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
      name: "CZlib", path: "Sources/CZlib",
      providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CVTerm", path: "Tests/CVTerm",
      providers: [.apt(["libvterm-dev"])]),

    // Giving the terminal back when all else fails, in C: what a signal handler may do.
    .target(name: "CCrash"),

    // The operating system, once.
    .target(name: "System", dependencies: ["CCrash", "CLibc"], swiftSettings: house),

    // Files that may always be deleted.
    .target(
      name: "Cache", dependencies: ["CLibc", "System"],
      swiftSettings: quick + [.enableExperimentalFeature("Lifetimes")]),

    // The model: knows no terminal.
    .target(name: "Normalization", dependencies: ["CUtf8proc"], swiftSettings: quick),
    .target(
      name: "Markdown", dependencies: ["Normalization"], swiftSettings: quick + pointerless),
    .target(
      name: "Digest", dependencies: ["CZlib", "Cache", "Markdown", "Normalization", "System"],
      swiftSettings: quick + pointerless),
    .target(name: "Decisions", swiftSettings: house + pointerless),
    .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: house + pointerless),
    .target(
      name: "Search",
      dependencies: [
        "CLibc", "CPCRE2", "Cache", "Decisions", "Digest", "Markdown", "Normalization", "System",
      ],
      swiftSettings: quick),
    .target(
      name: "Triage",
      dependencies: ["CLibc", "Decisions", "Normalization", "SQLite", "System"],
      swiftSettings: house),
    .target(
      name: "Citations", dependencies: ["Decisions", "Digest", "TextLayout"],
      swiftSettings: house + pointerless),
    .target(
      name: "Programs", dependencies: ["CLibc", "Digest", "System"], swiftSettings: house),
    .target(
      name: "TextLayout", dependencies: ["CLibc", "Markdown", "Normalization"], swiftSettings: quick
    ),
    .target(
      name: "Themes", path: "Themes",
      resources: ["default", "dusk", "paper", "high-contrast", "mono"].map {
        .embedInCode("\($0).toml")
      },
      swiftSettings: house + pointerless),
    .target(
      name: "Sample",
      resources: (25...30).map { .embedInCode("Archive/digest-2024-03-\($0).md") },
      swiftSettings: house + pointerless),

    // What a screen is, what the user has settled on, and the program without a terminal.
    .target(name: "Surface", dependencies: ["TextLayout"], swiftSettings: quick + pointerless),
    .target(
      name: "Configuration",
      dependencies: [
        "Decisions", "Search", "Surface", "System", "TextLayout",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: house + pointerless),
    .target(
      name: "Theming",
      dependencies: [
        "Configuration", "Surface", "System", "Themes",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: house + pointerless),
    .target(
      name: "Reader",
      dependencies: [
        "CQrcode", "Citations", "Configuration", "Decisions", "Digest", "Normalization", "Search",
        "Surface", "System", "TextLayout", "Theming",
        .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: house + pointerless),

    // Following files, the terminal, and the program that has them all.
    .target(name: "Watching", dependencies: ["Digest", "System"], swiftSettings: house),
    .target(
      name: "Terminal",
      dependencies: ["CCrash", "CLibc", "CNcurses", "Digest", "Surface", "System", "TextLayout"],
      swiftSettings: house),
    .target(
      name: "App",
      dependencies: [
        "CCrash", "CLibc", "Configuration", "Decisions", "Digest", "Programs", "Reader", "Search",
        "Surface", "System", "Terminal", "TextLayout", "Theming", "Triage", "Watching",
      ],
      swiftSettings: house),
    .executableTarget(
      name: "nonmun",
      dependencies: [
        "App", "CLibc", "Cache", "Citations", "Configuration", "Decisions", "Digest", "Programs",
        "Reader", "Sample", "Search", "Surface", "System", "Terminal", "TextLayout", "Theming",
        "Triage",
        "Watching",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house, plugins: ["CommitPlugin"]),
    // The commit, for `--version`.
    .plugin(name: "CommitPlugin", capability: .buildTool()),
    .executableTarget(
      name: "nonmun-bench",
      dependencies: [
        "CLibc", "Citations", "Configuration", "Decisions", "Digest", "Reader", "Search", "Surface",
        "System", "TextLayout", "Theming", "Triage",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // Tests: a folder a module, and what they share.
    .target(
      name: "TestSupport", dependencies: ["Surface", "System", "TextLayout"],
      path: "Tests/TestSupport", swiftSettings: house),
    .testTarget(
      name: "NormalizationTests", dependencies: ["TestSupport", "CUtf8proc", "Normalization"],
      swiftSettings: house
    ),
    .testTarget(
      name: "DigestTests", dependencies: ["TestSupport", "Digest", "Sample"], swiftSettings: house),
    .testTarget(
      name: "CitationsTests", dependencies: ["TestSupport", "Citations", "Decisions", "Digest"],
      swiftSettings: house),
    .testTarget(
      name: "ProgramsTests", dependencies: ["TestSupport", "CLibc", "Digest", "Programs"],
      swiftSettings: house),
    // A program that writes indexes until it is killed.
    .executableTarget(
      name: "index-driver", dependencies: ["Digest", "Search"], path: "Tests/IndexDriver",
      swiftSettings: house),
    .testTarget(
      name: "SearchTests",
      dependencies: [
        "TestSupport", "Cache", "Decisions", "Digest", "Markdown", "Normalization", "Search",
        "index-driver",
      ],
      exclude: ["judged-glosses.tsv"], swiftSettings: house
    ),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: house),
    // Files that fail at will, and a program that is killed, for the tests of the store.
    .target(
      name: "CFaultyVFS", path: "Tests/CFaultyVFS", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "triage-driver", dependencies: ["CFaultyVFS", "CLibc", "Decisions", "Triage"],
      path: "Tests/TriageDriver", swiftSettings: house),
    .testTarget(
      name: "TriageTests",
      dependencies: [
        "TestSupport", "CFaultyVFS", "CLibc", "CSQLite", "Decisions", "SQLite", "Triage",
        "triage-driver",
      ],
      swiftSettings: house),
    .testTarget(
      name: "TextLayoutTests",
      dependencies: ["TestSupport", "CLibc", "Normalization", "TextLayout"],
      swiftSettings: house),
    .testTarget(
      name: "SurfaceTests", dependencies: ["TestSupport", "Surface", "TextLayout"],
      swiftSettings: house),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: [
        "TestSupport", "Configuration", "Decisions", "Search", "Surface", "System",
      ],
      swiftSettings: house),
    .testTarget(
      name: "ThemingTests",
      dependencies: [
        "TestSupport", "Configuration", "Surface", "System", "Theming", "Themes",
      ],
      swiftSettings: house),
    // A person at the reader, for tests without a store and with one.
    .testTarget(
      name: "ReaderDriver",
      dependencies: [
        "TestSupport", "Configuration", "Decisions", "Digest", "Reader", "Search", "Surface",
        "TextLayout", "Themes", "Theming",
      ],
      path: "Tests/ReaderDriver", swiftSettings: house),
    .testTarget(
      name: "ReaderTests",
      dependencies: [
        "TestSupport", "Configuration", "Decisions", "Digest", "Reader", "ReaderDriver", "Search",
        "Surface", "TextLayout", "Themes", "Theming",
      ],
      exclude: ["Snapshots"], swiftSettings: house),
    .testTarget(
      name: "TerminalTests",
      dependencies: ["TestSupport", "Digest", "Surface", "Terminal", "TextLayout"],
      swiftSettings: house),
    .testTarget(
      name: "CommandLineTests", dependencies: ["Configuration", "Digest", "nonmun"],
      swiftSettings: house),
    .testTarget(
      name: "AppTests",
      dependencies: [
        "TestSupport", "App", "Configuration", "Decisions", "Digest", "Reader", "ReaderDriver",
        "SQLite", "Search", "Surface", "System", "TextLayout", "Themes", "Theming", "Triage",
      ],
      swiftSettings: house),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["TestSupport", "CVTerm", "Decisions", "Triage", "nonmun"],
      exclude: ["Schemas"], swiftSettings: house),
  ]
)
