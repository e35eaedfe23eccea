/// Bands of confidence: what the rules are sure of, what they doubt, and what lies between.
enum Bands {
  struct Band {
    var lower: Double
    var upper: Double
    var members: [SamplingPlan.Member]

    /// How far its middle is from the greatest doubt.
    var sureness: Double { abs((lower + upper) / 2 - 0.5) }
  }

  private static let count = 5

  /// The bands that hold anything, each with its places: as many as any other, the odd ones to those
  /// of most doubt. Where there are more bands than places, neighbours are put together, so that no
  /// document is without a chance.
  static func split(_ members: [SamplingPlan.Member], places: Int) -> [(band: Band, places: Int)] {
    var bands = (0..<count).map { number in
      let (lower, upper) = (Double(number) / Double(count), Double(number + 1) / Double(count))
      return Band(
        lower: lower, upper: upper,
        members: members.filter {
          min(count - 1, Int($0.confidence * Double(count))) == number
        })
    }.filter { !$0.members.isEmpty }
    while bands.count > places {
      // The smallest two neighbours; of equally small ones the lower.
      let first = (0..<bands.count - 1).min {
        bands[$0].members.count + bands[$0 + 1].members.count
          < bands[$1].members.count + bands[$1 + 1].members.count
      }!
      bands[first].upper = bands[first + 1].upper
      bands[first].members += bands[first + 1].members
      bands.remove(at: first + 1)
    }
    let order = bands.indices.sorted {
      bands[$0].sureness != bands[$1].sureness ? bands[$0].sureness < bands[$1].sureness : $0 < $1
    }
    let given = Allocation.even(places, capacities: order.map { bands[$0].members.count })
    let placesOf = Dictionary(uniqueKeysWithValues: zip(order, given))
    return bands.indices.map { (bands[$0], placesOf[$0]!) }
  }
}
