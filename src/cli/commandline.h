// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "cli/console.h"
#include "cli/invocation.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <tl/expected.hpp>

#include <variant>

namespace studio::cli {

//! What the person wants when it is not a command to be carried out.
struct HelpWanted {
    QString command; //!< empty = the program's own
};
struct VersionWanted { };

using ParsedLine = std::variant<Invocation, HelpWanted, VersionWanted>;

//! Takes the arguments apart (without the program's name). Global options may stand before or after the
//! command. The failure is always "wrong usage".
[[nodiscard]] tl::expected<ParsedLine, Failure> parseCommandLine(
    const QStringList &arguments, const QList<CommandSpec> &commands);

//! Whether --json stands among the arguments: errors of parsing are told in that form, too.
[[nodiscard]] bool asksForJson(const QStringList &arguments);

//! The help of the program, or of one command.
[[nodiscard]] QString helpText(const QList<CommandSpec> &commands, const QString &command = {});

} // namespace studio::cli
