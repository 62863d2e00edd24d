// Swift cannot see these: pipe2 is declared for GNU sources only, the header of statfs is not in
// Swift's module, and the others are macros.
#define _GNU_SOURCE
#include "CSystemCalls.h"
#include <fcntl.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>

int plugtrack_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int plugtrack_exit_code(int status) {
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

long plugtrack_file_system_kind(const char *path) {
  struct statfs system;
  return statfs(path, &system) == 0 ? (long)(unsigned int)system.f_type : -1;
}
