import ArgumentParser

/// The command `plugtrack location`.
struct LocationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "location",
    abstract: "Add, show, change and merge locations.",
    subcommands: [
      AddRecordCommand<LocationNoun>.self, ListRecordsCommand<LocationNoun>.self,
      ShowRecordCommand<LocationNoun>.self,
      SetRecordCommand<LocationNoun>.self, UnsetRecordCommand<LocationNoun>.self,
      EditRecordCommand<LocationNoun>.self,
      RemoveRecordCommand<LocationNoun>.self, LocationMergeCommand.self,
    ]
  )
}
