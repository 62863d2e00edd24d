import ArgumentParser

/// The command `plugtrack tariff`.
struct TariffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tariff",
    abstract: "Add, show and change tariffs and their rates.",
    subcommands: [
      AddRecordCommand<TariffNoun>.self, ListRecordsCommand<TariffNoun>.self,
      ShowRecordCommand<TariffNoun>.self,
      SetRecordCommand<TariffNoun>.self, UnsetRecordCommand<TariffNoun>.self,
      EditRecordCommand<TariffNoun>.self,
      RemoveRecordCommand<TariffNoun>.self, TariffRateCommand.self,
      TariffImportCommand.self,
    ]
  )
}
