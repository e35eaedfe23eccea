import Testing
import VigieCore

@testable import VigieTuning

@Suite("The intercept of what documents are about")
struct CentralInterceptTests {
  private let rows: [CentralIntercept.Row] = [
    (4.0, 0.0, Grade.central), (1, 0.1, .central), (2, 0.6, .mentioned), (7, 0.9, .mentioned),
    (3, 0.2, .central), (5, 0.4, .mentioned),
  ].compactMap { CentralIntercept.Row(points: $0.0, place: $0.1, grade: $0.2, weight: 1) }

  private func expected(_ intercept: Double) -> Double {
    rows.reduce(0) { $0 + logistic($1.emphasis + intercept) }
  }

  @Test("alone it makes the mean probability that of the smoothed labels")
  func alone() {
    // Three of six: 3 × (3 + 1)/(3 + 2) + 3 × 1/(3 + 2).
    #expect(abs(expected(CentralIntercept(rows).value) - 3) < 1e-6)
  }

  @Test("with a prior it lies between that and what the samples say")
  func drawn() {
    let free = CentralIntercept(rows).value
    let drawn = CentralIntercept(rows, prior: free - 2).value
    #expect(drawn > free - 2 && drawn < free)
    #expect(CentralIntercept([], prior: 0.7).value == 0.7)
    #expect(
      CentralIntercept(rows.reversed(), prior: 0.7).value
        == CentralIntercept(rows, prior: 0.7).value)
  }

  @Test("samples without the tag play no part")
  func absent() {
    #expect(CentralIntercept.Row(points: 3, place: 0, grade: .absent, weight: 1) == nil)
    #expect(CentralIntercept.Row(points: 3, place: 0, grade: .central, weight: 0) == nil)
  }
}
