import ChargingLog

/// All tariffs, with the prices that hold today.
struct TariffsPage: Page {
  let title = "Tariffs"
  let section: Section? = .tariffs

  private let context: PageContext

  init(_ context: PageContext) { self.context = context }

  var content: HTML {
    let tariffs = context.index.tariffs.values.byTitle
    return HTML([
      Parts.heading("Tariffs"),
      tariffs.isEmpty
        ? Parts.empty(
          "There is no tariff yet. With one, home charges get their cost by date and time of day.",
          command: "plugtrack tariff rate octopus-go --from 2026-04-01 --price 0.285"
        )
        : tag("div", .class("grid")) {
          tariffs.map(card)
          WhatIfCard(context).card
        },
    ])
  }

  private func card(_ tariff: Tariff) -> HTML {
    tag("section", .class("card")) {
      tag("div", .class("card-heading")) {
        tag("h2") { tag("a", .href(Link(["tariffs", tariff.id])), text: tariff.title) }
        if let provider = tariff.provider { tag("span", .class("quiet"), text: provider) }
      }
      if let rate = tariff.rate(on: context.today) {
        RateTable(rate, tariff, context).table
        tag("p", .class("quiet"), text: "since \(Format.day(rate.from))")
      } else if tariff.isDynamic {
        tag("p", .class("quiet")) { "Prices change with every interval." }
      } else {
        tag("p", .class("quiet")) { "No price holds today." }
      }
    }
  }
}

/// One tariff with all its prices.
struct TariffPage: Page {
  let section: Section? = .tariffs

  private let context: PageContext
  private let tariff: Tariff

  /// - Returns: `nil` when there is no such tariff.
  init?(_ context: PageContext, id: String) {
    guard let tariff = context.index.tariffs[id] else { return nil }
    self.context = context
    self.tariff = tariff
  }

  var title: String { tariff.title }

  var content: HTML {
    RecordPage(
      context: context,
      section: .tariffs,
      title: tariff.title,
      path: tariff.path,
      command: "plugtrack tariff edit \(tariff.id)",
      values: RecordText.values(of: Tariff.schema, tariff, context).filter { $0.name != "rates" }
    ).content {
      Parts.card("Prices", wide: true) {
        tariff.rates.reversed().map { rate in
          HTML([
            tag("h3") {
              "From \(Format.day(rate.from))"
              if let to = rate.to { " to \(Format.day(to))" }
            },
            RateTable(rate, tariff, context).table,
          ])
        }
        if tariff.rates.isEmpty { tag("p", .class("quiet")) { "There are none yet." } }
      }
    }
  }
}

extension Tariff {
  /// The prices that hold on a day.
  func rate(on day: CivilDate) -> Rate? {
    guard let rate = rates.last(where: { $0.from <= day }) else { return nil }
    return rate.to.map { day <= $0 } ?? true ? rate : nil
  }
}

/// The prices of a rate by the time of day.
struct RateTable {
  private let rate: Tariff.Rate
  private let currency: String?

  init(_ rate: Tariff.Rate, _ tariff: Tariff, _ context: PageContext) {
    self.rate = rate
    currency = tariff.currency ?? context.settings.currency
  }

  var table: HTML {
    tag("table", .class("rates")) {
      tag("caption", .class("hidden")) { "Prices from \(Format.day(rate.from))" }
      tag("tbody") {
        rate.bands.map { band in row(when(band), price(band.pricePerKWh) + " per kWh") }
        if let price = rate.pricePerKWh {
          row(rate.bands.isEmpty ? "always" : "other times", self.price(price) + " per kWh")
        }
        extra("for each session", rate.sessionFee)
        extra("a minute of charging", rate.pricePerMinute)
        extra(
          "a minute plugged in afterwards"
            + (rate.idleAfter.map { ", from \($0.text) on" } ?? ""),
          rate.idlePerMinute
        )
        extra("at least", rate.minimum)
        extra("at most", rate.maximum)
      }
    }
  }

  private func row(_ name: String, _ value: String) -> HTML {
    tag("tr") {
      tag("th", .other("scope", "row"), text: name)
      tag("td", .class("number"), text: value)
    }
  }

  private func extra(_ name: String, _ amount: ExactDecimal?) -> HTML {
    amount.map { row(name, Format.money($0, currency)) } ?? .empty
  }

  private func price(_ amount: ExactDecimal) -> String {
    Format.money(amount, currency, decimals: 4)
  }

  /// The times of a band: `16:00–19:00, Sat–Sun, Nov–Mar`.
  private func when(_ band: Tariff.Band) -> String {
    let clock = band.between?.value(as: .clockSpan).text
    let days = band.days?.value(as: .weekdays).text.split(separator: ",").map { span in
      span.split(separator: "-").map { Format.sentence($0.filter { $0 != " " }) }
        .joined(separator: "–")
    }.joined(separator: ", ")
    let months = band.months.map { span in
      span.first == span.last
        ? Format.shortMonth(span.first)
        : Format.shortMonth(span.first) + "–" + Format.shortMonth(span.last)
    }
    let parts = [clock?.replacing("-", with: "–"), days, months].compactMap { $0 }
    return parts.isEmpty ? "always" : parts.joined(separator: ", ")
  }
}
