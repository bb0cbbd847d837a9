/* Viisari plugin interface, version 1.0.
 *
 * One shared library describes one wellbeing services county (an "area") and reads the tables of
 * its documents. It exports one symbol, `viisari_plugin_entry`, of type viisari_entry_t.
 *
 * Rules
 * - This header is C11, C++17 and C++20. Nothing else crosses the boundary: no C++ types, no
 *   exceptions, no memory to be freed by the other side.
 * - Text is UTF-8, not NUL-terminated where a size stands beside it (viisari_text_t), and NUL-
 *   terminated where it is a plain `const char *`.
 * - Everything a plugin points to from its description stays valid and unchanged from `create` to
 *   `destroy`. Everything the host passes is valid until the call returns.
 * - Every function is called by one thread at a time: a tag says in which state it may be called.
 *     [any]      before create, between create and destroy, or after destroy
 *     [active]   between create and destroy
 *     [import]   by the plugin, while the host is inside its `import_document`
 * - The host runs each plugin in a worker process with limited memory and CPU time, no files to
 *   open and no network. Standard output is not the plugin's: writing to it ends the worker.
 * - Structures that may grow begin with their size. A host of version 1.y accepts a plugin of
 *   version 1.x when x <= y and refuses any other; new members are only added at the end.
 */
#ifndef VIISARI_PLUGIN_H
#define VIISARI_PLUGIN_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define VIISARI_ABI_MAGIC UINT32_C(0x31535656) /* "VVS1" in memory */
#define VIISARI_ABI_MAJOR 1
#define VIISARI_ABI_MINOR 0
#define VIISARI_ENTRY_SYMBOL "viisari_plugin_entry"
/* The ELF section in which VIISARI_PLUGIN_STAMP puts the three numbers above, so that the host can
 * read them before it loads anything. */
#define VIISARI_STAMP_SECTION ".viisari"

#if defined(__GNUC__)
#define VIISARI_EXPORT __attribute__((visibility("default")))
#else
#define VIISARI_EXPORT
#endif

/* Keeps the stamp when the plugin is linked with --gc-sections. */
#define VIISARI_RETAIN
#if defined(__has_attribute)
#if __has_attribute(retain)
#undef VIISARI_RETAIN
#define VIISARI_RETAIN __attribute__((retain))
#endif
#endif

typedef struct viisari_stamp {
  uint32_t magic; /* VIISARI_ABI_MAGIC */
  uint16_t abi_major;
  uint16_t abi_minor;
} viisari_stamp_t;

/* Put once at file scope in the plugin. */
#define VIISARI_PLUGIN_STAMP                                           \
  __attribute__((section(VIISARI_STAMP_SECTION), used))                \
  VIISARI_RETAIN static const viisari_stamp_t viisari_plugin_stamp = { \
      VIISARI_ABI_MAGIC, VIISARI_ABI_MAJOR, VIISARI_ABI_MINOR}

/* Text with its size in bytes; `data` may be NULL when `size` is 0. */
typedef struct viisari_text {
  const char* data;
  size_t size;
} viisari_text_t;

/* ---- Description: what the area is ------------------------------------------------------- */

typedef struct viisari_name {
  const char* fi; /* required */
  const char* sv; /* may be NULL */
  const char* en; /* may be NULL */
} viisari_name_t;

/* A code of the area in one code system, with the days it was valid. */
typedef struct viisari_code {
  const char* system;     /* "hyvinvointialue" */
  const char* code;       /* "HVA08"; leading zeros kept */
  const char* valid_from; /* YYYY-MM-DD, or NULL when unknown */
  const char* valid_to;   /* YYYY-MM-DD, or NULL while valid */
} viisari_code_t;

/* A service or unit. The tree is given by `parent`, the index of another entry. */
typedef struct viisari_service {
  const char* id;   /* stable key: lower-case letters, digits, '_', '-', '.' */
  const char* code; /* as the documents print it, e.g. "1PA210"; NULL when they print none */
  viisari_name_t name;
  int32_t parent; /* index in the same array, smaller than its own; -1 at the top */
} viisari_service_t;

/* A responsible role. Never a person. */
typedef struct viisari_role {
  const char* id;
  viisari_name_t name;
} viisari_role_t;

/* The area's own words for a status: "Tavoite ei toteudu" -> "off_track". */
typedef struct viisari_status_word {
  const char* words;  /* compared without regard to case, white space and a final full stop */
  const char* status; /* achieved, on_track, at_risk, off_track, missed, no_data, not_started */
} viisari_status_word_t;

/* When figures are published. */
typedef struct viisari_reporting {
  const char* id; /* "four_monthly" */
  viisari_name_t name;
  int32_t months;     /* length of the reporting period: 1, 3, 4, 6 or 12 */
  int32_t delay_days; /* days from the period's end until figures are due */
} viisari_reporting_t;

typedef struct viisari_description {
  size_t size;         /* sizeof(viisari_description_t) */
  const char* area_id; /* "pirkanmaa"; equal to the plugin's id */
  viisari_name_t name;
  const viisari_code_t* codes;
  size_t code_count;
  const viisari_service_t* services;
  size_t service_count;
  const viisari_role_t* roles;
  size_t role_count;
  const viisari_status_word_t* status_words;
  size_t status_word_count;
  const viisari_reporting_t* reporting;
  size_t reporting_count;
} viisari_description_t;

/* ---- Import: the area's own tables ------------------------------------------------------- */

/* One figure found in a document. */
typedef struct viisari_figure {
  size_t size;            /* sizeof(viisari_figure_t) */
  viisari_text_t series;  /* the indicator's key when the file gives it, else empty */
  viisari_text_t label;   /* the row's label as printed; the host finds the indicator by it */
  viisari_text_t section; /* heading above the row, or empty */
  viisari_text_t period;  /* any form the host reads: 2025, 1-9/2025, 31.10.2025, 2025-01/2025-09 */
  viisari_text_t value;   /* as printed: "1 086 000 €", "-53 %", "67,5"; empty: no figure */
  viisari_text_t status;  /* SDMX OBS_STATUS letter, or empty for a normal one */
  viisari_text_t
      reason; /* why there is no value: not_published, text_only, suppressed …; or empty */
  viisari_text_t document; /* document id, or empty: the import's */
  viisari_text_t lines;    /* where in the document, or empty */
  viisari_text_t raw;      /* the words around the figure, or empty: `value` */
  uint32_t line;           /* place in the file, from 1 */
  uint32_t column;         /* from 1 */
} viisari_figure_t;

/* A row or cell that could not be read. */
typedef struct viisari_problem {
  size_t size; /* sizeof(viisari_problem_t) */
  uint32_t line;
  uint32_t column;
  viisari_text_t code; /* stable: "layout.missing_column" */
  viisari_text_t text; /* for a person */
} viisari_problem_t;

/* Given by the host for one import. Each function returns 0, or non-zero when the host wants no
 * more (too much output, or the time is up): the plugin then returns. [import] */
typedef struct viisari_sink {
  size_t size; /* sizeof(viisari_sink_t) */
  void* host;
  int32_t (*figure)(void* host, const viisari_figure_t* figure);
  int32_t (*problem)(void* host, const viisari_problem_t* problem);
} viisari_sink_t;

#define VIISARI_EXT_IMPORTER "viisari.importer/1"

typedef struct viisari_importer {
  size_t size; /* sizeof(viisari_importer_t) */
  /* How sure the plugin is that it can read the file, 0 (no) to 100. `head` is the first bytes of
   * the file, at most 64 KiB, in UTF-8 without a byte order mark. [active] */
  int32_t (*sniff)(void* plugin, viisari_text_t file_name, viisari_text_t head);
  /* Read the whole document and report every figure and every problem. Returns 0 when the file was
   * read to its end, also with problems; non-zero when it could not be read at all, after a problem
   * that says why. [active] */
  int32_t (*import_document)(void* plugin, viisari_text_t file_name, viisari_text_t content,
                             const viisari_sink_t* sink);
} viisari_importer_t;

/* ---- Entry ------------------------------------------------------------------------------- */

typedef struct viisari_descriptor {
  size_t size;         /* sizeof(viisari_descriptor_t) */
  const char* id;      /* "pirkanmaa" */
  const char* name;    /* for lists: "Pirkanmaan hyvinvointialue" */
  const char* version; /* "1.0.0" */
  const char* vendor;  /* may be NULL */
} viisari_descriptor_t;

typedef struct viisari_entry {
  uint32_t magic;     /* VIISARI_ABI_MAGIC */
  uint16_t abi_major; /* VIISARI_ABI_MAJOR */
  uint16_t abi_minor; /* VIISARI_ABI_MINOR */
  size_t size;        /* sizeof(viisari_entry_t) */
  const viisari_descriptor_t* descriptor;
  /* A new instance, or NULL on failure. The host makes one a worker. [any] */
  void* (*create)(void);
  /* Called once for each instance. [active] */
  void (*destroy)(void* plugin);
  /* The area's description; never NULL. [active] */
  const viisari_description_t* (*describe)(void* plugin);
  /* A table of functions by its id, such as VIISARI_EXT_IMPORTER, or NULL when the plugin does not
   * have it. [active] */
  const void* (*get_extension)(void* plugin, const char* id);
  /* Why `create` or `describe` last failed, for the operator, or NULL; may itself be NULL. The text
   * stays valid until the next call. [any] */
  const char* (*last_error)(void);
} viisari_entry_t;

/* The one symbol a plugin exports. Defining it where this declaration is seen gives it the right
 * type, linkage and visibility. */
extern VIISARI_EXPORT const viisari_entry_t viisari_plugin_entry;

#ifdef __cplusplus
}
#endif

#endif /* VIISARI_PLUGIN_H */
