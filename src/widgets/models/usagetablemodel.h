// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usage.h"

#include <QAbstractTableModel>
#include <QList>

namespace studio {

//! A sum of many prices, as wording::credits() says one.
[[nodiscard]] QString creditsText(qint64 sum);

//! Credits by day and model, newest first, and the total in the last row.
class UsageTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { DayColumn, ModelColumn, CreditsColumn, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setEntries(const QList<UsageEntry> &entries);
    [[nodiscard]] qint64 total() const { return m_total; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<UsageEntry> m_entries;
    qint64 m_total = 0;
};

//! What the tier allows of each model and what is left of it.
class AllowanceTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { ModelColumn, AtOnceColumn, PerDayColumn, UsedColumn, LeftColumn, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setAllowances(const QList<ModelAllowance> &models);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<ModelAllowance> m_models;
};

} // namespace studio
