/// What stands above the text proper: banners, headers, title, date, place and source.
struct FrontMatter {
  /// What the document says of itself, as normalised text.
  var title: String?
  var place: String?
  var date: String?
  var source: String?
  /// Stretches of title and boilerplate, ascending and disjoint.
  var spans: [Document.ZoneSpan] = []
  /// The paragraphs, in whole or in part, that `spans` speaks of.
  var paragraphs: Set<Int> = []
}
