// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/mediafacts.h"
#include "domain/task.h"
#include "services/net/call.h"

#include <QObject>
#include <QString>
#include <QUuid>

#include <optional>

namespace studio {

//! What is handed in to be made.
struct Submission {
    GenerationRequest request; //!< as the person left it; it is resolved before anything else happens
    QString account;
    QString outFolder; //!< empty = the library's takes
    QUuid parentId; //!< null unless it follows another task
    QString submitKey; //!< the same key never buys twice; empty = none
    //! By MediaReference::toText(): what the caller knows of inputs that are no files, as a list of assets
    //! told it. Rules and the price go by it; what is not in it counts as unknown.
    MediaFactsMap facts;
};

//! Carries tasks from the form to the saved file (docs/architecture: the life of a task). Every step is in
//! the journal before it happens. Main thread. Owned by Studio.
class TaskEngine : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Begins to follow: takes up what is unfinished (always what may be bought; Queued and Uploading only
    //! with `startHeld`).
    virtual void start(bool startHeld) = 0;
    //! Stops following; aborts calls. What is in the journal stays. A paid call under way loses its answer:
    //! drain() first.
    virtual void stop() = 0;
    //! Whether a paid call is under way, or its answer is not in the journal yet.
    [[nodiscard]] virtual bool isPaying() const = 0;
    //! Sends nothing more and finishes when no paid call is under way: true, or false when the time that a
    //! provider may be silent is over, or start() or stop() came first. start() goes on.
    virtual Call<bool> *drain() = 0;

    //! Resolves, validates, prices and journals. Finishes when the row is on disk, before any network.
    //! InvalidRequest and FileInvalid name the field; several problems: the first.
    [[nodiscard]] virtual Call<Task> *submit(const Submission &submission) = 0;
    //! As submit() without journal and network: the request as it would be sent (token blanked, media as
    //! hash) and its price.
    [[nodiscard]] virtual Call<QJsonObject> *dryRun(const Submission &submission) = 0;
    //! Notes the wish; the task is read before anything is cancelled remotely. InvalidRequest when the task
    //! is final.
    [[nodiscard]] virtual Status cancel(const QUuid &id) = 0;
    //! A new task with the same request, naming the old one as parent. Only of final tasks.
    [[nodiscard]] virtual Call<Task> *retry(const QUuid &id) = 0;
    //! A person decided what became of an unknown submission. Attach: the remote id found elsewhere.
    [[nodiscard]] virtual Status attach(const QUuid &id, const QString &remoteId) = 0;
    [[nodiscard]] virtual Status giveUp(const QUuid &id) = 0;
    //! Lets a held task go (start-up setting "hold").
    [[nodiscard]] virtual Status release(const QUuid &id) = 0;
    [[nodiscard]] virtual bool isHeld(const QUuid &id) const = 0;

    //! Asks the provider what is left (free).
    [[nodiscard]] virtual Call<Balance> *refreshBalance(const QString &account) = 0;
    //! What was last heard; nothing before that.
    [[nodiscard]] virtual std::optional<Balance> lastBalance(const QString &account) const = 0;

    [[nodiscard]] virtual int runningCount() const = 0; //!< submitted, not final
    [[nodiscard]] virtual int waitingCount() const = 0; //!< queued or uploading
    //! 1 = next of its account; 0 = not waiting.
    [[nodiscard]] virtual int placeInLine(const QUuid &id) const = 0;
    //! Whether anything can still happen without a person.
    [[nodiscard]] virtual bool isIdle() const = 0;
    //! Whether this process acts for the account of an unfinished task. Else another one does, or none.
    [[nodiscard]] virtual bool isOurs(const QUuid &id) const
    {
        Q_UNUSED(id)
        return true;
    }

signals:
    //! A task became final or a file was saved.
    void finished(const studio::Task &task);
    void balanceChanged(const QString &account, const studio::Balance &balance);
    void countsChanged();
    void idle();
    //! Saving to the journal failed: the engine has stopped.
    void stopped(const studio::Error &error);
};

} // namespace studio
