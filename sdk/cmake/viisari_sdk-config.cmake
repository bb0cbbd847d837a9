include(${CMAKE_CURRENT_LIST_DIR}/viisari_sdk_targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/ViisariPlugin.cmake)
