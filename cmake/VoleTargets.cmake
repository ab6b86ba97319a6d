# How a floor becomes a library and a test folder a test program. Both glob their folder, so a new
# file needs no line here.

# vole_library(NAME FOLDER DEPENDENCY...): a static library of all .cpp below FOLDER; a folder that
# has none yet becomes an interface library, so that those above it can link it from the first day.
function(vole_library name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  string(REPLACE "vole_" "" short ${name})
  file(GLOB_RECURSE lexers CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.re)
  foreach(lexer ${lexers})
    vole_re2c(generated ${lexer})
    list(APPEND sources ${generated})
  endforeach()
  if(sources)
    add_library(${name} STATIC ${sources})
    target_compile_options(${name} PRIVATE -Wall -Wextra -fno-exceptions -fno-rtti
                           -fno-strict-aliasing)
    set(scope PUBLIC)
  else()
    add_library(${name} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_include_directories(${name} ${scope} ${CMAKE_SOURCE_DIR})
  target_link_libraries(${name} ${scope} ${ARGN})
  set(VOLE_${short}_SCOPE ${scope} PARENT_SCOPE)
endfunction()

# vole_re2c(OUT FILE): OUT names the C++ file that re2c makes of FILE in the build folder.
function(vole_re2c out file)
  find_program(RE2C re2c REQUIRED)
  get_filename_component(stem ${file} NAME_WE)
  file(RELATIVE_PATH below ${CMAKE_SOURCE_DIR} ${file})
  get_filename_component(folder ${below} DIRECTORY)
  set(made ${CMAKE_BINARY_DIR}/generated/${folder}/${stem}.cpp)
  file(MAKE_DIRECTORY ${CMAKE_BINARY_DIR}/generated/${folder})
  add_custom_command(OUTPUT ${made} COMMAND ${RE2C} -W --no-debug-info -i -8 -o ${made} ${file}
                     DEPENDS ${file} VERBATIM)
  set(${out} ${made} PARENT_SCOPE)
endfunction()

# vole_test(NAME FOLDER LIBRARY...): a GoogleTest program of all *_test.cpp below FOLDER.
function(vole_test name folder)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/${folder}/*.cpp)
  if(NOT sources)
    return()
  endif()
  add_executable(${name} ${sources})
  target_compile_options(${name} PRIVATE -Wall -Wextra -fno-strict-aliasing)
  target_link_libraries(${name} PRIVATE ${ARGN} GTest::gtest GTest::gtest_main Threads::Threads)
  target_compile_definitions(${name} PRIVATE VOLE_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  add_test(NAME ${name} COMMAND ${name})
endfunction()
