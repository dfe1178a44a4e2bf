// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <tl/expected.hpp>

namespace studio {

//! What a function that can fail returns: the value, or one Error. Stands in for std::expected,
//! which libstdc++ 12 offers only to C++23.
template <typename T> using Result = tl::expected<T, Error>;

//! A Result without a value.
using Status = Result<void>;

//! Shorthand for the failing side of a Result.
inline tl::unexpected<Error> failure(ErrorKind kind, QString detail = {}, QString field = {})
{
    Error error;
    error.kind = kind;
    error.detail = std::move(detail);
    error.field = std::move(field);
    return tl::unexpected<Error>(std::move(error));
}

//! Passes an error on unchanged.
inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace studio
