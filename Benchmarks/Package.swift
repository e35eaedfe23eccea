// swift-tools-version: 6.2

import PackageDescription

let package = Package(
  name: "vigie-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "vigie", path: ".."),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
  ],
  targets: [
    .executableTarget(
      name: "vigie-benchmark",
      dependencies: [
        .product(name: "Vigie", package: "vigie"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: [.swiftLanguageMode(.v6)])
  ]
)
