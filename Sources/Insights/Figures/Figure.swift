package import ChargingLog

/// A value that was worked out, with what it was made of: formula, inputs, and how far to trust it.
///
/// Everything that is computed can be told as one of these, so that `--explain`, the viewer and
/// JSON say the same.
package struct Figure: Sendable, Hashable {
  /// What went into it, under the name that the formula has for it.
  package struct Input: Sendable, Hashable {
    package var name: String
    /// The value with its unit; `unknown` where there is none.
    package var text: String

    package init(_ name: String, _ text: String) {
      self.name = name
      self.text = text
    }
  }

  /// A stable name, as in `battery_energy`.
  package var name: String
  /// What people call it.
  package var title: String
  /// The value; `nil` when it is unknown, for the reasons that the confidence has.
  package var value: ExactDecimal?
  package var unit: FigureUnit
  /// How it follows from the inputs.
  package var formula: String
  package var inputs: [Input]
  package var confidence: Confidence

  package init(
    _ name: String,
    _ title: String,
    _ value: ExactDecimal?,
    _ unit: FigureUnit,
    formula: String,
    inputs: [Input] = [],
    confidence: Confidence = .high
  ) {
    self.name = name
    self.title = title
    self.value = confidence.level == .none ? nil : value
    self.unit = unit
    self.formula = formula
    self.inputs = inputs
    self.confidence = confidence
    if value == nil, confidence.level != .none {
      self.confidence.giveUp("not_computable", "the inputs do not allow it")
    }
  }

  /// A figure that is not known, and why.
  package static func unknown(
    _ name: String,
    _ title: String,
    _ unit: FigureUnit,
    formula: String,
    inputs: [Input] = [],
    because reasons: [Confidence.Reason]
  ) -> Figure {
    Figure(
      name,
      title,
      nil,
      unit,
      formula: formula,
      inputs: inputs,
      confidence: Confidence(level: .none, reasons: reasons)
    )
  }

  /// The name with its unit where that is part of a key: `battery_energy_kwh`.
  package var key: String { unit.keySuffix.map { "\(name)_\($0)" } ?? name }

  package var isKnown: Bool { value != nil }

  /// The value with its unit, as people read it: `31.4 kWh`, `£3.20`, `unknown`.
  package var text: String { value.map { unit.text($0) } ?? "unknown" }
}
