# SPDX-FileCopyrightText: The Circled Take contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts the SDK of package-lock.json into FOLDER, beside copies of the scripts. What npm has in its cache is not fetched again.
file(MAKE_DIRECTORY ${FOLDER})
foreach(name package.json package-lock.json .npmrc sandboxes.mjs sdkrun.mjs)
    file(COPY_FILE ${SOURCE}/${name} ${FOLDER}/${name})
endforeach()
# A lock file that is as it was, and a folder that was filled from it, need no second look.
file(SHA256 ${SOURCE}/package-lock.json wanted)
set(stamp ${FOLDER}/node_modules/.installed)
if(EXISTS ${stamp})
    file(READ ${stamp} there)
    if(there STREQUAL wanted)
        return()
    endif()
endif()
execute_process(
    COMMAND ${NPM} ci --ignore-scripts --no-audit --no-fund --prefer-offline
    WORKING_DIRECTORY ${FOLDER}
    RESULT_VARIABLE result)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "npm could not install @runwayml/sdk into ${FOLDER}. It needs the npm registry once; afterwards its cache will do.")
endif()
file(WRITE ${stamp} ${wanted})
