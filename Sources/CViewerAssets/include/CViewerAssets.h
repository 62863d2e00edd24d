#pragma once

#include <stddef.h>

/// A file that the viewer serves, part of the program.
typedef struct {
  /// The name of the file; it lives as long as the program.
  const char *_Nonnull name;
  /// The bytes of the file, `length` of them.
  const unsigned char *_Nonnull bytes;
  size_t length;
} plugtrack_viewer_asset;

/// How many files there are.
size_t plugtrack_viewer_asset_count(void);

/// The file at an index below the count.
plugtrack_viewer_asset plugtrack_viewer_asset_at(size_t index);
