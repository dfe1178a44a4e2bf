// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/dialect.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace studio::dialect {

namespace {

// Primary result codes of SQLite; the driver may report extended ones, whose low byte they are.
constexpr int SqliteBusy = 5;
constexpr int SqliteLocked = 6;
constexpr int SqliteReadOnly = 8;
constexpr int SqliteCorrupt = 11;
constexpr int SqliteFull = 13;
constexpr int SqliteNotADatabase = 26;

constexpr std::chrono::milliseconds BusyTimeout{250};

int primaryCode(const QSqlError &error)
{
    return error.nativeErrorCode().toInt() & 0xff;
}

bool isWrittenWithoutSpaces(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Bopomofo:
    case QChar::Script_Hangul:
    case QChar::Script_Thai:
    case QChar::Script_Lao:
    case QChar::Script_Khmer:
    case QChar::Script_Myanmar:
        return QChar::isLetterOrNumber(c) || QChar::isMark(c);
    default:
        return false;
    }
}

QStringList firstSchema()
{
    return {
        uR"(CREATE TABLE accounts (
            name TEXT PRIMARY KEY, label TEXT NOT NULL, provider TEXT NOT NULL, base_url TEXT NOT NULL,
            email TEXT NOT NULL, position INTEGER NOT NULL) WITHOUT ROWID)"_s,
        // AUTOINCREMENT: a key is never given twice, since lists page by it.
        uR"(CREATE TABLE tasks (
            id INTEGER PRIMARY KEY AUTOINCREMENT, uuid TEXT NOT NULL UNIQUE, parent TEXT, state TEXT NOT NULL,
            account TEXT NOT NULL, origin TEXT NOT NULL, request TEXT NOT NULL, remote_id TEXT NOT NULL,
            created INTEGER NOT NULL, updated INTEGER NOT NULL, not_before INTEGER, progress REAL,
            progress_text TEXT NOT NULL, remote_status TEXT NOT NULL, seconds_to_start REAL,
            credits_estimated INTEGER, credits_charged INTEGER, error TEXT, failure_code TEXT NOT NULL,
            cancel_wanted INTEGER NOT NULL, circled INTEGER NOT NULL, out_folder TEXT NOT NULL,
            attempts INTEGER NOT NULL, search TEXT NOT NULL))"_s,
        u"CREATE INDEX tasks_by_state ON tasks (state, id)"_s,
        u"CREATE INDEX tasks_unfinished ON tasks (id) WHERE state NOT IN ('Done', 'Failed', 'Cancelled')"_s,
        u"CREATE INDEX tasks_circled ON tasks (id) WHERE circled = 1"_s,
        uR"(CREATE TABLE events (
            id INTEGER PRIMARY KEY, task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
            time INTEGER NOT NULL, state TEXT NOT NULL, note TEXT NOT NULL))"_s,
        u"CREATE INDEX events_by_task ON events (task, id)"_s,
        uR"(CREATE TABLE outputs (
            task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE, position INTEGER NOT NULL,
            url TEXT NOT NULL, expires INTEGER, path TEXT NOT NULL, sha256 TEXT NOT NULL,
            bytes INTEGER NOT NULL, PRIMARY KEY (task, position)) WITHOUT ROWID)"_s,
        uR"(CREATE TABLE submit_keys (
            submit_key TEXT PRIMARY KEY, task INTEGER NOT NULL UNIQUE REFERENCES tasks (id) ON DELETE CASCADE)
            WITHOUT ROWID)"_s,
        uR"(CREATE TABLE uploads (
            account TEXT NOT NULL, sha256 TEXT NOT NULL, remote_id TEXT NOT NULL, expires INTEGER,
            created INTEGER NOT NULL, PRIMARY KEY (account, sha256)) WITHOUT ROWID)"_s,
        uR"(CREATE VIRTUAL TABLE tasks_words USING fts5(search, content='tasks', content_rowid='id',
            prefix='1 2 3', tokenize='unicode61 remove_diacritics 2'))"_s,
        uR"(CREATE TRIGGER tasks_words_added AFTER INSERT ON tasks BEGIN
            INSERT INTO tasks_words (rowid, search) VALUES (new.id, new.search); END)"_s,
        uR"(CREATE TRIGGER tasks_words_removed AFTER DELETE ON tasks BEGIN
            INSERT INTO tasks_words (tasks_words, rowid, search) VALUES ('delete', old.id, old.search); END)"_s,
        uR"(CREATE TRIGGER tasks_words_changed AFTER UPDATE OF search ON tasks
            WHEN old.search IS NOT new.search BEGIN
            INSERT INTO tasks_words (tasks_words, rowid, search) VALUES ('delete', old.id, old.search);
            INSERT INTO tasks_words (rowid, search) VALUES (new.id, new.search); END)"_s,
    };
}

//! What a provider calls an output as an input, and the way from bytes to the task that made them.
QStringList assetIdsSchema()
{
    return {
        u"ALTER TABLE outputs ADD COLUMN asset_id TEXT NOT NULL DEFAULT ''"_s,
        u"CREATE INDEX outputs_by_hash ON outputs (sha256) WHERE sha256 <> ''"_s,
        u"CREATE INDEX outputs_by_asset ON outputs (asset_id) WHERE asset_id <> ''"_s,
        u"CREATE INDEX tasks_by_remote_id ON tasks (remote_id) WHERE remote_id <> ''"_s,
        u"CREATE INDEX tasks_by_time ON tasks (account, created)"_s,
    };
}

//! For whom tasks were sent: what they make belongs to that login, whatever its account stands for later.
QStringList submittersSchema()
{
    return {
        uR"(CREATE TABLE submitters (
            task TEXT PRIMARY KEY REFERENCES tasks (uuid) ON DELETE CASCADE, owner TEXT NOT NULL)
            WITHOUT ROWID)"_s,
    };
}

} // namespace

QString driver()
{
    return u"QSQLITE"_s;
}

QString connectOptions()
{
    // Writes happen in the main thread: better a Storage error than a frozen window.
    return u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(BusyTimeout.count());
}

QStringList settings()
{
    // Tasks are money: FULL, not NORMAL.
    return {u"PRAGMA journal_mode = WAL"_s, u"PRAGMA synchronous = FULL"_s, u"PRAGMA foreign_keys = ON"_s};
}

QString checkStatement()
{
    return u"PRAGMA quick_check(1)"_s;
}

QString beginWriting()
{
    // A plain BEGIN asks for the lock only at the first write, and fails at once when somebody wrote in
    // between.
    return u"BEGIN IMMEDIATE"_s;
}

QString versionStatement()
{
    return u"PRAGMA user_version"_s;
}

QString setVersionStatement(int version)
{
    return u"PRAGMA user_version = %1"_s.arg(version);
}

QString changeCounterStatement()
{
    return u"PRAGMA data_version"_s;
}

QString copyStatement()
{
    return u"VACUUM INTO ?"_s;
}

QStringList companionSuffixes()
{
    return {u"-wal"_s, u"-shm"_s};
}

QList<Migration> migrations()
{
    return {{1, firstSchema()}, {2, assetIdsSchema()}, {3, submittersSchema()}};
}

QString usageStatement()
{
    return uR"(SELECT date(created / 1000, 'unixepoch') AS day, json_extract(request, '$.model') AS model,
            sum(coalesce(credits_charged, CASE WHEN state IN ('Failed', 'Cancelled') THEN 0
                ELSE credits_estimated END, 0)) AS credits
        FROM tasks WHERE account = ? AND created >= ? AND created < ? AND remote_id <> ''
        GROUP BY day, model HAVING credits <> 0 ORDER BY day, model)"_s;
}

QString searchableText(const QString &text)
{
    QString result;
    result.reserve(text.size() * 2);
    for (const char32_t c : text.toUcs4()) {
        const bool alone = isWrittenWithoutSpaces(c);
        if (alone)
            result += u' ';
        result += QString::fromUcs4(&c, 1);
        if (alone)
            result += u' ';
    }
    return result.simplified();
}

QString searchExpression(const QString &typed)
{
    static const QRegularExpression spaces(u"\\s+"_s);
    static const QRegularExpression anyWord(
        u"[\\p{L}\\p{N}\\p{Co}]"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList terms;
    for (const QString &word : typed.left(500).split(spaces, Qt::SkipEmptyParts)) {
        if (!word.contains(anyWord))
            continue;
        QString quoted = searchableText(word);
        quoted.replace(u'"', u"\"\""_s).remove(QChar::Null);
        terms << u'"' + quoted + u"\"*"_s;
    }
    return terms.join(u' ');
}

QString searchSource()
{
    return u"tasks_words JOIN tasks ON tasks.id = tasks_words.rowid"_s;
}

QString searchCondition()
{
    return u"tasks_words MATCH ?"_s;
}

Error errorOf(const QSqlError &error)
{
    Error result;
    result.kind = primaryCode(error) == SqliteFull ? ErrorKind::DiskFull : ErrorKind::Storage;
    result.detail = primaryCode(error) == SqliteReadOnly ? u"read-only: "_s + error.text() : error.text();
    if (primaryCode(error) == SqliteBusy || primaryCode(error) == SqliteLocked)
        result.retryAfter = BusyTimeout;
    return result;
}

bool meansDamage(const QSqlError &error)
{
    return primaryCode(error) == SqliteCorrupt || primaryCode(error) == SqliteNotADatabase;
}

} // namespace studio::dialect
