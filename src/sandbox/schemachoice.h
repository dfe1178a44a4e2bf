// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/json.h"

namespace studio::sandbox {

//! The schema with every choice ("anyOf") settled by what `value` looks like: by a constant member such as
//! "type", by the kind of value, or by the required members that are there. What is wrong can then be said of
//! one branch instead of all. Items of a list become a list of schemas where they differ.
[[nodiscard]] Json settled(const Json &schema, const Json &value);

//! Whether a schema contains a choice anywhere.
[[nodiscard]] bool hasChoice(const Json &schema);

//! The schema of the item number `index`, in either form of "items"; null = none.
[[nodiscard]] const Json *itemSchema(const Json &schema, std::size_t index);

} // namespace studio::sandbox
