// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

namespace studio {

class Library;

//! Reads the catalogue that is built into the program and lays the library's own file, where there is one,
//! over it. Errors: as Catalogue::parse(), Storage. Blocking.
[[nodiscard]] Result<Catalogue> readCatalogue(const Library &library);

} // namespace studio
