// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/provider.h"

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QList>

namespace studio {

//! A list of useapi.net's own as a table: what its scheduler follows, its tasks, the linked Runway accounts.
//! Rows that have no id or address are left out; states that nobody documented are shown as they came.
class ProviderListModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Roles {
        IdRole = Qt::UserRole, //!< the provider's task id; an account's e-mail address
    };
    using QAbstractTableModel::QAbstractTableModel;

    //! Empties the table and sets its columns. Features has none.
    void begin(Listing which);
    //! Adds what an answer tells; how many rows it had, those that were left out included.
    int append(const QJsonValue &answer);
    [[nodiscard]] Listing listing() const { return m_which; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    //! "running", of RUNNING.
    [[nodiscard]] static QString statusText(const QString &status);

private:
    struct Row {
        QString id;
        QStringList cells;
    };
    [[nodiscard]] QStringList columns() const;
    [[nodiscard]] std::optional<Row> rowOf(const QJsonObject &object) const;

    Listing m_which = Listing::Scheduler;
    QList<Row> m_rows;
};

} // namespace studio
