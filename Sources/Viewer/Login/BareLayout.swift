/// What stands around the sign-in: nothing of the data, not even its title.
struct BareLayout {
  private let page: any Page

  init(_ page: some Page) { self.page = page }

  var document: HTML {
    HTML([
      .literal("<!DOCTYPE html>\n"),
      tag("html", .other("lang", "en-GB")) {
        tag("head") {
          void("meta", .other("charset", "utf-8"))
          void(
            "meta",
            .name("viewport"),
            .other("content", "width=device-width, initial-scale=1, viewport-fit=cover")
          )
          tag("title", text: "\(page.title) · PlugTrack")
          void("meta", .name("color-scheme"), .other("content", "light dark"))
          void("link", .other("rel", "stylesheet"), .href(Asset.styleSheet.link))
          void(
            "link",
            .other("rel", "icon"),
            .href(Asset.icon.link),
            .other("type", "image/svg+xml")
          )
          void("link", .other("rel", "manifest"), .href(Link("/manifest.webmanifest")))
        }
        tag("body", .class("bare")) { tag("main", .id("content")) { page.content } }
      },
      HTML("\n"),
    ])
  }
}
