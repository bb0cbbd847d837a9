# The rules every target of the project follows: warnings, sanitizers, and the order of the host's
# libraries. A library can include only what it depends on, because each exposes its headers
# through a directory of its own; and it can depend only on a library above it in the list.

# docs/architecture.md explains the order.
set(VIISARI_LIBRARY_ORDER
    base model engine script area store intake alert mail schedule report web app)

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_C_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE_PROGRAM})
endif()

add_library(viisari_options INTERFACE)
target_compile_options(viisari_options INTERFACE
  -Wall -Wextra -Wconversion -Wshadow -Werror
  # GCC 12 sees an overlap in std::string's operator+ that is not there (GCC bug 105329).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>
  $<$<COMPILE_LANGUAGE:CXX>:-Woverloaded-virtual>)
if(VIISARI_SANITIZE)
  target_compile_options(viisari_options INTERFACE -fsanitize=${VIISARI_SANITIZE}
                         -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(viisari_options INTERFACE -fsanitize=${VIISARI_SANITIZE})
  target_compile_definitions(viisari_options INTERFACE VIISARI_SANITIZED=1)
  if(VIISARI_SANITIZE MATCHES "thread")
    # GCC 12 warns about std::atomic_thread_fence inside libstdc++ under tsan.
    target_compile_options(viisari_options INTERFACE -Wno-tsan)
  endif()
endif()

# viisari_library(NAME SOURCES ... [DEPENDS lib ...] [LINK target ...] [LINK_PRIVATE target ...])
#   DEPENDS       host libraries, by folder name; a dependency upwards is an error
#   LINK          outside libraries that its headers need
#   LINK_PRIVATE  outside libraries that only its sources need
function(viisari_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;DEPENDS;LINK;LINK_PRIVATE" ${ARGN})
  list(FIND VIISARI_LIBRARY_ORDER ${name} own_place)
  if(own_place EQUAL -1)
    message(FATAL_ERROR "host/${name} has no place in VIISARI_LIBRARY_ORDER")
  endif()
  set(dependencies)
  foreach(dependency IN LISTS ARG_DEPENDS)
    list(FIND VIISARI_LIBRARY_ORDER ${dependency} place)
    if(place EQUAL -1 OR NOT place LESS own_place)
      message(FATAL_ERROR "host/${name} must not depend on host/${dependency}: "
                          "dependencies go only towards base")
    endif()
    list(APPEND dependencies viisari_${dependency})
  endforeach()

  set(include_root ${CMAKE_BINARY_DIR}/include/${name})
  file(MAKE_DIRECTORY ${include_root})
  file(CREATE_LINK ${CMAKE_CURRENT_SOURCE_DIR} ${include_root}/${name} SYMBOLIC)

  add_library(viisari_${name} STATIC ${ARG_SOURCES})
  target_include_directories(viisari_${name} PUBLIC ${include_root})
  target_link_libraries(viisari_${name} PUBLIC ${dependencies} ${ARG_LINK}
                                        PRIVATE viisari_options ${ARG_LINK_PRIVATE})
endfunction()

# viisari_test(NAME SOURCES ... LINK target ...): a GoogleTest program; each case is a ctest test.
function(viisari_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK" ${ARGN})
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 120)
  endif()
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE viisari_options ${ARG_LINK} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE
    VIISARI_SOURCE_DIR="${CMAKE_SOURCE_DIR}" VIISARI_BINARY_DIR="${CMAKE_BINARY_DIR}")
  gtest_discover_tests(${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST
                       PROPERTIES TIMEOUT ${ARG_TIMEOUT})
endfunction()
