# Run with -P: installs the SDK to an empty prefix and builds the projects of outsiders against it.
# CMake's own variables for the tree under test are not passed on: outsiders do not have them.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output
                  ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
set(PREFIX ${WORK}/prefix)
run(${CMAKE_COMMAND} --install ${BUILD} --component sdk --prefix ${PREFIX})

# The learner's example, copied so that nothing of the source tree is near it, and a plugin in C.
file(COPY ${SOURCE}/examples/plugin DESTINATION ${WORK}/src)
file(COPY ${SOURCE}/tests/integration/sdk/c_plugin DESTINATION ${WORK}/src)
foreach(project IN ITEMS plugin c_plugin)
  set(build ${WORK}/build-${project})
  run(${CMAKE_COMMAND} -S ${WORK}/src/${project} -B ${build} -G ${GENERATOR}
      -DCMAKE_PREFIX_PATH=${PREFIX} -DCMAKE_C_COMPILER=${CC} -DCMAKE_CXX_COMPILER=${CXX}
      -DCMAKE_BUILD_TYPE=Release)
  run(${CMAKE_COMMAND} --build ${build})
  run(${CMAKE_COMMAND} --install ${build} --prefix ${WORK}/installed)
endforeach()

# Each installed header alone, in each language it promises.
set(strict -pedantic -Wall -Wextra -Wconversion -Wshadow -Werror -fsyntax-only
    -I${PREFIX}/include)
run(${CC} -std=c11 ${strict} -x c ${PREFIX}/include/viisari/plugin.h)
foreach(standard IN ITEMS 17 20)
  run(${CXX} -std=c++${standard} ${strict} -x c++ ${PREFIX}/include/viisari/plugin.h)
endforeach()
file(GLOB headers ${PREFIX}/include/viisari/*.hpp)
list(LENGTH headers count)
if(count LESS 1)
  message(FATAL_ERROR "no C++ header was installed")
endif()
foreach(header IN LISTS headers)
  run(${CXX} -std=c++20 ${strict} -Wno-unused-function -x c++ ${header})
endforeach()
