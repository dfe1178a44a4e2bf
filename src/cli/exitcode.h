// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/task.h"

#include <QList>

namespace studio::cli {

//! What the program ends with; docs/cli.md has the table for people.
enum class ExitCode {
    Done = 0,
    ProgramFault = 1,
    WrongUsage = 2,
    InvalidRequest = 3, //!< nothing was sent
    Refused = 4, //!< the provider refused, or the task failed
    OutcomeUnknown = 5,
    Network = 6,
    Limit = 7, //!< not enough credits, or held by a limit
    Storage = 8,
    NotFinished = 9, //!< timeout, signal, held
    NoAccess = 10, //!< no token, 401, 403
};

//! The one place where an error becomes an exit code.
[[nodiscard]] ExitCode exitCodeFor(const Error &error);

//! For a task that will not be followed any longer: how far it got.
[[nodiscard]] ExitCode exitCodeFor(const Task &task);

//! As exitCodeFor(), but once the provider has taken the task, that counts as done.
[[nodiscard]] ExitCode exitCodeForAnswer(const Task &task);

//! Of several, the one that needs attention first; Done for none.
[[nodiscard]] ExitCode gravest(const QList<ExitCode> &codes);

} // namespace studio::cli
