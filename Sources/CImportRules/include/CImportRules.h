#pragma once

#include <stddef.h>

/// One rules file that ships with the program.
typedef struct {
  /// The name of the file without `.yaml`; it lives as long as the program.
  const char *_Nonnull name;
  /// The text of the file, `length` bytes of UTF-8.
  const unsigned char *_Nonnull bytes;
  size_t length;
} plugtrack_import_rules;

/// How many rules files there are.
size_t plugtrack_import_rules_count(void);

/// The rules file at an index below the count, by name in ascending order.
plugtrack_import_rules plugtrack_import_rules_at(size_t index);
