/// How long the searches in one document may take, in nanoseconds.
///
/// The last resort, where ``WorkBudget`` does not tell: it counts searches and backtracking, but not how
/// far `[a-z]+\d` runs on from each start in a text of letters. No text that people write comes near; one
/// that does may be stopped at another place the next time.
struct SearchTime {
  /// About fifty times what a byte of a press release takes with the shipped rules.
  private static let perByte = 6_000
  private static let least = 50_000_000

  /// So many bytes can be looked at, at worst, before the clock is read: some ten milliseconds.
  private static let mostUnread = 1 << 22
  /// A search that can look at more is cut into slices.
  private static let mostUncut = 1 << 24
  private static let leastSlice = 64
  private static let shortSlice = 100_000

  private let limit: Int
  private let begun: Int
  private var spent = 0
  private var unread = 0

  init(bytes: Int) {
    limit = Self.least + Self.perByte * bytes
    begun = SystemTime.ofThread
  }

  /// Whether a search is to be timed that can begin at so many places and look at so many bytes from each.
  mutating func isToBeTimed(starts: Int, bytes: Int) -> Bool {
    unread += starts * bytes
    return unread >= Self.mostUnread
  }

  /// How many places a search is to try that could begin at any of `starts`.
  static func slice(of starts: Int, bytes: Int) -> Int {
    starts * bytes <= mostUncut ? starts : max(leastSlice, mostUncut / bytes)
  }

  /// The same for the next slice, behind one that took so long.
  static func slice(after slice: Int, taking time: Int) -> Int {
    time < shortSlice ? slice * 4 : slice
  }

  /// Takes from the time; says whether there was enough left.
  ///
  /// - Parameter work: the bytes that the search could look at, at least one; what was not timed before
  ///   is taken to have gone as fast.
  mutating func spend(_ time: Int, on work: Int) -> Bool {
    spent += Int(Double(time) * Double(max(unread, work)) / Double(work))
    unread = 0
    guard spent > limit else { return true }
    // The clock goes on while the thread waits or the process is suspended; that does not count.
    let threadTime = SystemTime.ofThread - begun
    guard threadTime < limit else { return false }
    spent = threadTime
    return true
  }
}
