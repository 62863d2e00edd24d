/// A kind of problem, and what is done about it.
struct Remedy: Sendable {
  let check: Preflight.Check
  /// Repairs a problem, and says what was done; `nil` when that is not safe, or did not work.
  let repair: @Sendable (SyncProblem, RepositoryState, SavedCopies) -> String?

  /// In this order: each needs what the ones before it repair.
  static let all = [
    Remedy(check: LockCheck.problems, repair: LockRepair.repair),
    Remedy(check: ConfigurationCheck.problems, repair: ConfigurationRepair.repair),
    Remedy(check: HeadCheck.problems, repair: HeadRepair.repair),
    Remedy(check: ReferenceCheck.problems, repair: ReferenceRepair.repair),
    Remedy(check: ObjectCheck.problems, repair: ObjectRepair.repair),
    Remedy(check: TipCheck.problems, repair: ReferenceRepair.repair),
    Remedy(check: TipCheck.problems, repair: TipRepair.repair),
    Remedy(
      check: { IndexCheck.problems($0) + IndexReadingCheck.problems($0) },
      repair: IndexRepair.repair
    ),
  ]
}
