// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/task.h"
#include "services/net/call.h"

#include <QList>
#include <QObject>

#include <optional>

class QAction;
class QWidget;

namespace studio {

class ActionRegistry;
class Prompts;
class Studio;

//! What can be done with the chosen task, as actions that the Task menu and the list's context menu share.
class TaskActions final : public QObject {
    Q_OBJECT

public:
    //! Adds its actions to `registry`; all three outlive it. Questions are asked over `window`, its parent.
    TaskActions(Studio &studio, ActionRegistry &registry, Prompts &prompts, QWidget *window);
    ~TaskActions() override;

    //! The task that the actions are about; nothing disables them all.
    void setTask(const std::optional<Task> &task);
    [[nodiscard]] const std::optional<Task> &task() const { return m_task; }
    //! For a menu; null stands for a separator.
    [[nodiscard]] QList<QAction *> actions() const { return m_menu; }
    //! Puts actions of others behind the first group, in a group of their own.
    void addToMenu(const QList<QAction *> &actions);
    //! Lets all tasks go that the start-up setting holds.
    void releaseAll();

    //! The file that a task saved; empty when there is none (any more).
    [[nodiscard]] static QString savedFile(const Task &task);

signals:
    void taskChanged(const std::optional<studio::Task> &task); //!< another one, or the same has news
    void showWanted(const studio::Task &task); //!< on the stage
    void useAgainWanted(const studio::Task &task);
    void retried(const studio::Task &task); //!< tried or sent again: the new one
    void failed(const studio::Error &error);

private:
    QAction *addAction(const QString &id, const QString &text, const QString &shortcut);
    void report(const Status &status);
    void updateActions();
    void cancel();
    void giveUp();
    void sendAgain();
    void attach();
    void retry();
    void follow(Call<Task> *call);
    void circle();
    void startNow();
    void reveal() const;
    void copyError() const;

    Studio &m_studio;
    ActionRegistry &m_registry;
    Prompts &m_prompts;
    QWidget *m_window;
    std::optional<Task> m_task;
    QList<QAction *> m_menu;
    QAction *m_show;
    QAction *m_useAgain;
    QAction *m_retry;
    QAction *m_sendAgain;
    QAction *m_attach;
    QAction *m_startNow;
    QAction *m_cancel;
    QAction *m_circle;
    QAction *m_reveal;
    QAction *m_copyError;
};

} // namespace studio
