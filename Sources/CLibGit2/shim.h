#pragma once

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/transport.h>

// Swift cannot call functions with a variable number of arguments.

/// Lets libgit2 wait for the disk whenever it writes below a git directory.
static inline int plugtrack_git_enable_fsync(int is_enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, is_enabled);
}

/// Trusts the certificate authorities of a file or a folder instead of the machine's.
static inline int plugtrack_git_certificates(const char *file, const char *folder) {
  return git_libgit2_opts(GIT_OPT_SET_SSL_CERT_LOCATIONS, file, folder);
}

/// A subtransport of libgit2's smart protocol, and the object behind it.
struct plugtrack_subtransport {
  git_smart_subtransport parent;
  void *context;
};

/// A stream of such a subtransport.
struct plugtrack_stream {
  git_smart_subtransport_stream parent;
  void *context;
};
