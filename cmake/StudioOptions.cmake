# SPDX-FileCopyrightText: The Circled Take contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# What every target of the project is compiled with, in one INTERFACE target.

option(STUDIO_WERROR "Treat warnings as errors (CI)" OFF)
option(STUDIO_PCH "Use precompiled headers" ON)
set(STUDIO_SANITIZE "" CACHE STRING "Sanitizers for all targets, e.g. address,undefined")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

add_library(studio_options INTERFACE)
target_compile_options(studio_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion
    $<$<BOOL:${STUDIO_WERROR}>:-Werror>)
target_compile_definitions(studio_options INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_NO_FOREACH
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_MESSAGELOGCONTEXT)
target_include_directories(studio_options INTERFACE ${PROJECT_SOURCE_DIR}/src)
if(STUDIO_SANITIZE)
    target_compile_options(studio_options INTERFACE -fsanitize=${STUDIO_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(studio_options INTERFACE -fsanitize=${STUDIO_SANITIZE})
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE})
    add_compile_options($<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

# studio_library(<room> [PUBLIC_LIBS …] [PRIVATE_LIBS …] [PCH …] SOURCES …): one static library per room.
function(studio_library room)
    cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC_LIBS;PRIVATE_LIBS;PCH" ${ARGN})
    qt_add_library(studio_${room} STATIC ${arg_SOURCES})
    target_link_libraries(studio_${room} PUBLIC studio_options ${arg_PUBLIC_LIBS} PRIVATE ${arg_PRIVATE_LIBS})
    if(STUDIO_PCH AND arg_PCH)
        target_precompile_headers(studio_${room} PRIVATE ${arg_PCH})
    endif()
endfunction()
