// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/generationrequest.h"

namespace studio {

class Library;

//! The shot that is filled in at the very first start, so that Generate works at once: two pictures (copied
//! into the library, so that they are files like any other), a prompt and a camera move. Errors: Storage.
[[nodiscard]] Result<GenerationRequest> sampleShot(const Library &library);

} // namespace studio
