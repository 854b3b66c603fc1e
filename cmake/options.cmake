# Compiler settings of every target, on one interface target.
add_library(kua_options INTERFACE)
target_compile_options(kua_options INTERFACE
  -Wall -Wextra -Wpedantic
  -Wconversion -Wsign-conversion   # silent loss in a coordinate or a count is a wrong map
  -Wshadow
  -Wold-style-cast
  -Wnon-virtual-dtor
  -Wno-missing-field-initializers  # designated initializers name what differs from the defaults
  -ffp-contract=off                # the same digits from every compiler and machine
  $<$<BOOL:${KUA_WERROR}>:-Werror>)
# Asserts stay on in release: a crash beats a wrong map.
string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")
string(REPLACE "-DNDEBUG" "" CMAKE_CXX_FLAGS_RELWITHDEBINFO "${CMAKE_CXX_FLAGS_RELWITHDEBINFO}")
if(KUA_SANITIZE)
  target_compile_options(kua_options INTERFACE -fsanitize=${KUA_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(kua_options INTERFACE -fsanitize=${KUA_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(kua_options INTERFACE -Wno-maybe-uninitialized)  # false alarms of g++ 12 with sanitizers
  endif()
endif()
