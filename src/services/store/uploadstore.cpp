// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/uploadstore.h"

#include "services/store/database.h"

using namespace Qt::StringLiterals;

namespace studio {

UploadStore::UploadStore(Database &database, const Clock &clock)
    : m_database(database)
    , m_clock(clock)
{
}

Result<std::optional<KnownUpload>> UploadStore::find(const QString &account, const QByteArray &sha256) const
{
    return m_database
        .run(u"SELECT remote_id, expires FROM uploads WHERE account = ? AND sha256 = ? "
             "AND (expires IS NULL OR expires > ?)"_s,
            {account, QString::fromLatin1(sha256), qint64(toEpochMs(m_clock.now()))})
        .map([&account, &sha256](QSqlQuery row) -> std::optional<KnownUpload> {
            if (!row.next())
                return std::nullopt;
            KnownUpload upload{account, sha256, row.value(0).toString(), std::nullopt};
            if (!row.value(1).isNull())
                upload.expiresAt = fromEpochMs(row.value(1).toLongLong());
            return upload;
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
                {upload.account, QString::fromLatin1(upload.sha256), upload.remoteId, expires,
                    qint64(toEpochMs(m_clock.now()))})
            .map([](const QSqlQuery &) {});
    });
}

Status UploadStore::forget(const QString &account, const QByteArray &sha256)
{
    return m_database.write([this, &account, &sha256]() -> Status {
        return m_database
            .run(u"DELETE FROM uploads WHERE account = ? AND sha256 = ?"_s,
                {account, QString::fromLatin1(sha256)})
            .map([](const QSqlQuery &) {});
    });
}

} // namespace studio
