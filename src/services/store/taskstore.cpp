// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/taskstore.h"

#include "base/logging.h"
#include "services/store/database.h"
#include "services/store/dialect.h"
#include "services/store/taskrow.h"

#include <QDateTime>
#include <QHash>
#include <QSqlError>
#include <QSqlQuery>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! A null string would be no value at all to a database.
QString filled(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

const auto NotFinal = u"state NOT IN ('Done', 'Failed', 'Cancelled')"_s;

QString uuidText(const QUuid &id)
{
    return id.toString(QUuid::WithoutBraces);
}

QString conditionOf(TaskFilter::Show show)
{
    switch (show) {
    case TaskFilter::Show::All:
        return u"1"_s;
    case TaskFilter::Show::Active:
        return NotFinal;
    case TaskFilter::Show::Saved:
        return u"state = 'Done'"_s;
    case TaskFilter::Show::Failed:
        return u"state = 'Failed'"_s;
    case TaskFilter::Show::Circled:
        return u"circled = 1"_s;
    }
    Q_UNREACHABLE();
    return {};
}

TaskOutput readOutput(const QSqlQuery &row)
{
    TaskOutput output;
    output.url = QUrl::fromEncoded(row.value(1).toString().toUtf8());
    if (!row.value(2).isNull())
        output.expiresAt = fromEpochMs(row.value(2).toLongLong());
    output.path = row.value(3).toString();
    output.sha256 = row.value(4).toString().toLatin1();
    output.bytes = row.value(5).toLongLong();
    output.assetId = row.value(6).toString();
    return output;
}

//! Fills in the outputs of all tasks, with one query for many of them.
Status readOutputs(const Database &database, QList<Task> &tasks)
{
    constexpr qsizetype AtOnce = 500;
    QHash<qint64, qsizetype> places;
    for (qsizetype i = 0; i < tasks.size(); ++i)
        places.insert(tasks.at(i).key, i);
    for (qsizetype from = 0; from < tasks.size(); from += AtOnce) {
        QVariantList keys;
        QStringList marks;
        for (qsizetype i = from; i < std::min(from + AtOnce, tasks.size()); ++i) {
            keys << tasks.at(i).key;
            marks << u"?"_s;
        }
        Result<QSqlQuery> row = database.run(
            u"SELECT task, url, expires, path, sha256, bytes, asset_id FROM outputs WHERE task IN (%1) "
            "ORDER BY task, position"_s.arg(marks.join(u',')),
            keys);
        if (!row)
            return failure(row.error());
        while (row->next())
            tasks[places.value(row->value(0).toLongLong())].outputs.append(readOutput(*row));
    }
    return {};
}

//! All tasks of a query over taskrow::columns(). A row that cannot be read is an error, or, when `unreadable`
//! is given, left out and its key put there: one such row must not hide all the others from a list.
Result<QList<Task>> readTasks(const Database &database, const QString &sql, const QVariantList &values,
    QList<qint64> *unreadable = nullptr)
{
    Result<QSqlQuery> rows = database.run(sql, values);
    if (!rows)
        return failure(rows.error());
    QList<Task> tasks;
    while (rows->next()) {
        const Result<Task> task = taskrow::read(*rows);
        if (task)
            tasks.append(*task);
        else if (unreadable)
            unreadable->append(rows->value(0).toLongLong());
        else
            return failure(task.error());
    }
    if (rows->lastError().isValid())
        return failure(dialect::errorOf(rows->lastError()));
    if (const Status read = readOutputs(database, tasks); !read)
        return failure(read.error());
    return tasks;
}

Result<std::optional<Task>> readOne(const Database &database, const QString &condition, const QVariant &value)
{
    return readTasks(database, u"SELECT %1 FROM tasks WHERE %2"_s.arg(taskrow::columns(), condition), {value})
        .map([](const QList<Task> &tasks) {
            return tasks.isEmpty() ? std::optional<Task>() : std::optional(tasks.first());
        });
}

Status writeOutputs(const Database &database, const Task &task)
{
    if (const auto removed = database.run(u"DELETE FROM outputs WHERE task = ?"_s, {task.key}); !removed)
        return failure(removed.error());
    for (int i = 0; i < task.outputs.size(); ++i) {
        const TaskOutput &output = task.outputs.at(i);
        const QVariant expires
            = output.expiresAt ? QVariant(qint64(toEpochMs(*output.expiresAt))) : QVariant();
        // Encoded bytes: a signed address must come back exactly as it was.
        const auto added = database.run(u"INSERT INTO outputs VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {task.key, i, filled(QString::fromLatin1(output.url.toEncoded())), expires, filled(output.path),
                filled(QString::fromLatin1(output.sha256)), output.bytes, filled(output.assetId)});
        if (!added)
            return failure(added.error());
    }
    return {};
}

Status writeEvent(const Database &database, const Task &task, const QString &note)
{
    return database
        .run(u"INSERT INTO events (task, time, state, note) VALUES (?, ?, ?, ?)"_s,
            {task.key, qint64(toEpochMs(task.updatedAt)), QString(stateName(task.state)), note})
        .map([](const QSqlQuery &) {});
}

Status insertTask(const Database &database, Task &task)
{
    const auto inserted = database.run(taskrow::insertStatement(), taskrow::insertValues(task));
    if (!inserted)
        return failure(inserted.error());
    task.key = inserted->lastInsertId().toLongLong();
    if (!task.submitKey.isEmpty()) {
        const auto kept
            = database.run(u"INSERT INTO submit_keys VALUES (?, ?)"_s, {task.submitKey, task.key});
        if (!kept)
            return failure(kept.error());
    }
    return writeOutputs(database, task).and_then([&database, &task] {
        return writeEvent(database, task, {});
    });
}

} // namespace

TaskStore::TaskStore(Database &database, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_database(database)
    , m_clock(clock)
{
}

TaskStore::~TaskStore() = default;

Result<Task> TaskStore::add(const Task &task)
{
    Task stored = task;
    bool isNew = true;
    const Status written = m_database.write([this, &stored, &isNew]() -> Status {
        const Result<std::optional<Task>> known = findBySubmitKey(stored.submitKey);
        if (!known)
            return failure(known.error());
        if (*known) {
            stored = **known;
            isNew = false;
            return {};
        }
        stored.createdAt = m_clock.now();
        stored.updatedAt = stored.createdAt;
        return insertTask(m_database, stored);
    });
    if (!written)
        return failure(written.error());
    if (isNew)
        emit added(stored);
    return stored;
}

Result<Task> TaskStore::update(const Task &task, const QString &note, const Task *asRead)
{
    Task stored = task;
    const Status written = m_database.write([this, &stored, &note, asRead]() -> Status {
        const Result<Task> before = find(stored.id);
        if (!before)
            return failure(before.error());
        if (asRead && !(*before == *asRead))
            return failure(
                ErrorKind::InvalidRequest, u"the task was changed meanwhile"_s, QString(OvertakenField));
        const bool moved = before->state != stored.state;
        if (moved && !canMove(before->state, stored.state))
            return failure(ErrorKind::InvalidRequest,
                u"a task cannot go from %1 to %2"_s.arg(stateName(before->state), stateName(stored.state)),
                u"state"_s);
        stored.key = before->key;
        stored.createdAt = before->createdAt;
        stored.updatedAt = m_clock.now();
        stored.circled = before->circled;
        stored.submitKey = before->submitKey;
        stored.parentId = before->parentId;
        stored.cancelWanted = stored.cancelWanted || before->cancelWanted;
        if (const auto updated = m_database.run(taskrow::updateStatement(), taskrow::updateValues(stored));
            !updated)
            return failure(updated.error());
        if (stored.outputs != before->outputs) {
            if (const Status outputs = writeOutputs(m_database, stored); !outputs)
                return outputs;
        }
        return moved || !note.isEmpty() ? writeEvent(m_database, stored, note) : Status();
    });
    if (!written)
        return failure(written.error());
    emit changed(stored);
    return stored;
}

Status TaskStore::setCircled(const QUuid &id, bool circled)
{
    Task stored;
    const Status written = m_database.write([this, &id, circled, &stored]() -> Status {
        const auto updated
            = m_database.run(u"UPDATE tasks SET circled = ? WHERE uuid = ?"_s, {int(circled), uuidText(id)});
        if (!updated)
            return failure(updated.error());
        return find(id).map([&stored](const Task &task) { stored = task; });
    });
    if (written)
        emit changed(stored);
    return written;
}

Result<Task> TaskStore::find(const QUuid &id) const
{
    return readOne(m_database, u"uuid = ?"_s, uuidText(id))
        .and_then([&id](const std::optional<Task> &task) -> Result<Task> {
            if (!task)
                return failure(ErrorKind::NotFound, uuidText(id));
            return *task;
        });
}

Result<Task> TaskStore::findByPrefix(const QString &prefix) const
{
    const QString lower = prefix.trimmed().toLower();
    // Between the prefix and its successor: LIKE would read % and _ as wildcards and skip the index.
    return readTasks(m_database,
        u"SELECT %1 FROM tasks WHERE uuid >= ? AND uuid < ? ORDER BY uuid LIMIT 2"_s.arg(taskrow::columns()),
        {lower, QString(lower + u'~')})
        .and_then([&lower](const QList<Task> &tasks) -> Result<Task> {
            if (lower.isEmpty() || tasks.isEmpty())
                return failure(ErrorKind::NotFound, lower, u"id"_s);
            if (tasks.size() > 1)
                return failure(
                    ErrorKind::InvalidRequest, u"several tasks begin with %1"_s.arg(lower), u"id"_s);
            return tasks.first();
        });
}

Result<std::optional<Task>> TaskStore::findBySubmitKey(const QString &submitKey) const
{
    if (submitKey.isEmpty())
        return std::optional<Task>();
    return readOne(
        m_database, u"tasks.id = (SELECT task FROM submit_keys WHERE submit_key = ?)"_s, submitKey);
}

Result<std::optional<Task>> TaskStore::findByHash(const QByteArray &sha256) const
{
    if (sha256.isEmpty())
        return std::optional<Task>();
    return readOne(m_database,
        u"tasks.id = (SELECT max(task) FROM outputs WHERE sha256 = ? AND sha256 <> '')"_s,
        QString::fromLatin1(sha256));
}

Result<std::optional<Task>> TaskStore::findByAsset(const QString &assetId) const
{
    if (assetId.isEmpty())
        return std::optional<Task>();
    return readOne(m_database,
        u"tasks.id = (SELECT max(task) FROM outputs WHERE asset_id = ? AND asset_id <> '')"_s, assetId);
}

Result<std::optional<Task>> TaskStore::findByRemoteId(const QString &remoteId) const
{
    if (remoteId.isEmpty())
        return std::optional<Task>();
    return readOne(m_database,
        u"tasks.id = (SELECT max(id) FROM tasks WHERE remote_id = ? AND remote_id <> '')"_s, remoteId);
}

Result<QList<UsageEntry>> TaskStore::usage(const QString &account, QDate first, QDate last) const
{
    const auto ms = [](QDate day) { return day.startOfDay(Qt::UTC).toMSecsSinceEpoch(); };
    return m_database.run(dialect::usageStatement(), {account, ms(first), ms(last.addDays(1))})
        .map([](QSqlQuery row) {
            QList<UsageEntry> entries;
            while (row.next())
                entries.append({QDate::fromString(row.value(0).toString(), Qt::ISODate),
                    row.value(1).toString(), row.value(2).toInt()});
            return entries;
        });
}

Result<QList<Task>> TaskStore::page(const TaskFilter &filter, qint64 beforeKey, int limit) const
{
    QStringList conditions{conditionOf(filter.show)};
    QVariantList values;
    QString source = u"tasks"_s;
    QString key = u"tasks.id"_s;
    const QString words = dialect::searchExpression(filter.search);
    if (!words.isEmpty()) {
        source = dialect::searchSource();
        key = u"tasks_words.rowid"_s; // ordered by the index itself
        conditions << dialect::searchCondition();
        values << words;
    } else if (!filter.search.trimmed().isEmpty()) {
        return QList<Task>(); // signs only: nothing has them
    }
    conditions << key + u" < ?"_s;
    const QString sql = u"SELECT %1 FROM %2 WHERE %3 ORDER BY %4 DESC LIMIT ?"_s.arg(
        taskrow::columns(), source, conditions.join(u" AND "_s), key);
    QList<Task> tasks;
    qint64 before = beforeKey > 0 ? beforeKey : std::numeric_limits<qint64>::max();
    // A short page means the end: rows that were left out are made up for.
    for (qsizetype missing = std::max(limit, 0); missing > 0;) {
        QList<qint64> unreadable;
        const Result<QList<Task>> part
            = readTasks(m_database, sql, values + QVariantList{before, missing}, &unreadable);
        if (!part)
            return part;
        tasks += *part;
        if (unreadable.isEmpty())
            break;
        noteUnreadable(unreadable);
        missing = part->size() + unreadable.size() < missing ? 0 : unreadable.size();
        before = std::min(part->isEmpty() ? before : part->last().key, unreadable.last());
    }
    return tasks;
}

Result<TaskCounts> TaskStore::counts() const
{
    return m_database
        .run(
            u"SELECT state, count(*), (SELECT count(*) FROM tasks WHERE circled = 1) FROM tasks GROUP BY state"_s)
        .map([](QSqlQuery row) {
            TaskCounts counts;
            while (row.next()) {
                const int number = row.value(1).toInt();
                const std::optional<TaskState> state = stateFromName(row.value(0).toString());
                counts.all += number;
                counts.circled = row.value(2).toInt();
                if (state == TaskState::Done)
                    counts.saved += number;
                else if (state == TaskState::Failed)
                    counts.failed += number;
                else if (state && !isFinal(*state))
                    counts.active += number;
            }
            return counts;
        });
}

Result<QList<Task>> TaskStore::unfinished(const QString &account) const
{
    const QString sql = u"SELECT %1 FROM tasks WHERE %2%3 ORDER BY tasks.id"_s.arg(
        taskrow::columns(), NotFinal, account.isEmpty() ? u""_s : u" AND account = ?"_s);
    QList<qint64> unreadable;
    auto tasks
        = readTasks(m_database, sql, account.isEmpty() ? QVariantList() : QVariantList{account}, &unreadable);
    noteUnreadable(unreadable);
    return tasks;
}

void TaskStore::noteUnreadable(const QList<qint64> &keys) const
{
    for (const qint64 key : keys) {
        if (m_unreadable.contains(key))
            continue;
        m_unreadable.insert(key);
        qCWarning(lcStore) << "task" << key << "cannot be read and is left as it is";
    }
}

Result<QList<TaskEvent>> TaskStore::events(const QUuid &id) const
{
    return m_database
        .run(uR"(SELECT time, events.state, note FROM events JOIN tasks ON tasks.id = events.task
            WHERE uuid = ? ORDER BY events.id)"_s,
            {uuidText(id)})
        .map([](QSqlQuery row) {
            QList<TaskEvent> events;
            while (row.next())
                events.append({fromEpochMs(row.value(0).toLongLong()),
                    stateFromName(row.value(1).toString()).value_or(TaskState::Queued),
                    row.value(2).toString()});
            return events;
        });
}

Status TaskStore::checkForForeignWrites()
{
    const Result<bool> foreign = m_database.hasForeignWrites();
    if (!foreign)
        return failure(foreign.error());
    if (*foreign)
        emit refreshed();
    return {};
}

} // namespace studio
