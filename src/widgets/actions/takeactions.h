// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/mediakind.h"
#include "domain/role.h"
#include "domain/task.h"

#include <QList>
#include <QObject>

#include <functional>
#include <optional>

class QAction;

namespace studio {

class ActionRegistry;
class Studio;
struct ModelSpec;

//! What can be made of a saved take: each leads to a room with the take in its slot. Shared by the Task menu
//! and the list's context menu.
class TakeActions final : public QObject {
    Q_OBJECT

public:
    //! Adds its actions to `registry`; it and `studio` outlive them. `account` tells which one the form is
    //! for.
    TakeActions(Studio &studio, ActionRegistry &registry, const std::function<QString()> &account,
        QObject *parent = nullptr);
    ~TakeActions() override;

    //! The task they are about; nothing disables them all.
    void setTask(const std::optional<Task> &task);
    //! Which of its files, where it has several; empty = the first.
    void setFile(const QString &path);
    //! Looks again at what the accounts' providers have.
    void updateActions();
    [[nodiscard]] QList<QAction *> actions() const;

signals:
    //! `account` has a model of the operation that takes the input.
    void useWanted(const QString &operation, const studio::MediaInput &input, const QString &account);
    void failed(const studio::Error &error);

private:
    //! Where a take of some kind goes.
    struct Way {
        MediaKind kind = MediaKind::Video;
        QString operation;
        Role role = Role::Source;
    };
    struct Verb {
        QAction *action = nullptr;
        QList<Way> ways;
    };

    void add(const QString &id, const QString &text, const QString &shortcut, const QList<Way> &ways);
    void run(const Verb &verb);
    void useLastFrame();
    [[nodiscard]] QString file() const;
    [[nodiscard]] const Way *wayOf(const Verb &verb) const;
    //! The task's own account if it can do that, else the present one, else none.
    [[nodiscard]] QString accountFor(const Way &way) const;

    Studio &m_studio;
    ActionRegistry &m_registry;
    std::function<QString()> m_account;
    std::optional<Task> m_task;
    QString m_file;
    QList<Verb> m_verbs;
};

} // namespace studio
