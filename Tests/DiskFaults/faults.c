// Counts the calls of a program that change the disk, over all its threads, and lets one of them fail.
//
//   DISK_FAULTS_LOG=FILE   a line for each call: its number, its name, the file
//   DISK_FAULTS_KILL=N     the program is killed before call N; of a write, half takes place
//   DISK_FAULTS_POWER=N    the same, and files that were written and not synced are left empty
//   DISK_FAULTS_FULL=N     from call N on nothing fits on the disk
//
// The variables and LD_PRELOAD are taken out of the environment, so that children run untouched.
#define _GNU_SOURCE
#include "faults.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static long count, kill_at, full_from;
static bool loses_power;
static int log_descriptor = -1;

// Files that were written and not synced, each held open by a descriptor of our own: a program may
// close or rename it before the power fails.
enum { MOST_FILES = 4096 };
static struct { dev_t device; ino_t inode; int descriptor; } unsynced[MOST_FILES];
static int unsynced_count;

static long number(const char *name) {
  const char *text = getenv(name);
  return text ? strtol(text, NULL, 10) : 0;
}

__attribute__((constructor)) static void start(void) {
  int (*open_file)(const char *, int, ...) = (int (*)(const char *, int, ...))dlsym(RTLD_NEXT, "open");
  kill_at = number("DISK_FAULTS_KILL");
  long power_at = number("DISK_FAULTS_POWER");
  if (power_at) {
    kill_at = power_at;
    loses_power = true;
  }
  full_from = number("DISK_FAULTS_FULL");
  const char *log = getenv("DISK_FAULTS_LOG");
  if (log) {
    int descriptor = open_file(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    // Out of the way of the low numbers that a program may count on.
    if (descriptor >= 0) {
      log_descriptor = fcntl(descriptor, F_DUPFD_CLOEXEC, 900);
      close(descriptor);
    }
  }
  unsetenv("LD_PRELOAD");
  unsetenv("DISK_FAULTS_LOG");
  unsetenv("DISK_FAULTS_KILL");
  unsetenv("DISK_FAULTS_POWER");
  unsetenv("DISK_FAULTS_FULL");
}

static void note(const char *call, const char *path) {
  if (log_descriptor < 0) return;
  ssize_t (*write_bytes)(int, const void *, size_t) =
      (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  char line[1024];
  int length = snprintf(line, sizeof line, "%ld %s %s\n", count, call, path);
  if (length >= (int)sizeof line) length = sizeof line - 1;
  if (length > 0) (void)!write_bytes(log_descriptor, line, (size_t)length);
}

[[noreturn]] static void die_locked(void) {
  int (*truncate_file)(int, off_t) = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate");
  if (loses_power)
    for (int index = 0; index < unsynced_count; index++) truncate_file(unsynced[index].descriptor, 0);
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

void disk_die(void) {
  pthread_mutex_lock(&mutex);
  die_locked();
}

enum verdict disk_fault(const char *call, const char *path, bool grows, bool writes) {
  int code = errno;
  enum verdict verdict = GO;
  pthread_mutex_lock(&mutex);
  count += 1;
  note(call, path);
  if (count == kill_at) {
    if (!writes) die_locked();
    verdict = DIE;
  } else if (full_from && grows && count >= full_from) {
    verdict = writes && count == full_from ? SHORT : FULL;
  }
  pthread_mutex_unlock(&mutex);
  errno = verdict == FULL ? ENOSPC : code;
  return verdict;
}

enum verdict disk_fault_on(const char *call, int descriptor, bool grows, bool writes) {
  int code = errno;
  struct stat status;
  bool counts = descriptor > STDERR_FILENO && fstat(descriptor, &status) == 0
      && (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode));
  char link[64], path[512] = "";
  if (counts) {
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t length = readlink(link, path, sizeof path - 1);
    path[length < 0 ? 0 : length] = 0;
  }
  errno = code;
  return counts ? disk_fault(call, path, grows, writes) : GO;
}

void disk_wrote(int descriptor) {
  int code = errno;
  struct stat status;
  if (loses_power && fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode)) {
    pthread_mutex_lock(&mutex);
    bool known = false;
    for (int index = 0; index < unsynced_count && !known; index++)
      known = unsynced[index].device == status.st_dev && unsynced[index].inode == status.st_ino;
    int own = known || unsynced_count == MOST_FILES ? -1 : fcntl(descriptor, F_DUPFD_CLOEXEC, 1000);
    if (own >= 0) {
      unsynced[unsynced_count].device = status.st_dev;
      unsynced[unsynced_count].inode = status.st_ino;
      unsynced[unsynced_count].descriptor = own;
      unsynced_count += 1;
    }
    pthread_mutex_unlock(&mutex);
  }
  errno = code;
}

void disk_synced(int descriptor) {
  int code = errno;
  struct stat status;
  if (loses_power && fstat(descriptor, &status) == 0) {
    pthread_mutex_lock(&mutex);
    for (int index = 0; index < unsynced_count; index++)
      if (unsynced[index].device == status.st_dev && unsynced[index].inode == status.st_ino) {
        close(unsynced[index].descriptor);
        unsynced[index] = unsynced[--unsynced_count];
        break;
      }
    pthread_mutex_unlock(&mutex);
  }
  errno = code;
}

void disk_synced_all(void) {
  pthread_mutex_lock(&mutex);
  while (unsynced_count > 0) close(unsynced[--unsynced_count].descriptor);
  pthread_mutex_unlock(&mutex);
}
