/* PCRE2 for 8-bit code units, that is, for UTF-8. */
#ifndef VIGIE_CPCRE2_SHIM_H
#define VIGIE_CPCRE2_SHIM_H

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

/* Whether the library was built with a just-in-time compiler (pcre2_config, PCRE2_CONFIG_JIT). */
static inline int vigie_pcre2_has_jit(void) {
  uint32_t jit = 0;
  return pcre2_config(PCRE2_CONFIG_JIT, &jit) >= 0 && jit == 1;
}

#endif
