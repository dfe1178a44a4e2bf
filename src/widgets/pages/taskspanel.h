// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace Ui {
class TasksPanel;
}

class QButtonGroup;

namespace studio {

class Studio;
class TaskActions;
class TaskListModel;

//! The list of tasks with its filters and search. What can be done with a row is in `actions`, shared with
//! the Task menu.
class TasksPanel final : public QWidget {
    Q_OBJECT

public:
    //! Both references outlive the panel.
    TasksPanel(Studio &studio, TaskActions &actions, QWidget *parent = nullptr);
    ~TasksPanel() override;

    [[nodiscard]] TaskListModel &model() const { return *m_model; }
    //! Chooses the row of a task, when it is loaded.
    void select(qint64 key);

public slots:
    void focusSearch();

signals:
    //! A row was chosen; nothing when none is.
    void selected(const std::optional<studio::Task> &task);
    //! A row was opened by double click or Enter.
    void opened(const studio::Task &task);
    void failed(const studio::Error &error);

protected:
    void changeEvent(QEvent *event) override;

private:
    void setUpFilters();
    void setUpList();
    void applyFilter();
    void showCounts();
    void showEmptyState();
    void showMenu(const QPoint &place);
    void selectionChanged();

    const std::unique_ptr<Ui::TasksPanel> ui;
    Studio &m_studio;
    TaskActions &m_actions;
    TaskListModel *m_model;
    QButtonGroup *m_filters;
    QTimer m_countsDue;
};

} // namespace studio
