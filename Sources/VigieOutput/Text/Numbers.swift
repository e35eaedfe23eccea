extension Double {
  /// As `0.93`.
  package var twoDecimals: String { decimals(2) }

  /// With so many digits behind the point, the last one rounded.
  package func decimals(_ places: Int) -> String {
    var factor = 1
    for _ in 0..<places { factor *= 10 }
    let scaled = Int((abs(self) * Double(factor)).rounded())
    let digits = String(scaled % factor)
    let fraction = String(repeating: "0", count: places - digits.count) + digits
    return (self < 0 && scaled > 0 ? "-" : "") + "\(scaled / factor)"
      + (places > 0 ? ".\(fraction)" : "")
  }
}
