#pragma once
#include <stdbool.h>
#include <stddef.h>

// What is to come of a call that changes the disk.
enum verdict {
  GO,    // it takes place
  FULL,  // it fails for want of space
  SHORT, // a write: half of it takes place; the next one fails
  DIE,   // a write: half of it takes place, and then the program is killed
};

// Counts a call and says what is to come of it. Kills the program itself, unless the call is a write.
//
// `grows`: whether a full disk would refuse it.
enum verdict disk_fault(const char *call, const char *path, bool grows, bool writes);

// As above for a file that is open; what is no regular file, as a terminal or a pipe, is let through.
enum verdict disk_fault_on(const char *call, int descriptor, bool grows, bool writes);

// Kills the program; before that, empties what had not reached the disk when the power is to fail.
[[noreturn]] void disk_die(void);

// Remembers that the content of an open file has not reached the disk, or that it has.
void disk_wrote(int descriptor);
void disk_synced(int descriptor);
void disk_synced_all(void);
