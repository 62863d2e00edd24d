/// Pieces that several pages are made of.
enum Parts {
  /// The heading of a page with what stands beside it.
  static func heading(_ title: String, @HTMLBuilder aside: () -> HTML = { HTML.empty }) -> HTML {
    tag("div", .class("page-heading")) {
      tag("h1", text: title)
      aside()
    }
  }

  /// A big number with its name, and a remark below.
  static func figure(_ name: String, _ value: String, remark: String? = nil, explain: HTML? = nil)
    -> HTML
  {
    tag("div", .class("figure")) {
      tag("dt", text: name)
      tag("dd") {
        // Large numbers may part from their units.
        tag("span", .class("value"), text: value.replacing("\u{A0}", with: " "))
        if let remark { tag("span", .class("remark"), text: remark) }
        explain
      }
    }
  }

  static func figures(_ figures: [HTML]) -> HTML {
    tag("dl", .class("figures")) { figures }
  }

  /// A part of a page with a heading of its own.
  static func card(
    _ title: String,
    more: (text: String, link: Link)? = nil,
    wide: Bool = false,
    @HTMLBuilder content: () -> HTML
  ) -> HTML {
    tag("section", .class(wide ? "card wide" : "card")) {
      tag("div", .class("card-heading")) {
        tag("h2", text: title)
        if let more { tag("a", .href(more.link), text: more.text) }
      }
      content()
    }
  }

  /// A table that may be wider than a phone: it scrolls by itself, by keys too.
  ///
  /// - Parameter isFramed: Whether it has the frame of a card of its own.
  static func scrolled(_ label: String, isFramed: Bool = false, _ table: HTML) -> HTML {
    tag(
      "div",
      .class(isFramed ? "table-scroll" : "scrolled"),
      .other("tabindex", "0"),
      .other("role", "group"),
      .label(label)
    ) { table }
  }

  /// What a newcomer sees where there is nothing yet: why, and what to type.
  static func empty(_ text: String, command: String?) -> HTML {
    tag("div", .class("empty")) {
      tag("p", text: text)
      if let command { Parts.command(command) }
    }
  }

  /// Names with values, one below the other.
  static func list(_ pairs: [(name: String, value: HTML)]) -> HTML {
    tag("dl", .class("pairs")) {
      pairs.map { pair in
        HTML([tag("dt", text: pair.name), tag("dd") { pair.value }])
      }
    }
  }

  /// A small sign with a word in it.
  static func badge(_ text: String, _ kind: String = "") -> HTML {
    tag("span", .class("badge \(kind)"), text: text)
  }

  /// A record's text, its own lines numbered by the style sheet.
  static func source(_ text: String) -> HTML {
    tag("pre", .class("source"), .other("tabindex", "0"), .label("The file as it stands")) {
      tag("code") {
        text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(
          text.hasSuffix("\n") ? 1 : 0
        ).map { line in
          HTML([tag("span", .class("line"), text: String(line)), HTML("\n")])
        }
      }
    }
  }

  /// What to type to change what the page shows.
  static func command(_ command: String) -> HTML {
    let words = command.split(separator: " ", omittingEmptySubsequences: false)
    return tag("pre", .class("command"), .other("tabindex", "0")) {
      tag("code") {
        "$"
        words.map { word in
          // A line would break behind the hyphens of an option.
          word.hasPrefix("--") && word.count < 24
            ? HTML([HTML(" "), tag("span", .class("nowrap"), text: String(word))])
            : HTML(" \(word)")
        }
      }
    }
  }
}
