// The calls of the C library that change the disk, each with the fault in front of it.
#define _GNU_SOURCE
#include "faults.h"
#include <dlfcn.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

// The call of that name that would have been taken without this library.
#define REAL(name) \
  static typeof(&name) real; \
  if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name)

#define EXPORT __attribute__((visibility("default")))

// A call by path that changes names or modes: it takes place or does not.
#define BY_PATH(name, parameters, arguments, path, grows) \
  EXPORT int name parameters { \
    REAL(name); \
    return disk_fault(#name, path, grows, false) == GO ? real arguments : -1; \
  }

// The same by an open file.
#define BY_FILE(name, parameters, arguments, descriptor, grows) \
  EXPORT int name parameters { \
    REAL(name); \
    return disk_fault_on(#name, descriptor, grows, false) == GO ? real arguments : -1; \
  }

BY_PATH(rename, (const char *from, const char *to), (from, to), to, false)
BY_PATH(renameat, (int one, const char *from, int other, const char *to), (one, from, other, to), to, false)
BY_PATH(renameat2, (int one, const char *from, int other, const char *to, unsigned flags),
        (one, from, other, to, flags), to, false)
BY_PATH(link, (const char *from, const char *to), (from, to), to, true)
BY_PATH(linkat, (int one, const char *from, int other, const char *to, int flags),
        (one, from, other, to, flags), to, true)
BY_PATH(symlink, (const char *target, const char *path), (target, path), path, true)
BY_PATH(unlink, (const char *path), (path), path, false)
BY_PATH(unlinkat, (int folder, const char *path, int flags), (folder, path, flags), path, false)
BY_PATH(rmdir, (const char *path), (path), path, false)
BY_PATH(mkdir, (const char *path, mode_t mode), (path, mode), path, true)
BY_PATH(mkdirat, (int folder, const char *path, mode_t mode), (folder, path, mode), path, true)
BY_PATH(truncate, (const char *path, off_t length), (path, length), path, false)
BY_FILE(fchmod, (int descriptor, mode_t mode), (descriptor, mode), descriptor, false)
BY_PATH(mkstemp, (char *path), (path), path, true)
BY_FILE(posix_fallocate, (int descriptor, off_t start, off_t length), (descriptor, start, length), descriptor, true)

// A change of an open file's length; its content counts as not yet on the disk.
#define CHANGING_LENGTH(name, type) \
  EXPORT int name(int descriptor, type length) { \
    REAL(name); \
    if (disk_fault_on(#name, descriptor, false, false) != GO) return -1; \
    int result = real(descriptor, length); \
    disk_wrote(descriptor); \
    return result; \
  }

CHANGING_LENGTH(ftruncate, off_t)
CHANGING_LENGTH(ftruncate64, off64_t)

// A call that waits for the disk.
#define WAITING(name, after) \
  EXPORT int name(int descriptor) { \
    REAL(name); \
    if (disk_fault_on(#name, descriptor, false, false) != GO) return -1; \
    int result = real(descriptor); \
    if (result == 0) after; \
    return result; \
  }

WAITING(fsync, disk_synced(descriptor))
WAITING(fdatasync, disk_synced(descriptor))
WAITING(syncfs, disk_synced_all())

// A write of `size` bytes; half of them when it is to be torn. Nothing of a single byte.
#define WRITING(name, parameters, arguments) \
  EXPORT ssize_t name parameters { \
    REAL(name); \
    enum verdict verdict = disk_fault_on(#name, descriptor, true, true); \
    if (verdict == FULL) return -1; \
    if (verdict != GO) size /= 2; \
    ssize_t result = real arguments; \
    if (result > 0) disk_wrote(descriptor); \
    if (verdict == DIE) disk_die(); \
    return result; \
  }

WRITING(write, (int descriptor, const void *bytes, size_t size), (descriptor, bytes, size))
WRITING(pwrite, (int descriptor, const void *bytes, size_t size, off_t offset), (descriptor, bytes, size, offset))
WRITING(pwrite64, (int descriptor, const void *bytes, size_t size, off64_t offset), (descriptor, bytes, size, offset))
// Of a list of buffers, half of the buffers.
WRITING(writev, (int descriptor, const struct iovec *parts, int size), (descriptor, parts, size))

// An open that makes or empties a file.
#define OPENING(name, parameters, arguments) \
  EXPORT int name parameters { \
    REAL(name); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | __O_TMPFILE)) { \
      va_list rest; \
      va_start(rest, flags); \
      mode = va_arg(rest, mode_t); \
      va_end(rest); \
    } \
    if ((flags & (O_CREAT | O_TRUNC)) && disk_fault(#name, path, flags & O_CREAT, false) != GO) return -1; \
    int result = real arguments; \
    if (result >= 0 && (flags & O_TRUNC)) disk_wrote(result); \
    return result; \
  }

OPENING(open, (const char *path, int flags, ...), (path, flags, mode))
OPENING(open64, (const char *path, int flags, ...), (path, flags, mode))
OPENING(openat, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))
OPENING(openat64, (int folder, const char *path, int flags, ...), (folder, path, flags, mode))

EXPORT int creat(const char *path, mode_t mode) { return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode); }

// Memory that is shared with a file: what is written to it cannot be seen, so it counts as written.
#define MAPPING(name, type) \
  EXPORT void *name(void *at, size_t size, int protection, int flags, int descriptor, type offset) { \
    REAL(name); \
    bool writes = descriptor >= 0 && (flags & MAP_SHARED) && (protection & PROT_WRITE); \
    if (writes && disk_fault_on(#name, descriptor, true, false) != GO) return MAP_FAILED; \
    void *result = real(at, size, protection, flags, descriptor, offset); \
    if (writes && result != MAP_FAILED) disk_wrote(descriptor); \
    return result; \
  }

MAPPING(mmap, off_t)
MAPPING(mmap64, off64_t)

EXPORT long syscall(long number, ...) {
  REAL(syscall);
  long values[6];
  va_list rest;
  va_start(rest, number);
  for (int index = 0; index < 6; index++) values[index] = va_arg(rest, long);
  va_end(rest);
  if (number == SYS_renameat2 && disk_fault("renameat2", (const char *)values[3], false, false) != GO) return -1;
  if (number == SYS_syncfs && disk_fault_on("syncfs", (int)values[0], false, false) != GO) return -1;
  long result = real(number, values[0], values[1], values[2], values[3], values[4], values[5]);
  if (number == SYS_syncfs && result == 0) disk_synced_all();
  return result;
}
