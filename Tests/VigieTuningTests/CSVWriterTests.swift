import Testing
import VigieOutput

@Test(
  "fields are quoted by their bytes, whatever combines with what",
  arguments: [
    ("a", "a"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""),
    (" a", "\" a\""), ("=\"\u{20E3}a", "\"=\"\"\u{20E3}a\""), ("a,\u{301}b", "\"a,\u{301}b\""),
  ])
func quotedField(field: String, written: String) {
  var writer = CSVWriter(header: ["x", "y"])
  writer.add([field, "z"])
  #expect(writer.text.utf8.elementsEqual("x,y\n\(written),z\n".utf8))
}
