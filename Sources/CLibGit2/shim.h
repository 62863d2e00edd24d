#pragma once

#include <git2.h>
#include <git2/sys/commit.h>
#include <git2/sys/transport.h>

// Swift cannot call functions with a variable number of arguments.

/// Lets libgit2 wait for the disk whenever it writes below a git directory.
static inline int plugtrack_git_enable_fsync(int is_enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, is_enabled);
}
