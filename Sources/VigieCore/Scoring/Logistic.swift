#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// The probability for log-odds: 1 / (1 + e⁻ˣ).
package func logistic(_ logOdds: Double) -> Double {
  // Either branch raises e to a negative power, which cannot overflow.
  if logOdds >= 0 { return 1 / (1 + exp(-logOdds)) }
  let odds = exp(logOdds)
  return odds / (1 + odds)
}

/// The log-odds of a probability between 0 and 1, both excluded.
package func logit(_ probability: Double) -> Double {
  log(probability) - log1p(-probability)
}
