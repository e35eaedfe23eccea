internal import Diagnostics

/// Keys that stand beside the key that they belong below, for want of indentation: `phrases` beside an
/// empty `match`, or where `match` is missing; `within` beside an empty `near`.
///
/// One complaint says so, where the empty key, each of the others and a missing `match` would be several.
struct StrayKeys {
  let table: KeyTable
  let bag: DiagnosticBag

  /// - Returns: the numbers of the pairs about which nothing more is to be said.
  func report(in pairs: [YAMLValue.Pair], into fields: inout Fields) -> Set<Int> {
    var strays: Set<Int> = []
    var owner: WrittenText?
    for (number, pair) in pairs.enumerated() {
      guard case .text(let key) = pair.key else { continue }
      if pair.value.isEmpty, table[key.value]?.kind.inner != nil {
        owner = key
        continue
      }
      guard table[key.value] == nil else {
        owner = nil
        continue
      }
      if let owner, let inner = table[owner.value]?.kind.inner, inner[key.value] != nil {
        // The others behind it go with the first.
        if strays.insert(number - 1).inserted {
          add(
            "'\(key.value)' belongs below '\(owner.value)': begin this line farther in than "
              + "'\(owner.value):', or write", key, owner.value)
        }
        strays.insert(number)
        fields.note(owner)
      } else if owner == nil, ConditionKeys.condition[key.value] != nil, wantsMatch(pairs) {
        add("'\(key.value)' belongs below 'match', which is missing: write", key, "match")
        strays.insert(number)
        fields.note(key, meaning: "match")
      }
    }
    return strays
  }

  private func wantsMatch(_ pairs: [YAMLValue.Pair]) -> Bool {
    table["match"]?.kind.inner != nil && !pairs.contains { $0.keyText == "match" }
  }

  private func add(_ message: String, _ key: WrittenText, _ owner: String) {
    bag.add(
      Diagnostic(
        .error, .unknownKey,
        "\(message) \(owner): {\(key.value): \(YAMLSyntax.sample(of: key.value))}",
        at: key.location, length: key.length))
  }
}

extension ValueKind {
  /// The keys that may stand below it.
  fileprivate var inner: KeyTable? {
    switch self {
    case .condition: ConditionKeys.condition
    case .mapping(let table), .mappingOrConditions(let table): table
    default: nil
    }
  }
}
