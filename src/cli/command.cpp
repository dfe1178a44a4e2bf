// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"

#include <utility>

namespace studio::cli {

using namespace Qt::StringLiterals;

Command::Command(Invocation invocation, Console &console)
    : m_invocation(std::move(invocation))
    , m_console(console)
{
}

Command::~Command() = default;

void Command::interrupt(Interruption why)
{
    Failure failure;
    failure.code = ExitCode::NotFinished;
    failure.kind
        = QString(kindName(why == Interruption::Timeout ? ErrorKind::Timeout : ErrorKind::Cancelled));
    failure.message
        = why == Interruption::Timeout ? u"The time given with --timeout is over."_s : u"Interrupted."_s;
    fail(failure);
}

void Command::end(ExitCode code)
{
    if (m_ended)
        return;
    m_ended = true;
    leave(code);
}

void Command::leave(ExitCode code)
{
    emit finished(code);
}

void Command::fail(const Failure &failure)
{
    if (m_ended)
        return;
    m_console.report(failure);
    end(failure.code);
}

void Command::fail(const Error &error)
{
    fail(Failure::of(error));
}

void Command::failUsage(const QString &message)
{
    fail(Failure::usage(message + u" See ctake %1 --help."_s.arg(m_invocation.command)));
}

} // namespace studio::cli
