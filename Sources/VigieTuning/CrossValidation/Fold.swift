internal import Crypto

extension Sample {
  /// Which of so many folds the sample belongs to: by a digest of its cluster and of the round, so that
  /// it stays there whatever else is sampled, and samples of one text are never parted.
  ///
  /// - Precondition: `count` is above 0.
  package func fold(of count: Int, round: Int) -> Int {
    let digest = SHA256.hash(data: Array("\(round) \(cluster)".utf8))
    // 32 bits over a few folds: what is left over favours none by more than 1 in 10⁸.
    let number = digest.prefix(4).reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    return Int(number % UInt32(count))
  }
}
