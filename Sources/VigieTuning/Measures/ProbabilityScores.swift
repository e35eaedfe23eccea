#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension Outcomes {
  /// The mean squared error of the confidences, 0 … 1, less is better (Brier, Monthly Weather
  /// Review 78, 1950).
  package var brierScore: Double? {
    mean { outcome in
      let error = outcome.confidence - (outcome.isPositive ? 1 : 0)
      return error * error
    }
  }

  /// The mean of −ln of the probability given to what is so, less is better.
  ///
  /// Confidences are clipped to ε … 1 − ε with ε = 2⁻⁵², as scikit-learn's `log_loss` does, so that
  /// one sure error costs 36 and not everything.
  package var logLoss: Double? {
    mean { outcome in
      let clipped = min(max(outcome.confidence, Double.ulpOfOne), 1 - Double.ulpOfOne)
      return outcome.isPositive ? -log(clipped) : -log(1 - clipped)
    }
  }
}
