// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/task.h"
#include "services/api/remotetask.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QObject>
#include <QTimer>

namespace studio {

class Gateway;
class Journal;
class RandomSource;

//! Looks for tasks whose paid call had no answer. At useapi.net each carries its id as `replyRef`, so it can
//! be recognised in the provider's lists; at Runway nothing tells, and a person decides. What is not found
//! proves nothing: it is looked for again, ever less often. Main thread.
class Reconciler final : public QObject {
    Q_OBJECT

public:
    Reconciler(Journal &journal, Gateway &gateway, RandomSource &random, QObject *parent = nullptr);

    void add(const Task &task);
    void remove(const QUuid &id);
    void clear();
    //! Whether it is likely enough to be found that waiting for it makes sense.
    [[nodiscard]] bool isHopeful() const;

signals:
    //! Found and now Running, or moved by someone else; the journal has it already.
    void moved(const studio::Task &task);
    //! isHopeful() may have become false.
    void gaveUpHope();

private:
    struct Entry {
        Task task;
        QDeadlineTimer due;
        int attempts = 0;
        bool asking = false;
    };
    [[nodiscard]] static bool isRecognisable(const Task &task);
    void askDue();
    void ask(const QUuid &id);
    void receive(const QUuid &id, const Result<QList<RemoteTask>> &recent);
    void arm();

    Journal &m_journal;
    Gateway &m_gateway;
    RandomSource &m_random;
    QHash<QUuid, Entry> m_entries;
    QTimer m_timer;
};

} // namespace studio
