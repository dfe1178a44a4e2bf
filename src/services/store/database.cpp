// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/database.h"

#include "base/logging.h"
#include "services/store/dialect.h"

#include <QDateTime>
#include <QFile>
#include <QSqlError>
#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

Database::Database(QString file)
    : m_file(std::move(file))
    , m_connection(u"journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
{
}

Database::~Database()
{
    closeConnection();
}

void Database::closeConnection()
{
    if (!QSqlDatabase::contains(m_connection))
        return;
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

Result<std::unique_ptr<Database>> Database::open(const QString &file, const Clock &clock)
{
    return open(file, clock, dialect::migrations());
}

Result<std::unique_ptr<Database>> Database::open(
    const QString &file, const Clock &clock, const QList<Migration> &migrations)
{
    std::unique_ptr<Database> database(new Database(file));
    Result<bool> sound = database->openConnection().and_then([&database] { return database->isSound(); });
    if (sound && !*sound)
        sound
            = database->setAside(clock).and_then([&database] { return database->openConnection(); }).map([] {
                  return true;
              });
    if (!sound)
        return failure(sound.error());
    if (const Status migrated = database->migrate(migrations); !migrated)
        return failure(migrated.error());
    if (const Result<bool> counted = database->hasForeignWrites(); !counted)
        return failure(counted.error());
    return database;
}

Status Database::openConnection()
{
    QSqlDatabase connection = QSqlDatabase::addDatabase(dialect::driver(), m_connection);
    connection.setDatabaseName(m_file);
    connection.setConnectOptions(dialect::connectOptions());
    if (!connection.open())
        return failure(dialect::errorOf(connection.lastError()));
    // Nobody else on this machine has any business in it.
    QFile::setPermissions(m_file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

Result<bool> Database::isSound() const
{
    QStringList statements = dialect::settings();
    statements << dialect::checkStatement();
    QString answer;
    for (const QString &sql : statements) {
        QSqlQuery query(QSqlDatabase::database(m_connection, false));
        if (!query.exec(sql) || !query.next()) {
            if (dialect::meansDamage(query.lastError()))
                return false;
            if (query.lastError().isValid())
                return failure(dialect::errorOf(query.lastError()));
            continue; // a setting without an answer
        }
        answer = query.value(0).toString();
    }
    return answer == "ok"_L1;
}

Status Database::setAside(const Clock &clock)
{
    closeConnection();
    const QString date
        = QDateTime::fromMSecsSinceEpoch(toEpochMs(clock.now()), Qt::UTC).toString(u"yyyyMMdd-hhmmss"_s);
    QString target = m_file + u".broken-"_s + date;
    for (int n = 2; QFile::exists(target); ++n)
        target = m_file + u".broken-%1-%2"_s.arg(date).arg(n);
    if (!QFile::rename(m_file, target))
        return failure(ErrorKind::Storage, u"%1 is damaged and could not be set aside"_s.arg(m_file));
    for (const QString &suffix : dialect::companionSuffixes())
        QFile::rename(m_file + suffix, target + suffix);
    m_brokenFile = target;
    qCCritical(lcStore).noquote() << "the journal is damaged and was set aside as" << target
                                  << "(tasks in it are not followed any more)";
    return {};
}

Status Database::migrate(const QList<Migration> &migrations)
{
    const Result<qint64> found = number(dialect::versionStatement());
    if (!found)
        return failure(found.error());
    const int newest = migrations.isEmpty() ? 0 : migrations.last().version;
    if (*found > newest)
        return failure(ErrorKind::Storage,
            u"the library was written by a newer version of this program (schema %1, this one knows %2)"_s
                .arg(*found)
                .arg(newest));
    if (*found > 0 && *found < newest) {
        const QString copy = u"%1.before-%2"_s.arg(m_file).arg(newest);
        QFile::remove(copy);
        if (const auto copied = run(dialect::copyStatement(), {copy}); !copied)
            return failure(copied.error());
        QFile::setPermissions(copy, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    for (const Migration &step : migrations) {
        const Status done = write([this, &step]() -> Status {
            // Read again inside: another process may have taken this step in the meantime.
            const Result<qint64> version = number(dialect::versionStatement());
            if (!version)
                return failure(version.error());
            if (*version >= step.version)
                return {};
            for (const QString &sql : step.statements) {
                if (const auto ran = run(sql); !ran)
                    return failure(ran.error());
            }
            return run(dialect::setVersionStatement(step.version)).map([](const QSqlQuery &) {});
        });
        if (!done)
            return done;
    }
    return {};
}

Result<qint64> Database::number(const QString &sql) const
{
    return run(sql).and_then([](QSqlQuery query) -> Result<qint64> {
        if (!query.next())
            return failure(ErrorKind::Storage, query.lastError().text());
        return query.value(0).toLongLong();
    });
}

Result<QSqlQuery> Database::run(const QString &sql, const QVariantList &values) const
{
    QSqlQuery query(QSqlDatabase::database(m_connection, false));
    query.setForwardOnly(true);
    bool ok = true;
    if (values.isEmpty()) {
        ok = query.exec(sql);
    } else {
        ok = query.prepare(sql);
        for (const QVariant &value : values) {
            // An empty text that happens to be null is a text; NULL is asked for by an invalid variant.
            const bool isNullText = value.userType() == QMetaType::QString && value.toString().isNull();
            query.addBindValue(isNullText ? QVariant(u""_s) : value);
        }
        ok = ok && query.exec();
    }
    if (!ok)
        return failure(dialect::errorOf(query.lastError()));
    return query;
}

Status Database::write(const std::function<Status()> &work)
{
    if (const auto begun = run(dialect::beginWriting()); !begun)
        return failure(begun.error());
    Status done = work();
    if (done)
        done = run(u"COMMIT"_s).map([](const QSqlQuery &) {});
    if (!done) {
        // Some errors (a full disk) have undone everything already; then this one fails, and that is fine.
        if (const auto undone = run(u"ROLLBACK"_s); !undone)
            qCInfo(lcStore).noquote() << "already undone:" << undone.error().detail;
    }
    return done;
}

Result<bool> Database::hasForeignWrites()
{
    const Result<qint64> version = number(dialect::changeCounterStatement());
    if (!version)
        return failure(version.error());
    return std::exchange(m_dataVersion, *version) != *version;
}

} // namespace studio
