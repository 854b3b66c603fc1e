# kua_module(NAME [USES module…] [LIBRARIES target…]): the static library of src/NAME.
# Third-party libraries are private: their headers stay in .cpp files.
function(kua_module name)
  cmake_parse_arguments(arg "" "" "USES;LIBRARIES" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp)
  add_library(${name} STATIC ${sources})
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
  gtest_discover_tests(test_${module} TEST_PREFIX "${module}." PROPERTIES LABELS unit TIMEOUT 120)
endfunction()
