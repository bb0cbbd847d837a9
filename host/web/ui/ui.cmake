# The pages: TypeScript, bundled by esbuild and carried by the program. Sets VIISARI_UI_SOURCES, the
# sources with them, and NODE_PROGRAM and NPM_PROGRAM.
option(VIISARI_UI "Build the pages into the program; needs node and npm" ON)

if(VIISARI_UI)
  find_program(NODE_PROGRAM node REQUIRED)
  find_program(NPM_PROGRAM npm REQUIRED)
  set(ui ${CMAKE_CURRENT_LIST_DIR})

  # node_modules/ is the same for every preset, so what tells its age lies in it.
  add_custom_command(
    OUTPUT ${ui}/node_modules/.installed
    COMMAND ${NPM_PROGRAM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${ui}/node_modules/.installed
    DEPENDS ${ui}/package-lock.json ${ui}/package.json ${ui}/.npmrc
    WORKING_DIRECTORY ${ui}
    COMMENT "npm ci"
    VERBATIM)

  file(GLOB_RECURSE ui_sources CONFIGURE_DEPENDS ${ui}/src/*.ts ${ui}/src/*.tsx ${ui}/src/*.css)
  list(FILTER ui_sources EXCLUDE REGEX "/src/generated/")
  set(VIISARI_UI_SOURCES ${CMAKE_CURRENT_BINARY_DIR}/ui_assets.cpp)
  add_custom_command(
    OUTPUT ${VIISARI_UI_SOURCES}
    COMMAND ${NODE_PROGRAM} build.mjs --out ${CMAKE_CURRENT_BINARY_DIR}/ui --cpp
            ${VIISARI_UI_SOURCES}
    DEPENDS ${ui}/node_modules/.installed ${ui_sources} ${ui}/build.mjs ${ui}/bundle.mjs
            ${ui}/embed.mjs
    WORKING_DIRECTORY ${ui}
    COMMENT "Bundling the pages"
    VERBATIM)
else()
  set(VIISARI_UI_SOURCES ${CMAKE_CURRENT_SOURCE_DIR}/assets_none.cpp)
endif()
