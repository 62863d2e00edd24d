import ArgumentParser

/// The command `plugtrack car`.
struct CarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "car",
    abstract: "Add, show and change cars.",
    subcommands: [
      AddRecordCommand<CarNoun>.self, ListRecordsCommand<CarNoun>.self,
      ShowRecordCommand<CarNoun>.self,
      SetRecordCommand<CarNoun>.self, UnsetRecordCommand<CarNoun>.self,
      EditRecordCommand<CarNoun>.self,
      RemoveRecordCommand<CarNoun>.self,
    ]
  )
}
