/// Shown where nothing is.
struct NotFoundPage: Page {
  let title = "Not found"
  let status = 404

  var content: HTML {
    HTML([
      Parts.heading("There is nothing here"),
      tag("p") {
        "The address may be misspelt, or the record renamed or removed. "
        tag("a", .href(Link("/sessions"))) { "See all sessions" }
      },
    ])
  }
}

/// Shown by the service worker when the viewer cannot be reached and a page was not seen before.
struct OfflinePage: Page {
  let title = "Offline"

  var content: HTML {
    HTML([
      Parts.heading("The viewer cannot be reached"),
      tag("p") {
        "Pages that you have seen before still open. This one was not among them. "
          + "Start the viewer again, or come back within reach of it:"
      },
      Parts.command("plugtrack serve"),
    ])
  }
}
