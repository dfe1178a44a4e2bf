// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>
#include <QStringList>
#include <QVariantList>

#include <functional>
#include <memory>

namespace studio {

//! One step of the schema: what leads from `version − 1` to `version`. One statement an entry.
struct Migration {
    int version = 0;
    QStringList statements;
};

//! A connection to the journal's file, for the thread that opened it. Statements that depend on the kind of
//! database are in dialect.h alone. Outlives the stores that use it.
class Database final {
public:
    //! Opens or makes the file and brings its schema up to date. Before the first step a copy is kept beside
    //! it (`<file>.before-<version>`). A damaged file is set aside (`<file>.broken-<date>`) and a new one
    //! made. Errors: Storage (also for a schema newer than this program), DiskFull.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file, const Clock &clock);
    //! As above, with other steps (tests).
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(
        const QString &file, const Clock &clock, const QList<Migration> &migrations);
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    //! Runs one statement with its values bound in order.
    [[nodiscard]] Result<QSqlQuery> run(const QString &sql, const QVariantList &values = {}) const;
    //! Runs `work` between BEGIN IMMEDIATE and COMMIT; undone when it or the commit fails.
    [[nodiscard]] Status write(const std::function<Status()> &work);
    //! Whether another connection has written since the last call.
    [[nodiscard]] Result<bool> hasForeignWrites();
    //! Where a damaged file was put when this one was opened; empty when it was sound.
    [[nodiscard]] QString brokenFile() const { return m_brokenFile; }

private:
    explicit Database(QString file);
    [[nodiscard]] Status openConnection();
    [[nodiscard]] Result<bool> isSound() const;
    [[nodiscard]] Status setAside(const Clock &clock);
    [[nodiscard]] Status migrate(const QList<Migration> &migrations);
    [[nodiscard]] Result<qint64> number(const QString &sql) const;
    void closeConnection();

    QString m_file;
    QString m_connection;
    QString m_brokenFile;
    qint64 m_dataVersion = 0;
};

} // namespace studio
