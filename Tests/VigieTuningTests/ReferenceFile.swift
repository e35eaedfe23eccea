import Foundation
import Testing

/// Figures computed by `Reference/make_reference.py`.
enum ReferenceFile {
  static func load<Content: Decodable>(_ name: String, beside testFile: String = #filePath) throws
    -> Content
  {
    let file = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Fixtures")
      .appending(path: name)
    return try JSONDecoder().decode(Content.self, from: Data(contentsOf: file))
  }
}

/// Whether two numbers agree to within `tolerance`, of 1 or of their size.
func agree(_ actual: Double?, _ expected: Double?, within tolerance: Double = 1e-9) -> Bool {
  guard let actual, let expected else { return actual == nil && expected == nil }
  return abs(actual - expected) <= tolerance * max(1, abs(expected))
}

func agree(_ actual: [Double], _ expected: [Double], within tolerance: Double = 1e-9) -> Bool {
  actual.count == expected.count
    && zip(actual, expected).allSatisfy { agree($0, $1, within: tolerance) }
}
