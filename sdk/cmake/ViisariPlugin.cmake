# viisari_add_plugin(NAME SOURCES file ... [VERSION x.y.z] [ID id])
#   Builds the plugin ID.so (ID is NAME when not given) with everything hidden except the entry
#   symbol, and writes ID.plugin.toml beside it after each link. The manifest holds the file's
#   SHA-256: whatever changes the file afterwards (strip, chrpath) must come before.
# viisari_install_plugin(NAME [DESTINATION directory])
#   Installs the two files unchanged; the default directory is lib/viisari/plugins.

# Cached, because the functions are also called from directories that did not include this file.
set(VIISARI_PLUGIN_CMAKE_DIR ${CMAKE_CURRENT_LIST_DIR} CACHE INTERNAL "")
set(VIISARI_PLUGIN_ABI "1.0" CACHE INTERNAL "")

function(viisari_add_plugin name)
  cmake_parse_arguments(ARG "" "VERSION;ID" "SOURCES" ${ARGN})
  if(NOT ARG_SOURCES)
    message(FATAL_ERROR "viisari_add_plugin(${name}): no SOURCES")
  endif()
  if(NOT ARG_ID)
    set(ARG_ID ${name})
  endif()
  if(NOT ARG_VERSION)
    if(PROJECT_VERSION)
      set(ARG_VERSION ${PROJECT_VERSION})
    else()
      set(ARG_VERSION 0.0.0)
    endif()
  endif()

  add_library(${name} MODULE ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE viisari::sdk)
  target_link_options(${name} PRIVATE
    LINKER:--version-script=${VIISARI_PLUGIN_CMAKE_DIR}/viisari_plugin.map)
  target_compile_definitions(${name} PRIVATE
    VIISARI_PLUGIN_ID="${ARG_ID}" VIISARI_PLUGIN_VERSION="${ARG_VERSION}")
  set_target_properties(${name} PROPERTIES
    LINK_DEPENDS ${VIISARI_PLUGIN_CMAKE_DIR}/viisari_plugin.map
    PREFIX "" SUFFIX ".so" OUTPUT_NAME ${ARG_ID}
    VIISARI_PLUGIN_ID ${ARG_ID}
    POSITION_INDEPENDENT_CODE ON
    C_VISIBILITY_PRESET hidden CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
    CXX_STANDARD 20 CXX_STANDARD_REQUIRED ON CXX_EXTENSIONS OFF)
  add_custom_command(TARGET ${name} POST_BUILD
    COMMAND ${CMAKE_COMMAND} -DMODULE=$<TARGET_FILE:${name}> -DID=${ARG_ID}
            -DPLUGIN_VERSION=${ARG_VERSION} -DABI=${VIISARI_PLUGIN_ABI}
            -P ${VIISARI_PLUGIN_CMAKE_DIR}/ViisariWriteManifest.cmake
    BYPRODUCTS ${ARG_ID}.plugin.toml
    VERBATIM)
endfunction()

function(viisari_install_plugin name)
  cmake_parse_arguments(ARG "" "DESTINATION" "" ${ARGN})
  if(NOT ARG_DESTINATION)
    include(GNUInstallDirs)
    set(ARG_DESTINATION ${CMAKE_INSTALL_LIBDIR}/viisari/plugins)
  endif()
  get_target_property(id ${name} VIISARI_PLUGIN_ID)
  # FILES, not TARGETS: a target's install may rewrite its run path or strip it.
  install(FILES $<TARGET_FILE:${name}> $<TARGET_FILE_DIR:${name}>/${id}.plugin.toml
          DESTINATION ${ARG_DESTINATION})
endfunction()
