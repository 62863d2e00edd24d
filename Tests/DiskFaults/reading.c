// Files that the disk cannot give back, and memory that is not there.
//
//   DISK_FAULTS_UNREADABLE=NAME   reading a file whose path ends so fails
//   DISK_FAULTS_READABLE=SIZE     … behind that many bytes
//   DISK_FAULTS_NO_YAML=1         libyaml gets no memory
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool is_unreadable(int descriptor) {
  const char *end = getenv("DISK_FAULTS_UNREADABLE");
  if (!end) return false;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  size_t wanted = strlen(end);
  if (length < (ssize_t)wanted) return false;
  const char *readable = getenv("DISK_FAULTS_READABLE");
  return strncmp(path + length - wanted, end, wanted) == 0
      && lseek(descriptor, 0, SEEK_CUR) >= (readable ? atol(readable) : 0);
}

#define READING(name, parameters, arguments) \
  __attribute__((visibility("default"))) ssize_t name parameters { \
    static typeof(&name) real; \
    if (!real) real = (typeof(&name))dlsym(RTLD_NEXT, #name); \
    if (is_unreadable(descriptor)) { \
      errno = EIO; \
      return -1; \
    } \
    return real arguments; \
  }

READING(read, (int descriptor, void *bytes, size_t size), (descriptor, bytes, size))
READING(pread, (int descriptor, void *bytes, size_t size, off_t offset), (descriptor, bytes, size, offset))

__attribute__((visibility("default"))) int yaml_parser_initialize(void *parser) {
  int (*real)(void *) = (int (*)(void *))dlsym(RTLD_NEXT, "yaml_parser_initialize");
  return getenv("DISK_FAULTS_NO_YAML") ? 0 : real(parser);
}
