// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/providerlistmodel.h"

#include <QDateTime>
#include <QJsonArray>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Who runs it and which one it is, of "user:1-runwayml:someone@example.org-task:UUID".
QString taskName(const QString &id)
{
    const QString uuid = id.section(u':', -1).left(8);
    const QString owner = id.section(u"-runwayml:"_s, 1).section(u"-task:"_s, 0, 0);
    return owner.isEmpty() ? uuid : uuid + u" · "_s + owner;
}

QString when(const QString &iso)
{
    const QDateTime time = QDateTime::fromString(iso, Qt::ISODateWithMs);
    return time.isValid() ? QLocale().toString(time.toLocalTime(), QLocale::ShortFormat) : iso;
}

QString stateOf(const QJsonObject &task)
{
    const QString status = task.value("status"_L1).toString();
    const QString text = ProviderListModel::statusText(status);
    const QJsonValue told = task.value("progressRatio"_L1);
    const double ratio = told.isString() ? told.toString().toDouble() : told.toDouble();
    if (status != "RUNNING"_L1 || ratio <= 0)
        return text;
    return ProviderListModel::tr("%1, %2 %", "a state, its progress").arg(text).arg(qRound(100 * ratio));
}

QString promptOf(const QJsonObject &task)
{
    const QJsonObject options = task.value("options"_L1).toObject();
    for (const auto key : {"text_prompt"_L1, "promptText"_L1, "prompt"_L1}) {
        if (const QString text = options.value(key).toString().simplified(); !text.isEmpty())
            return text;
    }
    return task.value("name"_L1).toString().simplified();
}

} // namespace

QString ProviderListModel::statusText(const QString &status)
{
    if (status == "PENDING"_L1)
        return tr("waiting");
    if (status == "RUNNING"_L1)
        return tr("running");
    if (status == "THROTTLED"_L1)
        return tr("held back");
    if (status == "SUCCEEDED"_L1)
        return tr("done");
    return status == "FAILED"_L1 ? tr("failed") : status;
}

void ProviderListModel::begin(Listing which)
{
    beginResetModel();
    m_which = which;
    m_rows.clear();
    endResetModel();
}

int ProviderListModel::append(const QJsonValue &answer)
{
    // An object that wraps the list is what other lists of the service do.
    const QJsonArray list
        = answer.isArray() ? answer.toArray() : answer.toObject().value("tasks"_L1).toArray();
    QList<Row> rows;
    for (const QJsonValue &entry : list) {
        if (const std::optional<Row> row = rowOf(entry.toObject()))
            rows.append(*row);
    }
    if (!rows.isEmpty()) {
        beginInsertRows({}, rowCount(), rowCount() + int(rows.size()) - 1);
        m_rows.append(rows);
        endInsertRows();
    }
    return int(list.size());
}

std::optional<ProviderListModel::Row> ProviderListModel::rowOf(const QJsonObject &object) const
{
    const auto text = [&object](QLatin1StringView key) { return object.value(key).toString(); };
    Row row;
    if (m_which == Listing::Accounts) {
        row.id = text("email"_L1);
        const QJsonValue jobs = object.value("maxJobs"_L1);
        row.cells = {row.id, jobs.isDouble() ? QLocale().toString(jobs.toInt()) : u"–"_s, text("error"_L1)};
    } else if (m_which == Listing::Scheduler) {
        row.id = text("taskId"_L1);
        row.cells = {taskName(row.id), text("replyRef"_L1), text("replyUrl"_L1)};
    } else {
        row.id = text("taskId"_L1);
        row.cells = {when(text("createdAt"_L1)), text("taskType"_L1), stateOf(object), promptOf(object)};
    }
    return row.id.isEmpty() ? std::nullopt : std::optional(row);
}

QStringList ProviderListModel::columns() const
{
    switch (m_which) {
    case Listing::Scheduler:
        return {tr("Task"), tr("Reference"), tr("Told to")};
    case Listing::Tasks:
        return {tr("Made"), tr("Kind"), tr("State"), tr("Prompt")};
    case Listing::Accounts:
        return {tr("E-mail"), tr("At once"), tr("Problem")};
    case Listing::Features:
        break;
    }
    return {};
}

int ProviderListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProviderListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(columns().size());
}

QVariant ProviderListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.cells.value(index.column());
    case Qt::ToolTipRole:
        return index.column() == 0 ? row.id : row.cells.value(index.column());
    case IdRole:
        return row.id;
    default:
        return {};
    }
}

QVariant ProviderListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(columns().value(section)) : QVariant();
}

} // namespace studio
