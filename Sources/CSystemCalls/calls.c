// Swift cannot see these: pipe2 is declared for GNU sources only, the header of statfs is not in
// Swift's module, nor is that of malloc, and the others are macros.
#define _GNU_SOURCE
#include "CSystemCalls.h"
#include <fcntl.h>
#include <malloc.h>
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

void plugtrack_bound_freed_memory(int arenas, int largest_kept) {
  mallopt(M_ARENA_MAX, arenas);
  mallopt(M_MMAP_THRESHOLD, largest_kept);
  mallopt(M_TRIM_THRESHOLD, 16 * largest_kept);
}

void plugtrack_give_back_freed_memory(void) { malloc_trim(0); }
