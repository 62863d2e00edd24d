#pragma once

// Nothing is called by name: the library is preloaded into a program, and takes the place of the C
// library's calls that change the disk. faults.c says what the variables are.
