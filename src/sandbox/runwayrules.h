// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/runwaymodels.h"
#include "sandbox/schema.h"

#include <vector>

namespace studio::sandbox {

//! Rules between the members of a body that fits its schema, before anything it names is looked at; empty
//! when none is broken.
[[nodiscard]] std::vector<Issue> bodyIssues(const ModelFacts &facts, const Json &body);

//! Rules about what the body names, once it is known how long and how large that is. The job has its order.
[[nodiscard]] std::vector<Issue> mediaIssues(const Job &job);

} // namespace studio::sandbox
