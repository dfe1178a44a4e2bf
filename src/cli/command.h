// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/exitcode.h"
#include "cli/invocation.h"

#include <QCommandLineOption>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace studio::cli {

//! Why a command is asked to come to its end early.
enum class Interruption { Signal, Timeout };

//! One command at work. Made for one call, started once, says finished() once. Main thread.
class Command : public QObject {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Command)

public:
    Command(Invocation invocation, Console &console);
    ~Command() override;

    //! Begins. May end at once or later.
    virtual void start() = 0;
    //! Asked to end soon. Unless a command knows better it ends as "not finished".
    virtual void interrupt(Interruption why);

signals:
    //! Once, with what the program ends with.
    void finished(studio::cli::ExitCode code);

protected:
    [[nodiscard]] const Invocation &invocation() const { return m_invocation; }
    [[nodiscard]] Console &console() { return m_console; }
    [[nodiscard]] bool hasEnded() const { return m_ended; }

    void end(ExitCode code);
    //! The last step of end(), once: says finished(), now or later.
    virtual void leave(ExitCode code);
    //! Tells the error and ends with its code.
    void fail(const Failure &failure);
    void fail(const Error &error);
    //! Ends with "wrong usage".
    void failUsage(const QString &message);

private:
    const Invocation m_invocation;
    Console &m_console;
    bool m_ended = false;
};

//! What a command is called and what it takes. Parser and help are made of it.
struct CommandSpec {
    QString name;
    QString summary; //!< one line for the list of commands
    QStringList usage; //!< what may follow "ctake NAME", one line each
    QString description; //!< more, for its own help
    QList<QCommandLineOption> options;
    std::function<std::unique_ptr<Command>(const Invocation &, Console &)> make;
};

//! A `make` for a command that is constructed from invocation and console.
template <typename T> [[nodiscard]] auto makerOf()
{
    return [](const Invocation &invocation, Console &console) -> std::unique_ptr<Command> {
        return std::make_unique<T>(invocation, console);
    };
}

} // namespace studio::cli
