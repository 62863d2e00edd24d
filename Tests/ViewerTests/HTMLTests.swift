import Testing

@testable import Viewer

struct HTMLTests {
  @Test(
    "text is text, wherever it stands",
    arguments: [
      ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
      ("\" onload='x'", "&quot; onload=&#39;x&#39;"), ("a & b", "a &amp; b"),
      ("é 🔋 日本", "é 🔋 日本"), ("tab\tline\n", "tab\tline\n"),
      ("bell\u{7} back\u{202E}wards\u{200F}", "bell\u{FFFD} back\u{FFFD}wards\u{FFFD}"),
    ]
  )
  func escaping(_ text: String, _ markup: String) {
    #expect(HTML(text).markup == markup)
    #expect(tag("p", .title(text)) { text }.markup == "<p title=\"\(markup)\">\(markup)</p>")
  }

  @Test(
    "a link stays within the viewer, whatever the name of a record is",
    arguments: [
      ("javascript:alert(1)", "/cars/javascript%3Aalert%281%29"),
      ("../../etc/passwd", "/cars/..%2F..%2Fetc%2Fpasswd"),
      ("//evil.example", "/cars/%2F%2Fevil.example"),
      ("a b?c#d", "/cars/a%20b%3Fc%23d"), ("é", "/cars/%C3%A9"),
    ]
  )
  func links(_ name: String, _ address: String) {
    #expect(Link(["cars", name]).text == address)
  }

  @Test func `a query comes back from its text`() throws {
    let items = QueryItems([("where", "cost > 10 & x = \"é\""), ("car", "a"), ("car", "b+c")])
    #expect(QueryItems(parsing: items.text) == items)
    #expect(try #require(QueryItems(parsing: "q=a+b%20c&empty=&flag"))["q"] == "a b c")
    #expect(QueryItems(parsing: "q=%zz") == nil)
    #expect(QueryItems(parsing: "q=%ff") == nil)
    #expect(QueryItems(parsing: "q=%00") == nil)
  }
}
