import PCRE2
import Testing

@Test func x() throws { _ = try Pattern("a+") }
