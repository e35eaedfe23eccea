import Testing
import VigieOutput

struct NumberTests {
  @Test(
    "numbers with a given count of decimals",
    arguments: [
      (0.93, 2, "0.93"), (0.005, 2, "0.01"), (1, 2, "1.00"), (12.3456, 1, "12.3"), (0.5, 0, "1"),
      (7.2, 0, "7"), (0, 0, "0"), (-0.35, 2, "-0.35"), (-0.001, 2, "0.00"), (-2.5, 1, "-2.5"),
      (0.0304, 3, "0.030"), (.nan, 2, "nan"), (-.infinity, 2, "-inf"), (1e300, 2, "1e+300"),
    ])
  func decimals(number: Double, places: Int, text: String) {
    #expect(number.decimals(places) == text)
  }
}
