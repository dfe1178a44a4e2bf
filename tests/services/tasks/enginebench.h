// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"
#include "sandbox/server.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"

#include <QColor>
#include <QJsonArray>
#include <QSize>
#include <QTemporaryDir>

#include <memory>

namespace studio::test {

//! A library of its own, pictures, and a sandbox over real HTTP, reached through the accounts env-useapi and
//! env-runway. Needs the event loop of the test.
class EngineBench final {
public:
    explicit EngineBench(sandbox::Options options = fast());
    ~EngineBench();

    //! A sandbox that makes no one wait.
    [[nodiscard]] static sandbox::Options fast();

    [[nodiscard]] bool startSandbox();
    void stopSandbox() { m_server.reset(); }
    [[nodiscard]] quint16 sandboxPort() const;

    //! Opens the library; accounts lead to the sandbox, or to `port` (a relay or another server).
    void open(quint16 port = 0);
    void close() { m_studio.reset(); }
    [[nodiscard]] Studio &studio() { return *m_studio; }
    [[nodiscard]] TaskEngine &engine() { return m_studio->engine(); }
    StudioOptions options; //!< used by the next open()

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    [[nodiscard]] QString libraryFolder() const { return m_folder.path() + QStringLiteral("/library"); }
    //! A PNG of one colour with a frame, made when asked for.
    [[nodiscard]] QString picture(const QString &name, QColor colour, QSize size = {320, 192}) const;
    //! A picture of noise of about that many bytes.
    [[nodiscard]] QString heavyPicture(const QString &name, QSize size) const;

    //! Five seconds from one picture and a prompt.
    [[nodiscard]] Submission useapi(const QString &prompt) const;
    [[nodiscard]] Submission runway(const QString &prompt) const;
    //! Submits and waits for the row.
    [[nodiscard]] Result<Task> submitted(const Submission &submission);
    [[nodiscard]] Task task(const QUuid &id);
    //! Runs the event loop until the task is in `state`; false after `milliseconds`.
    [[nodiscard]] bool reaches(const QUuid &id, TaskState state, int milliseconds = 30000);

    //! The sandbox's own list of calls.
    [[nodiscard]] QJsonArray ledger() const;
    //! Creates in the ledger that made a task.
    [[nodiscard]] int purchases() const;

private:
    QTemporaryDir m_folder;
    sandbox::Options m_options;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<Studio> m_studio;
};

} // namespace studio::test
