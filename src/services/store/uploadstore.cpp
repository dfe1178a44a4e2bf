// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/uploadstore.h"

#include "services/store/database.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Between name and fingerprint; no account's name has one.
constexpr auto Separator = u' ';

//! The owners of an account: all that lies between the separator and the character after it. Without a
//! fingerprint they are from before there was one.
const QString &ofAccount()
{
    static const QString condition = u"(account = ? OR (account >= ? AND account < ?))"_s;
    return condition;
}

QVariantList boundsOf(const QString &account)
{
    return {account, account + Separator, account + QChar(Separator + 1)};
}

} // namespace

QString uploadOwner(const QString &account, const QString &origin, const QString &email, const QString &token)
{
    const QByteArray login = (QStringList{origin, email, token}.join(u'\n')).toUtf8();
    const QByteArray print = QCryptographicHash::hash(login, QCryptographicHash::Sha256).toHex().left(24);
    return account + Separator + QString::fromLatin1(print);
}

QString accountOfOwner(const QString &owner)
{
    return owner.section(Separator, 0, 0);
}

UploadStore::UploadStore(Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{
}

Result<std::optional<KnownUpload>> UploadStore::find(const QString &owner, const QByteArray &sha256) const
{
    return m_database
        .run(u"SELECT remote_id, expires FROM uploads WHERE account = ? AND sha256 = ? "
             "AND (expires IS NULL OR expires > ?)"_s,
            {owner, QString::fromLatin1(sha256), qint64(toEpochMs(m_clock.now()))})
        .map([&owner, &sha256](QSqlQuery row) -> std::optional<KnownUpload> {
            if (!row.next())
                return std::nullopt;
            KnownUpload upload{owner, sha256, row.value(0).toString(), std::nullopt, std::nullopt};
            if (!row.value(1).isNull())
                upload.expiresAt = fromEpochMs(row.value(1).toLongLong());
            return upload;
        });
}

bool UploadStore::knows(const QString &account, const QByteArray &sha256) const
{
    auto rows = m_database.run(u"SELECT 1 FROM uploads WHERE "_s + ofAccount()
            + u" AND sha256 = ? AND (expires IS NULL OR expires > ?)"_s,
        boundsOf(account) + QVariantList{QString::fromLatin1(sha256), qint64(toEpochMs(m_clock.now()))});
    return rows && rows->next();
}

Result<QStringList> UploadStore::owners(const QString &remoteId) const
{
    return m_database.run(u"SELECT account FROM uploads WHERE remote_id = ? ORDER BY account"_s, {remoteId})
        .map([](QSqlQuery row) {
            QStringList owners;
            while (row.next())
                owners.append(row.value(0).toString());
            return owners;
        });
}

Status UploadStore::remember(const KnownUpload &upload)
{
    return m_database.write([this, &upload]() -> Status {
        const QVariant expires
            = upload.expiresAt ? QVariant(qint64(toEpochMs(*upload.expiresAt))) : QVariant();
        return m_database
            .run(u"INSERT INTO uploads VALUES (?, ?, ?, ?, ?) ON CONFLICT (account, sha256) DO UPDATE SET "
                 "remote_id = excluded.remote_id, expires = excluded.expires, created = excluded.created"_s,
                {upload.owner, QString::fromLatin1(upload.sha256), upload.remoteId, expires,
                    qint64(toEpochMs(m_clock.now()))})
            .map([](const QSqlQuery &) {});
    });
}

Status UploadStore::forget(const QString &account, const QByteArray &sha256)
{
    return m_database.write([this, &account, &sha256]() -> Status {
        return m_database
            .run(u"DELETE FROM uploads WHERE "_s + ofAccount() + u" AND sha256 = ?"_s,
                boundsOf(account) + QVariantList{QString::fromLatin1(sha256)})
            .map([](const QSqlQuery &) {});
    });
}

Status UploadStore::noteSubmitter(const QUuid &task, const QString &owner)
{
    return m_database.write([this, &task, &owner]() -> Status {
        return m_database
            .run(u"INSERT INTO submitters VALUES (?, ?) ON CONFLICT (task) DO UPDATE SET owner = "
                 "excluded.owner"_s,
                {task.toString(QUuid::WithoutBraces), owner})
            .map([](const QSqlQuery &) {});
    });
}

Result<QString> UploadStore::submitterOf(const QUuid &task) const
{
    return m_database
        .run(u"SELECT owner FROM submitters WHERE task = ?"_s, {task.toString(QUuid::WithoutBraces)})
        .map([](QSqlQuery row) { return row.next() ? row.value(0).toString() : QString(); });
}

Result<QList<KnownUpload>> UploadStore::list(const QString &owner) const
{
    return m_database
        .run(u"SELECT sha256, remote_id, expires, created FROM uploads WHERE account = ? "
             "AND (expires IS NULL OR expires > ?) ORDER BY created DESC, sha256"_s,
            {owner, qint64(toEpochMs(m_clock.now()))})
        .map([&owner](QSqlQuery row) {
            QList<KnownUpload> uploads;
            while (row.next()) {
                KnownUpload upload{
                    owner, row.value(0).toString().toLatin1(), row.value(1).toString(), {}, {}};
                if (!row.value(2).isNull())
                    upload.expiresAt = fromEpochMs(row.value(2).toLongLong());
                upload.createdAt = fromEpochMs(row.value(3).toLongLong());
                uploads.append(upload);
            }
            return uploads;
        });
}

Status UploadStore::forgetRemote(const QString &account, const QString &remoteId)
{
    return m_database.write([this, &account, &remoteId]() -> Status {
        return m_database
            .run(u"DELETE FROM uploads WHERE "_s + ofAccount() + u" AND remote_id = ?"_s,
                boundsOf(account) + QVariantList{remoteId})
            .map([](const QSqlQuery &) {});
    });
}

Status UploadStore::forgetAccount(const QString &account)
{
    return m_database.write([this, &account]() -> Status {
        return m_database.run(u"DELETE FROM uploads WHERE "_s + ofAccount(), boundsOf(account))
            .map([](const QSqlQuery &) {});
    });
}

} // namespace studio
