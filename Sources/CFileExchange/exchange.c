// Swift cannot see these: glibc declares renameat2 for GNU sources only.
#define _GNU_SOURCE
#include "CFileExchange.h"
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

int plugtrack_rename_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

int plugtrack_rename_exchange(const char *one, const char *other) {
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
}

int plugtrack_sync_file_system(int descriptor) { return syncfs(descriptor); }
