#pragma once

/// Makes a pipe whose ends are closed in programs that are started meanwhile. 0, or -1 with errno.
int plugtrack_pipe(int ends[2]);

/// The exit code in a status of waitpid, or 128 and the number of the signal.
int plugtrack_exit_code(int status);

/// The number of the kind of file system that a file is on, see statfs(2). -1 with errno.
long plugtrack_file_system_kind(const char *path);

/// Bounds what the process keeps of memory that it has freed: a heap for each of some threads, of
/// which nothing above a size in bytes is part, as that goes back at once.
void plugtrack_bound_freed_memory(int arenas, int largest_kept);

/// Gives memory that was freed, and that the process still keeps, back to the system.
void plugtrack_give_back_freed_memory(void);
