package import VigieCore

extension SuggestionFinder {
  /// Why there is nothing to suggest for any of these tags, for a reader.
  package func reasonForSilence(on tags: [TagIndex]) -> String {
    let counts = groups(of: tags).flatMap { [$0.missed.count, $0.wrong.count] }
    guard let most = counts.max() else {
      return "The rules miss nothing in these samples (\(samples.count)), and get nothing wrong.\n"
    }
    guard most >= options.support else {
      return """
        In no language is a tag missed or wrong in more than \(most) of these samples, and a phrase must \
        stand in \(options.support) of them: lower --support, or add samples.

        """
    }
    return """
      No phrase tells clearly enough what was missed from what was rightly left, or what was wrong from \
      what was right: add samples, or read them ('vigie eval --errors').

      """
  }
}
