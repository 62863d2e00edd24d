import ChargingLog
import DataDirectory
import GitSync

extension Site {
  /// Answers what may be had without signing in; `nil` for everything else.
  func openAnswer(_ route: Route, _ request: WebRequest, _ context: PageContext) async
    -> WebResponse?
  {
    switch route {
    case .healthy: .text(200, "ok", headers: Self.unkept)
    case .ready where context.state.isGone:
      .text(503, "the data directory is gone", headers: Self.unkept)
    case .ready:
      .text(200, "ready, \(context.state.index.sessions.count) sessions", headers: Self.unkept)
    case .asset(let name): Asset.named(name)?.response(to: request) ?? notFound(request, context)
    case .manifest: Asset.manifest(title: context.title).response(to: request)
    case .serviceWorker: Asset.serviceWorker.response(to: request)
    case .login: await login(request, context)
    case .logout: await logout(request, context)
    default: nil
    }
  }

  private static let unkept = [(name: "Cache-Control", value: "no-store")]

  /// Makes the page of a route.
  func page(_ route: Route, _ request: WebRequest, _ context: PageContext) -> WebResponse {
    switch route {
    case .dashboard: context.response(DashboardPage(context))
    case .sessions: context.response(SessionsPage(context))
    case .sessionsCSV: sessions(context, .csv, configuration.api.sessionsCSV)
    case .sessionsJSON: sessions(context, .json, configuration.api.sessionsJSON)
    case .session(let id): found(SessionPage(context, id: id), request, context)
    case .analytics: context.response(AnalyticsPage(context))
    case .plan: context.response(PlanPage(context))
    case .cars: context.response(CarsPage(context))
    case .car(let id): found(CarPage(context, id: id), request, context)
    case .locations: context.response(LocationsPage(context))
    case .location(let id): found(LocationPage(context, id: id), request, context)
    case .tariffs: context.response(TariffsPage(context))
    case .tariff(let id): found(TariffPage(context, id: id), request, context)
    case .settings: context.response(SettingsPage(context))
    case .problems: context.response(ProblemsPage(context))
    case .offline: context.response(OfflinePage())
    case .apiDescription: WebResponse(200, .json, Array(configuration.api.description.utf8))
    case .api(let name, let id):
      configuration.api.resource(name, id: id).map { APIPage.answer($0, id: id, context) }
        ?? notFound(request, context)
    default: notFound(request, context)
    }
  }

  /// Makes a page that shows the repository; `nil` for every other route, and for records that are
  /// not there.
  func repositoryPage(_ route: Route, _ context: PageContext) async -> WebResponse? {
    let root = context.directory.root
    switch route {
    case .sync:
      let state = await SyncState.read(root, context.settings.sync)
      return context.response(SyncPage(context, state))
    case .history(let id):
      guard let session = context.index.sessions.first(where: { $0.id == id }) else { return nil }
      let versions: Result<[FileVersion], GitError>
      do throws(GitError) {
        versions = .success(try await HistoryPage.versions(of: session.path, in: root))
      } catch {
        versions = .failure(error)
      }
      return context.response(HistoryPage(context, session, versions))
    default: return nil
    }
  }

  private func found(_ page: (some Page)?, _ request: WebRequest, _ context: PageContext)
    -> WebResponse
  {
    page.map { context.response($0) } ?? notFound(request, context)
  }

  func notFound(_ request: WebRequest, _ context: PageContext) -> WebResponse {
    if request.target.hasPrefix("/api/") {
      return APIPage.problem(404, "there is nothing at this address", fix: "see /api/openapi.json")
    }
    if context.isLocked { return .text(404, "there is nothing at this address") }
    return context.response(NotFoundPage(), status: 404)
  }

  /// Says what of an address cannot be understood.
  func refusal(of route: Route, _ context: PageContext) -> WebResponse {
    if route.isForPrograms { return APIPage.refusal(of: context.mistakes) }
    guard let section = route.section, !route.isOpen else {
      let lines = context.mistakes.map { problem in
        problem.text + (problem.fix.map { "; \($0)" } ?? "")
      }
      return .text(400, lines.joined(separator: "\n"))
    }
    return context.response(
      QuestionPage(section: section, problems: context.mistakes, link: section.link)
    )
  }

  private func sessions(
    _ context: PageContext,
    _ type: ContentType,
    _ write: @Sendable (ChargingIndex, [Int]) -> String
  ) -> WebResponse {
    let query = SessionQuery(context.query, context.index, today: context.today)
    let text = write(context.index, query.positions(in: context.index))
    let disposition = (name: "Content-Disposition", value: "attachment; filename=\"sessions.csv\"")
    let headers = type == .csv ? [disposition] : []
    return WebResponse(200, type, headers: headers, Array(text.utf8))
  }
}
