/* What the C library can be told about memory. */
#ifndef VIGIE_CMEMORY_SHIM_H
#define VIGIE_CMEMORY_SHIM_H

#include <stdlib.h>

#if defined(__GLIBC__)
#include <malloc.h>
#elif defined(__APPLE__)
#include <malloc/malloc.h>
#endif

/* Gives memory that was freed back to the system, as far as the library can: most keep it for later.
   Swift's module of glibc lacks the header. */
static inline void vigie_give_back_memory(void) {
#if defined(__GLIBC__)
  malloc_trim(0);
#elif defined(__APPLE__)
  malloc_zone_pressure_relief(NULL, 0);
#endif
}

#endif
