/* Hyperscan or Vectorscan: all patterns in one database, (document, pattern) only.

   cc -O2 -o hyperscan hyperscan.c $(pkg-config --cflags --libs libhs)

   Without HS_FLAG_UCP, which refuses \b; patterns that need what it does not have (lookaround, back
   references) are left out and named in "refused". Commands as in the README. */

#include <hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FLAGS = HS_FLAG_CASELESS | HS_FLAG_UTF8 | HS_FLAG_SINGLEMATCH, MOST_TEXTS = 8 };

typedef struct {
  char *bytes;
  char **documents;
  unsigned *sizes;
  size_t count;
} Text;

typedef struct {
  unsigned long matches;
  size_t document;
  FILE *facts;
} Found;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void fail(const char *what) {
  fprintf(stderr, "hyperscan: %s\n", what);
  exit(2);
}

static char *contents(const char *path, size_t *size) {
  FILE *file = fopen(path, "rb");
  if (!file) fail(path);
  fseek(file, 0, SEEK_END);
  *size = (size_t)ftell(file);
  rewind(file);
  char *bytes = malloc(*size + 1);
  if (!bytes || fread(bytes, 1, *size, file) != *size) fail(path);
  bytes[*size] = 0;
  fclose(file);
  return bytes;
}

/* Cuts a file at each `separator`; empty pieces are left out. */
static Text pieces(const char *path, char separator) {
  size_t size;
  Text text = {.bytes = contents(path, &size)};
  size_t room = 0, start = 0;
  for (size_t i = 0; i <= size; i++) {
    if (i < size && text.bytes[i] != separator) continue;
    if (i > start) {
      if (text.count == room) {
        room = room ? 2 * room : 1024;
        text.documents = realloc(text.documents, room * sizeof *text.documents);
        text.sizes = realloc(text.sizes, room * sizeof *text.sizes);
        if (!text.documents || !text.sizes) fail("no memory");
      }
      text.bytes[i] = 0;
      text.documents[text.count] = text.bytes + start;
      text.sizes[text.count++] = (unsigned)(i - start);
    }
    start = i + 1;
  }
  return text;
}

static int found(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  (void)from, (void)to, (void)flags;
  Found *f = context;
  f->matches++;
  if (f->facts) fprintf(f->facts, "%zu %u\n", f->document, id);
  return 0;
}

int main(int argc, char **argv) {
  Text patterns = {0}, texts[MOST_TEXTS];
  size_t number_of_texts = 0;
  for (int i = 1; i + 1 < argc; i += 2) {
    if (!strcmp(argv[i], "--patterns")) patterns = pieces(argv[i + 1], '\n');
    else if (!strcmp(argv[i], "--documents") && number_of_texts < MOST_TEXTS)
      texts[number_of_texts++] = pieces(argv[i + 1], 0);
    else fail("usage: hyperscan --patterns FILE --documents FILE ...");
  }
  if (!patterns.count || !number_of_texts) fail("no patterns or no documents");

  double start = now();
  const char **expressions = malloc(patterns.count * sizeof *expressions);
  unsigned *flags = malloc(patterns.count * sizeof *flags), *ids = malloc(patterns.count * sizeof *ids);
  unsigned *refused = malloc(patterns.count * sizeof *refused);
  if (!expressions || !flags || !ids || !refused) fail("no memory");
  unsigned accepted = 0, number_refused = 0;
  for (unsigned i = 0; i < patterns.count; i++) {
    hs_expr_info_t *info = NULL;
    hs_compile_error_t *error = NULL;
    if (hs_expression_info(patterns.documents[i], FLAGS, &info, &error) != HS_SUCCESS) {
      hs_free_compile_error(error);
      refused[number_refused++] = i;
      continue;
    }
    free(info);
    expressions[accepted] = patterns.documents[i];
    flags[accepted] = FLAGS;
    ids[accepted++] = i;
  }
  hs_database_t *database = NULL;
  hs_compile_error_t *error = NULL;
  while (hs_compile_multi(expressions, flags, ids, accepted, HS_MODE_BLOCK, NULL, &database,
                          &error) != HS_SUCCESS) {
    /* Some are refused only here. */
    int bad = error->expression;
    if (bad < 0) fail(error->message);
    hs_free_compile_error(error);
    refused[number_refused++] = ids[bad];
    accepted--;
    memmove(expressions + bad, expressions + bad + 1, (accepted - (unsigned)bad) * sizeof *expressions);
    memmove(ids + bad, ids + bad + 1, (accepted - (unsigned)bad) * sizeof *ids);
  }
  hs_scratch_t *scratch = NULL;
  if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS) fail("no scratch");
  printf("{\"setup\": %.6f, \"patterns\": %zu, \"spans\": false, \"version\": \"libhs %s\", "
         "\"refused\": [", now() - start, patterns.count, hs_version());
  for (unsigned i = 0; i < number_refused; i++) printf("%s%u", i ? ", " : "", refused[i]);
  printf("], \"documents\": [");
  for (size_t i = 0; i < number_of_texts; i++) printf("%s%zu", i ? ", " : "", texts[i].count);
  printf("]}\n");
  fflush(stdout);

  char line[4096], command[16], path[4000];
  size_t text, count;
  while (fgets(line, sizeof line, stdin)) {
    int words = sscanf(line, "%15s %zu %zu %3999s", command, &text, &count, path);
    if (words < 3 || text >= number_of_texts || !texts[text].count) fail("not a command");
    Text *t = &texts[text];
    Found f = {0};
    if (!strcmp(command, "run")) {
      unsigned long bytes = 0;
      double began = now();
      for (size_t i = 0; i < count; i++) {
        size_t d = i % t->count;
        hs_scan(database, t->documents[d], t->sizes[d], 0, scratch, found, &f);
        bytes += t->sizes[d];
      }
      printf("{\"nanoseconds\": %.0f, \"bytes\": %lu, \"documents\": %zu, \"matches\": %lu}\n",
             (now() - began) * 1e9, bytes, count, f.matches);
    } else if (!strcmp(command, "facts") && words == 4) {
      if (!(f.facts = fopen(path, "w"))) fail(path);
      for (f.document = 0; f.document < count && f.document < t->count; f.document++)
        hs_scan(database, t->documents[f.document], t->sizes[f.document], 0, scratch, found, &f);
      fclose(f.facts);
      printf("{\"facts\": %lu}\n", f.matches);
    } else fail("not a command");
    fflush(stdout);
  }
  return 0;
}
