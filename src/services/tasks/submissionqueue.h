// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/task.h"

#include <QHash>
#include <QList>
#include <QSet>

#include <optional>

namespace studio {

//! Who is sent next. Knows waiting tasks and what was learned about accounts; no journal, no network. A value
//! in the engine.
class SubmissionQueue final {
public:
    //! Puts a task in its place, or refreshes what is known of it.
    void put(const Task &task, bool held);
    void remove(const QUuid &id);
    [[nodiscard]] bool contains(const QUuid &id) const;
    [[nodiscard]] QList<QUuid> waitingOf(const QString &account) const; //!< in order

    //! Held: waits for a person.
    [[nodiscard]] bool isHeld(const QUuid &id) const;
    void release(const QUuid &id);

    //! The whole account waits for a person: no credits, no token.
    void block(const QString &account, const Error &why);
    void unblock(const QString &account);
    [[nodiscard]] std::optional<Error> blocked(const QString &account) const;

    //! The account is asked nothing before `until`. A pause for want of a slot (`busy`) ends early when one
    //! of our own tasks ends; `running` of them were under way, which tells how many it takes. That is
    //! believed for a quarter of an hour: other programs use the account too, and plans change.
    void pause(const QString &account, Instant until, bool busy, int running);
    void slotFreed(const QString &account);

    //! Whose turn it is, with `running` tasks under way.
    [[nodiscard]] std::optional<QUuid> next(const QString &account, int running, Instant now) const;
    //! When next() can give another answer only because time passed.
    [[nodiscard]] std::optional<Instant> wakeAt(const QString &account, Instant now) const;
    //! 1 = next; 0 = not waiting.
    [[nodiscard]] int place(const QUuid &id) const;
    [[nodiscard]] int count() const { return int(m_waiting.size()); }
    //! Whether anything of the account can move without a person.
    [[nodiscard]] bool canMove(const QString &account) const;
    [[nodiscard]] QSet<QString> accounts() const;

private:
    struct Waiting {
        QUuid id;
        qint64 key = 0;
        QString account;
        int maxJobs = 0; //!< 0 = no wish
        std::optional<Instant> notBefore;
        bool held = false;
    };
    struct Limits {
        std::optional<int> learned; //!< tasks at once, from a refusal
        std::optional<Instant> forgotten; //!< when that is no longer believed
        std::optional<Instant> until;
        bool busy = false;
        std::optional<Error> blocked;
    };
    [[nodiscard]] bool hasSlot(const Waiting &waiting, int running, Instant now) const;

    QList<Waiting> m_waiting; //!< by key
    QHash<QString, Limits> m_limits;
};

} // namespace studio
