# Run with -P after linking: writes the manifest beside MODULE. Replaced in one step, so that a
# host never reads half of it.
get_filename_component(directory ${MODULE} DIRECTORY)
get_filename_component(file ${MODULE} NAME)
file(SHA256 ${MODULE} hash)
set(manifest ${directory}/${ID}.plugin.toml)
file(WRITE ${manifest}.new
"# Written when ${file} was linked. docs/sdk.md explains it.
id = \"${ID}\"
version = \"${PLUGIN_VERSION}\"
abi = \"${ABI}\"
file = \"${file}\"
sha256 = \"${hash}\"
")
file(RENAME ${manifest}.new ${manifest})
