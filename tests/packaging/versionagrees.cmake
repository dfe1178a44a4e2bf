# SPDX-FileCopyrightText: The Circled Take contributors
# SPDX-License-Identifier: GPL-3.0-or-later
# The version stands in CMakeLists.txt; the newest entries of the changelog and of the metainfo have to name the same one.
file(READ ${ROOT}/CHANGELOG.md changelog)
if(NOT changelog MATCHES "## \\[${VERSION}\\]")
    message(FATAL_ERROR "CHANGELOG.md has no entry for ${VERSION}")
endif()
file(READ ${ROOT}/packaging/linux/org.circledtake.CircledTake.metainfo.xml metainfo)
if(NOT metainfo MATCHES "<release version=\"${VERSION}\"")
    message(FATAL_ERROR "the metainfo has no release ${VERSION}")
endif()
