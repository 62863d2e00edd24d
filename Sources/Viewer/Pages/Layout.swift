import DataDirectory

/// What stands around every page: head, navigation, what is wrong with the data, foot.
struct Layout {
  private let page: any Page
  private let context: PageContext

  init(_ page: some Page, _ context: PageContext) {
    self.page = page
    self.context = context
  }

  /// The whole document.
  var document: HTML {
    HTML([
      .literal("<!DOCTYPE html>\n"),
      tag("html", .other("lang", "en-GB")) {
        head
        tag("body", .other("data-generation", "\(context.state.generation)")) {
          tag("a", .class("skip"), .href(.fragment("content"))) { "Skip to the content" }
          header
          tag("main", .id("content"), .other("tabindex", "-1")) {
            banner
            page.content
          }
          footer
          thumbBar
          keys
        }
      },
      HTML("\n"),
    ])
  }

  private var head: HTML {
    tag("head") {
      void("meta", .other("charset", "utf-8"))
      void(
        "meta",
        .name("viewport"),
        .other("content", "width=device-width, initial-scale=1, viewport-fit=cover")
      )
      tag(
        "title",
        text: page.title == context.title ? page.title : "\(page.title) · \(context.title)"
      )
      void("meta", .name("color-scheme"), .other("content", "light dark"))
      void(
        "meta",
        .name("theme-color"),
        .other("content", "#f5f7f6"),
        .other("media", "(prefers-color-scheme: light)")
      )
      void(
        "meta",
        .name("theme-color"),
        .other("content", "#0e1412"),
        .other("media", "(prefers-color-scheme: dark)")
      )
      void("link", .other("rel", "stylesheet"), .href(Asset.styleSheet.link))
      void("link", .other("rel", "icon"), .href(Asset.icon.link), .other("type", "image/svg+xml"))
      void("link", .other("rel", "apple-touch-icon"), .href(Asset.touchIcon.link))
      void("link", .other("rel", "manifest"), .href(Link("/manifest.webmanifest")))
      tag("script", .other("src", Asset.script.link.text), .flag("defer")) { HTML.empty }
    }
  }

  private var header: HTML {
    tag("header", .class("site-header")) {
      tag("a", .class("brand"), .href(Link("/"))) {
        Brand.mark
        tag("span", text: context.title)
      }
      tag("nav", .class("site-nav"), .label("Sections")) {
        tag("ul") { Section.shown.map { item($0) } }
      }
    }
  }

  private func item(_ section: Section) -> HTML {
    tag("li") {
      tag(
        "a",
        .href(section.link),
        .other("data-key", section.key),
        .optional("aria-current", page.section == section ? "page" : nil)
      ) {
        section.icon
        tag("span", text: section.title)
        if section == .problems, context.brokenFiles > 0 {
          tag("span", .class("count"), text: "\(context.brokenFiles)")
        }
      }
    }
  }

  /// Says that some files cannot be used, and what the page shows instead.
  private var banner: HTML {
    // Browsers keep that one for later, when the data may be in order again.
    let isKept = page is OfflinePage
    if context.state.isGone, !isKept {
      return tag("div", .id("banner"), .class("banner"), .other("role", "status")) {
        tag("p") {
          tag("strong") { "The data directory is gone. " }
          "What it held last is shown, until it is back."
        }
      }
    }
    let broken = isKept ? 0 : context.brokenFiles
    guard broken > 0 else {
      return tag("div", .id("banner"), .other("role", "status")) { HTML.empty }
    }
    let files = broken == 1 ? "1 file has errors" : "\(broken) files have errors"
    let stale = context.state.stale.count
    let consequence =
      stale == 0
      ? (broken == 1 ? "It is left out of every figure." : "They are left out of every figure.")
      : stale == broken
        ? "The values from before the last edit are shown."
        : "The values from before the last edit are shown for \(stale) of them, the others are left out."
    return tag("div", .id("banner"), .class("banner"), .other("role", "status")) {
      tag("p") {
        tag("strong", text: files + ". ")
        consequence + " "
        tag("a", .href(Link("/problems"))) { "See what to write instead" }
      }
    }
  }

  private var footer: HTML {
    tag("footer", .class("site-footer"), .id("sections")) {
      tag("nav", .label("All sections")) {
        tag("ul") {
          Section.shown.map { section in
            tag("li") { tag("a", .href(section.link), text: section.title) }
          }
        }
      }
      tag("p") {
        "Figures are worked out from the files as they are now. Nothing here can change them. "
        tag("a", .href(Link("/api/openapi.json"))) { "JSON interface" }
      }
      if context.isLocked {
        tag("form", .other("method", "post"), .action(Link("/logout"))) {
          tag("button", .class("quiet"), .type("submit")) { "Sign out" }
        }
      }
    }
  }

  private var thumbBar: HTML {
    tag("nav", .class("thumb-bar"), .label("Main sections")) {
      tag("ul") {
        Section.first.map { item($0) }
        tag("li") {
          tag("a", .href(.fragment("sections"))) {
            Icon.drawing("M4 7h16M4 12h16M4 17h16")
            tag("span") { "More" }
          }
        }
      }
    }
  }

  /// The list of keys, which the script shows on `?`.
  private var keys: HTML {
    tag("dialog", .id("keys"), .class("keys"), .other("aria-labelledby", "keys-title")) {
      tag("h2", .id("keys-title")) { "Keys" }
      tag("dl") {
        Section.shown.map { section in
          HTML([
            tag("dt") {
              tag("kbd") { "g" }
              " "
              tag("kbd", text: section.key)
            },
            tag("dd", text: section.title),
          ])
        }
        tag("dt") { tag("kbd") { "/" } }
        tag("dd") { "Find in this page’s filters" }
        tag("dt") {
          tag("kbd") { "j" }
          " "
          tag("kbd") { "k" }
        }
        tag("dd") { "Next, previous row" }
        tag("dt") { tag("kbd") { "?" } }
        tag("dd") { "Show these keys" }
      }
      tag("form", .other("method", "dialog")) { tag("button") { "Close" } }
    }
  }
}
