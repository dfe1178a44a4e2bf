// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>
#include <QUuid>

namespace studio {
class Studio;
}

namespace studio::cli {

//! Watches tasks in the journal until they got where they are awaited, whoever moves them: this program's
//! engine, or another program that leads the account. Main thread.
class TaskWatch final : public QObject {
    Q_OBJECT

public:
    //! `untilFinal`: else only until the provider has answered. The studio outlives this.
    TaskWatch(Studio &studio, QList<QUuid> ids, bool untilFinal, QObject *parent = nullptr);

    void start();
    //! Looks at once instead of soon.
    void look();
    //! As last seen, in the order of the ids.
    [[nodiscard]] QList<Task> tasks() const;

signals:
    void moved(const studio::Task &task);
    //! Once: each has got there, or can get no further without a person.
    void concluded();
    void failed(const studio::Error &error);

private:
    [[nodiscard]] bool isSettled(const Task &task) const;
    [[nodiscard]] bool isHeldElsewhere(const Task &task) const;

    Studio &m_studio;
    const QList<QUuid> m_ids;
    const bool m_untilFinal;
    bool m_over = false;
    QHash<QUuid, Task> m_seen;
    QTimer m_soon; //!< gathers many changes into one look
    QTimer m_regularly; //!< for changes by other programs that were not announced
};

} // namespace studio::cli
