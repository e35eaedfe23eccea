extension Double {
  /// As `0.93`.
  package var twoDecimals: String { decimals(2) }

  /// With so many digits behind the point, the last one rounded.
  package func decimals(_ places: Int) -> String {
    var factor = 1
    for _ in 0..<places { factor *= 10 }
    // Whatever is no number, or far too large to show so.
    guard let scaled = Int(exactly: (abs(self) * Double(factor)).rounded()) else {
      return "\(self)"
    }
    let sign = self < 0 && scaled > 0 ? "-" : ""
    guard places > 0 else { return sign + "\(scaled)" }
    let digits = String(scaled % factor)
    let zeros = String(repeating: "0", count: places - digits.count)
    return sign + "\(scaled / factor).\(zeros)\(digits)"
  }
}

extension Int {
  /// As `1 rule` or `2 rules`.
  package func counted(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}
