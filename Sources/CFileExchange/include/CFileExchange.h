#pragma once

/// Renames a file only if nothing stands at the new name. 0, or -1 with errno.
int plugtrack_rename_new(const char *from, const char *to);

/// Swaps two files in one move. 0, or -1 with errno.
int plugtrack_rename_exchange(const char *one, const char *other);

/// Waits until everything written to the file system of a descriptor is on the disk. 0, or -1 with
/// errno.
int plugtrack_sync_file_system(int descriptor);
