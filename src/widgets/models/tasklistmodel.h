// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"
#include "services/store/taskstore.h"
#include "widgets/models/thumbnailcache.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <QTimer>

namespace studio {

class Studio;
struct ModelSpec;

//! How the state of a row is to be read at a glance.
enum class StateTone { Running, Saved, Waiting, Failed, Quiet };

//! The journal as a list, newest first, read by pages of 200 rows as it is scrolled. Filter and search are
//! the journal's own. Changes are told together, ten times a second at most; nothing ticks between them.
class TaskListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles {
        TaskRole = Qt::UserRole, //!< studio::Task
        SettingsRole, //!< "seed … · zoom +4, pan −3 · 5 s"
        ModelRole,
        AccountRole,
        StateTextRole,
        StateDetailRole,
        ToneRole, //!< StateTone as int
        ProgressRole, //!< 0…1, or invalid when there is none to show
        CreditsRole,
        TimeRole,
        CircledRole,
        KindRole, //!< MediaKind of what it makes, as int
        FilesRole, //!< how many files it saved
        ThumbnailRole, //!< QImage, null until it is there
    };
    static constexpr int PageSize = 200;

    explicit TaskListModel(Studio &studio, QObject *parent = nullptr);
    ~TaskListModel() override;

    void setFilter(const TaskFilter &filter);
    [[nodiscard]] const TaskFilter &filter() const { return m_filter; }
    [[nodiscard]] QModelIndex indexOf(qint64 key) const; //!< invalid when it is not loaded

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

public slots:
    //! Reads everything again, from the top.
    void reload();
    //! Takes over what another process wrote; rows that stay keep their place and selection.
    void refresh();

    //! As shown in a row.
    [[nodiscard]] QString titleOf(const Task &task) const;

signals:
    void failed(const studio::Error &error); //!< the journal cannot be read

private:
    void merge(const QList<Task> &now);
    void taskAdded(const Task &task);
    void taskChanged(const Task &task);
    void removeRow(int row);
    [[nodiscard]] bool belongs(const Task &task);
    [[nodiscard]] int rowOf(qint64 key) const; // −1 when it is not loaded
    void markDirty(qint64 key);
    void markWaitingDirty();
    void flush();
    [[nodiscard]] QVariant text(const Task &task, int role) const;
    [[nodiscard]] QString sentence(const Task &task) const;
    [[nodiscard]] const ModelSpec *modelOf(const Task &task) const; // null when the catalogue has none
    [[nodiscard]] int kindOf(const Task &task) const;
    [[nodiscard]] QString modelLabel(const Task &task) const;
    [[nodiscard]] QString accountLabel(const Task &task) const;
    [[nodiscard]] QString stateText(const Task &task) const;
    [[nodiscard]] QString stateDetail(const Task &task) const;

    Studio &m_studio;
    mutable ThumbnailCache m_thumbnails;
    TaskFilter m_filter;
    mutable QHash<QString, QString> m_accountLabels; // read from the book once, not at every paint
    QList<Task> m_tasks;
    bool m_atEnd = false;
    QSet<qint64> m_dirty;
    QTimer m_flush;
};

} // namespace studio
