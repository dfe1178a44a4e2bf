// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/usagetablemodel.h"

#include "services/wording/wording.h"

#include <QFont>
#include <QLocale>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QVariant alignment(bool figures)
{
    return int((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QString numberOr(std::optional<int> number, const QString &otherwise)
{
    return number ? QLocale().toString(*number) : otherwise;
}

} // namespace

QString creditsText(qint64 sum)
{
    const bool fits = sum >= std::numeric_limits<int>::min() && sum <= std::numeric_limits<int>::max();
    return fits ? wording::credits(int(sum)) : UsageTableModel::tr("%1 credits").arg(QLocale().toString(sum));
}

void UsageTableModel::setEntries(const QList<UsageEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    std::stable_sort(m_entries.begin(), m_entries.end(),
        [](const UsageEntry &one, const UsageEntry &other) { return one.date > other.date; });
    m_total = 0;
    for (const UsageEntry &entry : entries)
        m_total += entry.credits;
    endResetModel();
}

int UsageTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || m_entries.isEmpty() ? 0 : int(m_entries.size()) + 1;
}

int UsageTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant UsageTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() == CreditsColumn);
    const bool sum = index.row() == m_entries.size();
    if (role == Qt::FontRole && sum) {
        QFont strong;
        strong.setWeight(QFont::DemiBold);
        return strong;
    }
    if (role != Qt::DisplayRole)
        return {};
    const UsageEntry entry = sum ? UsageEntry{} : m_entries.at(index.row());
    switch (index.column()) {
    case DayColumn:
        return sum ? tr("Total") : QLocale().toString(entry.date, QLocale::ShortFormat);
    case ModelColumn:
        return entry.model;
    case CreditsColumn:
        return QLocale().toString(sum ? m_total : qint64(entry.credits));
    default:
        return {};
    }
}

QVariant UsageTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section == CreditsColumn);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case DayColumn:
        return tr("Day");
    case ModelColumn:
        return tr("Model");
    case CreditsColumn:
        return tr("Credits");
    default:
        return {};
    }
}

void AllowanceTableModel::setAllowances(const QList<ModelAllowance> &models)
{
    beginResetModel();
    m_models = models;
    endResetModel();
}

int AllowanceTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_models.size());
}

int AllowanceTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QVariant AllowanceTableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(index.column() != ModelColumn);
    if (role != Qt::DisplayRole)
        return {};
    const ModelAllowance &model = m_models.at(index.row());
    const QString none = u"–"_s;
    switch (index.column()) {
    case ModelColumn:
        return model.model;
    case AtOnceColumn:
        return numberOr(model.atOnce, none);
    case PerDayColumn:
        return numberOr(model.perDay, none);
    case UsedColumn:
        return numberOr(model.usedToday, none);
    case LeftColumn:
        return numberOr(model.leftToday(), none);
    default:
        return {};
    }
}

QVariant AllowanceTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignment(section != ModelColumn);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case ModelColumn:
        return tr("Model");
    case AtOnceColumn:
        return tr("At once");
    case PerDayColumn:
        return tr("A day");
    case UsedColumn:
        return tr("Used today");
    case LeftColumn:
        return tr("Left today");
    default:
        return {};
    }
}

} // namespace studio
