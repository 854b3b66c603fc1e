# kua_module(NAME [LOADED] [USES module…] [LIBRARIES target…]): the static library of src/NAME; LOADED: a library of its own
# in the build folder, which the program loads when it needs it.
# Third-party libraries are private: their headers stay in .cpp files.
function(kua_module name)
  cmake_parse_arguments(arg "LOADED" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  if(arg_LOADED)
    add_library(${name} MODULE ${sources})
    set_target_properties(${name} PROPERTIES LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR} CXX_VISIBILITY_PRESET hidden
                                             VISIBILITY_INLINES_HIDDEN ON)
    target_link_options(${name} PRIVATE -Wl,--exclude-libs,ALL -Wl,--as-needed)
  else()
    add_library(${name} STATIC ${sources})
  endif()
  set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX OUTPUT_NAME kua_${name})
  target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE kua_options ${arg_LIBRARIES})
endfunction()

# kua_unit_tests(MODULE [LIBRARIES target…]): one GoogleTest program of tests/unit/MODULE, each test known to ctest.
function(kua_unit_tests module)
  cmake_parse_arguments(arg "" "" "LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/unit/${module}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(test_${module} ${sources})
  target_include_directories(test_${module} PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  target_compile_definitions(test_${module} PRIVATE KUA_SOURCE_DIR="${CMAKE_SOURCE_DIR}" KUA_BINARY_DIR="${CMAKE_BINARY_DIR}")
  target_link_libraries(test_${module} PRIVATE ${module} test_support kua_options GTest::gmock GTest::gtest_main ${arg_LIBRARIES})
  add_dependencies(test_${module} prepared_layers)
  gtest_discover_tests(test_${module} TEST_PREFIX "${module}." PROPERTIES LABELS unit TIMEOUT 120)
endfunction()
