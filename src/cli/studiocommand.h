// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"
#include "domain/account.h"
#include "domain/task.h"

#include <QList>
#include <QUuid>

#include <memory>
#include <optional>

namespace studio {
class Studio;
}

namespace studio::cli {

class TaskWatch;

//! A command that needs the journal and the accounts. The studio is opened by openStudio() and closed when
//! the command goes.
class StudioCommand : public Command {
    Q_OBJECT

public:
    StudioCommand(Invocation invocation, Console &console);
    ~StudioCommand() override;

    //! While tasks are followed: says that they stay in the journal. The answer to a paid call that is under
    //! way is waited for first, unless this is asked for a second time.
    void interrupt(Interruption why) override;

protected:
    //! False when the command has ended with the reason.
    [[nodiscard]] bool openStudio();
    [[nodiscard]] Studio &studio() { return *m_studio; }

    //! --account, else the setting.
    [[nodiscard]] QString accountName();
    //! Nothing when the command has ended because there is no such account.
    [[nodiscard]] std::optional<Account> account(const QString &name);
    //! The task whose id begins so. Nothing when the command has ended because there is none.
    [[nodiscard]] std::optional<Task> task(const QString &idPrefix);

    //! Waits for the answers to paid calls first, also to those that were made for other programs.
    void leave(ExitCode code) override;

    enum class Until {
        Answered, //!< the provider said yes or no
        Final, //!< the file is saved, or never will be
    };
    //! Follows tasks and ends with concluded(). The engine has to be started.
    void follow(const QList<QUuid> &ids, Until until);
    //! A followed task moved. The base draws the progress bar.
    virtual void followed(const Task &task);
    //! All got there, or can get no further without a person. In the order of follow().
    virtual void concluded(const QList<Task> &tasks);

    //! Prints one task: the document, or the paths of its files, or its id and where it stands. On stderr,
    //! what went wrong.
    void printTask(const Task &task);

private:
    void endEarly(Interruption why);

    std::unique_ptr<Studio> m_studio;
    TaskWatch *m_watch = nullptr; //!< child
    bool m_draining = false;
    bool m_isHurried = false; //!< answers were waited for long enough
};

} // namespace studio::cli
