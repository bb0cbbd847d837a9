/* The smallest plugin in plain C: it describes itself and reads no files. */
#include "viisari/plugin.h"

VIISARI_PLUGIN_STAMP;

static int instance;

static const viisari_description_t kDescription = {
    .size = sizeof(viisari_description_t),
    .area_id = VIISARI_PLUGIN_ID,
    .name = {.fi = "C-alue"},
};

static void* create(void) {
  return &instance;
}
static void destroy(void* plugin) {
  (void)plugin;
}
static const viisari_description_t* describe(void* plugin) {
  (void)plugin;
  return &kDescription;
}

static const viisari_descriptor_t kDescriptor = {
    .size = sizeof(viisari_descriptor_t),
    .id = VIISARI_PLUGIN_ID,
    .name = "C-alue",
    .version = VIISARI_PLUGIN_VERSION,
};

const viisari_entry_t viisari_plugin_entry = {
    .magic = VIISARI_ABI_MAGIC,
    .abi_major = VIISARI_ABI_MAJOR,
    .abi_minor = VIISARI_ABI_MINOR,
    .size = sizeof(viisari_entry_t),
    .descriptor = &kDescriptor,
    .create = create,
    .destroy = destroy,
    .describe = describe,
};
