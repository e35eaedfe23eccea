internal import VigieOutput

/// The XML that continuous integration shows as test results.
struct JUnitReport {
  struct Case {
    var name: String
    /// What went wrong; `nil` where it is as it should be.
    var failure: (type: String, message: String)?
  }

  private(set) var text = ""
  private var tests = 0
  private var failures = 0

  mutating func add(suite name: String, _ cases: [Case]) {
    let failed = cases.count { $0.failure != nil }
    tests += cases.count
    failures += failed
    text +=
      "  <testsuite name=\"\(Markup.escape(name))\" tests=\"\(cases.count)\" failures=\"\(failed)\" "
      + "errors=\"0\" skipped=\"0\">\n"
    for test in cases {
      text +=
        "    <testcase classname=\"\(Markup.escape(name))\" name=\"\(Markup.escape(test.name))\""
      if let failure = test.failure {
        text += ">\n      <failure type=\"\(Markup.escape(failure.type))\" message=\""
        text += "\(Markup.escape(failure.message))\"/>\n    </testcase>\n"
      } else {
        text += "/>\n"
      }
    }
    text += "  </testsuite>\n"
  }

  func finished(_ name: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      + "<testsuites name=\"\(Markup.escape(name))\" tests=\"\(tests)\" failures=\"\(failures)\" "
      + "errors=\"0\">\n" + text + "</testsuites>\n"
  }
}
