import CLibGit2

extension NetworkTransport {
  /// This way to a remote, as a sync takes it.
  package var transport: Transport {
    Transport(
      fetch: { remote, refspecs throws(GitError) in try fetch(remote, refspecs) },
      push: { remote, refspecs throws(GitError) in
        do throws(SyncProblem) {
          _ = try push(refspecs, from: remote.root, to: remote.name)
        } catch {
          throw GitError(error)
        }
      }
    )
  }

  /// Downloads, looks at what has come, and moves the references below `refs/remotes` that refspecs
  /// name.
  ///
  /// What must not come here is refused before a reference leads to it.
  private func fetch(_ remote: Remote, _ refspecs: [String]) throws(GitError) {
    let pairs = refspecs.compactMap(RefspecPair.init)
    let answer: Answer
    do throws(SyncProblem) {
      answer = try fetch(
        into: remote.root,
        from: remote.name,
        branches: pairs.contains(where: \.isPattern) ? [] : pairs.map(\.source)
      )
    } catch {
      throw GitError(error)
    }
    try Library.start()
    let repository = try Handle<RepositoryKind>.make("opening \(remote.root)") { out in
      unsafe git_repository_open(&out, remote.root)
    }
    for reference in answer.references {
      guard let name = pairs.lazy.compactMap({ $0.target(of: reference.name) }).first else {
        continue
      }
      var id = git_oid()
      let isKnown = unsafe git_reference_name_to_id(&id, repository.pointer, name) == 0
      // git itself may have fetched it before.
      if pairs.count == 1, !pairs[0].isPattern { try inspect(reference.id, in: remote.root) }
      if isKnown, ObjectID(id) == reference.id { continue }
      id = reference.id.git
      _ = try Handle<ReferenceKind>.make("moving \(name)") { out in
        unsafe git_reference_create(
          &out,
          repository.pointer,
          name,
          &id,
          1,
          "fetch \(remote.name)"
        )
      }
    }
  }

  /// Looks at a commit that has come, beside the one that HEAD stands on.
  private func inspect(_ incoming: ObjectID, in root: String) throws(GitError) {
    let check = try IncomingCheck(root, dataPaths: dataPaths)
    let head = check.head
    if let head, check.hasTaken(incoming, into: head) { return }
    if let problem = try check.problems(of: incoming, beside: head).first {
      throw GitError(problem)
    }
  }
}

/// Both sides of a refspec, as in `+refs/heads/*:refs/remotes/origin/*`.
struct RefspecPair: Equatable {
  let source: String
  let target: String

  /// `nil` when it has no two sides.
  init?(_ text: String) {
    let sides = text.drop { $0 == "+" }.split(separator: ":", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy({ !$0.isEmpty }) else { return nil }
    source = String(sides[0])
    target = String(sides[1])
  }

  var isPattern: Bool { source.hasSuffix("*") && target.hasSuffix("*") }

  /// Where a reference of the other side belongs here; `nil` when the refspec is not about it.
  func target(of name: String) -> String? {
    guard isPattern else { return name == source ? target : nil }
    guard name.hasPrefix(source.dropLast()) else { return nil }
    return String(target.dropLast()) + name.dropFirst(source.count - 1)
  }
}
