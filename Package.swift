// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is held to the same standard: Swift 6 mode, no unsafe code that does not say
/// so, no warning left standing, imports internal and existentials spelled out.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "vigie",
  platforms: [.macOS(.v15)],
  products: [
    .library(
      name: "Vigie",
      targets: ["PCRE2", "Diagnostics", "VigieCore", "VigieRules", "VigieInput", "VigieOutput"]),
    .executable(name: "vigie", targets: ["vigie"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "3.12.0"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-extras", from: "1.35.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2",
      pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"]), .brew(["pcre2"])]
    ),
    .systemLibrary(name: "CMemory"),
    .target(name: "PCRE2", dependencies: ["CPCRE2"], swiftSettings: strict),
    .target(name: "Diagnostics", swiftSettings: strict),
    .target(name: "VigieCore", dependencies: ["PCRE2", "Diagnostics"], swiftSettings: strict),
    .target(
      name: "VigieRules",
      dependencies: [
        "VigieCore", "Diagnostics", "PCRE2",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict
    ),
    .target(name: "VigieInput", dependencies: ["VigieCore", "Diagnostics"], swiftSettings: strict),
    .target(name: "VigieOutput", dependencies: ["VigieCore"], swiftSettings: strict),
    .target(
      name: "VigieTuning",
      dependencies: [
        "VigieCore", "VigieRules", "VigieInput", "VigieOutput", "Diagnostics",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "VigiePipeline",
      dependencies: [
        "VigieCore", "VigieRules", "VigieInput", "VigieOutput", "Diagnostics", "CMemory",
      ],
      swiftSettings: strict
    ),
    .target(
      name: "VigieService",
      dependencies: [
        "VigieCore", "VigieRules", "VigieInput", "VigieOutput", "VigiePipeline", "Diagnostics",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
        .product(name: "NIOHTTPTypesHTTP1", package: "swift-nio-extras"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "vigie",
      dependencies: [
        "VigieCore", "VigieRules", "VigieInput", "VigieOutput", "VigiePipeline",
        "VigieService", "VigieTuning", "Diagnostics",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "TestSupport", dependencies: [], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(
      name: "CommandLineTests", dependencies: ["vigie", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "PCRE2Tests", dependencies: ["PCRE2"], swiftSettings: strict),
    .testTarget(
      name: "VigieCoreTests", dependencies: ["VigieCore", "PCRE2", "Diagnostics", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strict),
    .testTarget(
      name: "VigieRulesTests",
      dependencies: ["VigieRules", "VigieCore", "PCRE2", "Diagnostics", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "VigieInputTests",
      dependencies: ["VigieInput", "VigieCore", "Diagnostics", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "VigiePipelineTests",
      dependencies: [
        "VigiePipeline", "VigieCore", "VigieRules", "VigieInput", "VigieOutput", "Diagnostics",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "VigieTuningTests",
      dependencies: [
        "VigieTuning", "VigieCore", "VigieRules", "VigieInput", "VigieOutput", "Diagnostics",
        "TestSupport",
      ],
      exclude: ["Fixtures", "Reference"], swiftSettings: strict),
    .testTarget(
      name: "VigieServiceTests",
      dependencies: [
        "vigie", "VigieService", "VigieCore", "VigieInput", "VigieRules", "VigieOutput",
        "VigiePipeline",
        "Diagnostics", "TestSupport",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "CoreMetrics", package: "swift-metrics"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
  ]
)
