// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/database.h"
#include "services/store/dialect.h"
#include "services/store/library.h"
#include "store/storefixture.h"
#include "support/calls.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

namespace {

const QList<Migration> Steps{
    {1, {u"CREATE TABLE a (x INTEGER NOT NULL)"_s}},
    {2, {u"ALTER TABLE a ADD COLUMN y TEXT"_s, u"UPDATE a SET y = 'from ' || x"_s}},
    {3, {u"CREATE TABLE b (z TEXT)"_s, u"INSERT INTO b SELECT y FROM a"_s}},
};

QVariant single(const Database &database, const QString &sql)
{
    Result<QSqlQuery> query = database.run(sql);
    return query && query->next() ? query->value(0) : QVariant();
}

Status run(Database &database, const QString &sql)
{
    return database.run(sql).map([](const QSqlQuery &) {});
}

} // namespace

class TestDatabase final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void newFileHasTheNewestSchema();
    void settingsAreAsTheyMustBe();
    void stepsAreTakenInOrder();
    void aCopyIsKeptBeforeTheFirstStep();
    void aFailedStepLeavesTheVersionBefore();
    void aNewerSchemaIsRefused();
    void damagedFilesAreSetAside_data();
    void damagedFilesAreSetAside();
    void aFailedWriteIsUndone();
    void aLockedDatabaseIsStorage();
    void readOnlyIsStorage();
    void fullIsDiskFull();
    void foreignWritesAreSeen();
    void killedInATransactionLosesNothingElse();
    void libraryFoldersArePrivate();
    void libraryThatCannotBeMadeIsStorage();

private:
    [[nodiscard]] Result<std::unique_ptr<Database>> open(int steps) const
    {
        return Database::open(m_file, m_clock, Steps.mid(0, steps));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    StillClock m_clock;
};

void TestDatabase::initTestCase()
{
    // The helper of killedInATransactionLosesNothingElse(): this program again, with a file to write to.
    const QByteArray file = qgetenv("STUDIO_TEST_DIE_IN");
    if (file.isEmpty())
        return;
    const auto database = Database::open(QString::fromUtf8(file), m_clock, Steps);
    QVERIFY(database);
    QVERIFY(
        (*database)->write([&database] { return run(**database, u"INSERT INTO a VALUES (1, 'kept')"_s); }));
    const Status written = (*database)->write([&database]() -> Status {
        for (int i = 0; i < 1000; ++i) {
            if (const Status done = run(**database, u"INSERT INTO a VALUES (2, 'lost')"_s); !done)
                return done;
        }
        ::kill(::getpid(), SIGKILL);
        return {};
    });
    QVERIFY(!written); // not reached
}

void TestDatabase::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"journal.db"_s);
}

void TestDatabase::newFileHasTheNewestSchema()
{
    const auto database = Database::open(m_file, m_clock);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    QCOMPARE(single(**database, dialect::versionStatement()).toInt(), dialect::migrations().last().version);
    QVERIFY((*database)->brokenFile().isEmpty());
    for (const QString &table :
        {u"tasks"_s, u"events"_s, u"outputs"_s, u"uploads"_s, u"accounts"_s, u"submit_keys"_s})
        QCOMPARE(single(**database, u"SELECT count(*) FROM "_s + table), QVariant(0));
    QVERIFY(!(QFile::permissions(m_file) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    QCOMPARE(QDir(m_folder->path()).entryList({u"*.before-*"_s}), QStringList());
    int version = 0;
    for (const Migration &step : dialect::migrations())
        QCOMPARE(step.version, ++version);
}

void TestDatabase::settingsAreAsTheyMustBe()
{
    const auto database = open(1);
    QCOMPARE(single(**database, u"PRAGMA journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(single(**database, u"PRAGMA foreign_keys"_s).toInt(), 1);
    QCOMPARE(single(**database, u"PRAGMA synchronous"_s).toInt(), 2); // FULL
    QCOMPARE(single(**database, u"PRAGMA busy_timeout"_s).toInt(), 250);
}

void TestDatabase::stepsAreTakenInOrder()
{
    {
        const auto database = open(1);
        QVERIFY(run(**database, u"INSERT INTO a VALUES (5)"_s));
    }
    const auto database = open(3);
    QVERIFY(database);
    QCOMPARE(single(**database, u"SELECT z FROM b"_s).toString(), u"from 5"_s);
    QCOMPARE(single(**database, dialect::versionStatement()).toInt(), 3);
}

void TestDatabase::aCopyIsKeptBeforeTheFirstStep()
{
    {
        const auto database = open(1);
        QVERIFY(run(**database, u"INSERT INTO a VALUES (5)"_s));
    }
    QVERIFY(open(3));
    const QString copy = m_file + u".before-3"_s;
    QVERIFY(QFile::exists(copy));
    QVERIFY(!(QFile::permissions(copy) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    const auto before = Database::open(copy, m_clock, Steps.mid(0, 1));
    QVERIFY(before);
    QCOMPARE(single(**before, u"SELECT x FROM a"_s).toInt(), 5);
    QCOMPARE(single(**before, dialect::versionStatement()).toInt(), 1);
}

void TestDatabase::aFailedStepLeavesTheVersionBefore()
{
    QVERIFY(open(1));
    QList<Migration> broken = Steps.mid(0, 2);
    broken[1].statements << u"INSERT INTO nowhere VALUES (1)"_s;
    const auto failed = Database::open(m_file, m_clock, broken);
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Storage);
    const auto database = open(1);
    QVERIFY(database);
    QVERIFY(!run(**database, u"SELECT y FROM a"_s)); // the first half of the step is undone as well
}

void TestDatabase::aNewerSchemaIsRefused()
{
    {
        const auto database = open(3);
        QVERIFY(run(**database, u"INSERT INTO a VALUES (5, 'kept')"_s));
    }
    const auto refused = open(2);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::Storage);
    QVERIFY(refused.error().detail.contains("newer version"_L1));
    const auto database = open(3);
    QCOMPARE(single(**database, u"SELECT y FROM a"_s).toString(), u"kept"_s);
}

void TestDatabase::damagedFilesAreSetAside_data()
{
    QTest::addColumn<int>("from");
    QTest::newRow("no database at all") << 0;
    QTest::newRow("torn inside") << 4096;
}

void TestDatabase::damagedFilesAreSetAside()
{
    QFETCH(int, from);
    {
        const auto database = open(3);
        for (int i = 0; i < 500; ++i)
            QVERIFY(run(**database, u"INSERT INTO a VALUES (%1, 'some words to fill a page')"_s.arg(i)));
    }
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(from));
    QVERIFY(file.write(QByteArray(int(file.size()) - from, 'x')) > 0);
    file.close();
    const QByteArray damaged = [this] {
        QFile again(m_file);
        return again.open(QIODevice::ReadOnly) ? again.readAll() : QByteArray();
    }();

    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"damaged"_s));
    const auto database = open(3);
    QVERIFY2(database, database ? "" : qPrintable(database.error().detail));
    const QString aside = (*database)->brokenFile();
    QVERIFY2(QRegularExpression(u"journal\\.db\\.broken-\\d{8}-\\d{6}$"_s).match(aside).hasMatch(),
        qPrintable(aside));
    QFile kept(aside);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QVERIFY(kept.readAll() == damaged); // never deleted, never changed
    QCOMPARE(single(**database, u"SELECT count(*) FROM a"_s).toInt(), 0);
}

void TestDatabase::aFailedWriteIsUndone()
{
    const auto database = open(3);
    const Status failed = (*database)->write([&database]() -> Status {
        const Status added = run(**database, u"INSERT INTO a VALUES (1, 'x')"_s);
        return added ? Status(failure(ErrorKind::InvalidRequest)) : added;
    });
    QCOMPARE(failed.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(single(**database, u"SELECT count(*) FROM a"_s).toInt(), 0);
    // And the next one finds no transaction in its way.
    QVERIFY((*database)->write([&database] { return run(**database, u"INSERT INTO a VALUES (1, 'x')"_s); }));
    QCOMPARE(single(**database, u"SELECT count(*) FROM a"_s).toInt(), 1);
}

void TestDatabase::aLockedDatabaseIsStorage()
{
    const auto one = open(3);
    const auto other = open(3);
    const Status outer = (*one)->write([&other]() -> Status {
        const Status blocked = (*other)->write([] { return Status(); });
        if (blocked || blocked.error().kind != ErrorKind::Storage)
            return failure(ErrorKind::Protocol, u"was not blocked"_s);
        return {};
    });
    QVERIFY2(outer, outer ? "" : qPrintable(outer.error().detail));
    QVERIFY((*other)->write([] { return Status(); }));
}

void TestDatabase::readOnlyIsStorage()
{
    const auto database = open(3);
    QVERIFY(run(**database, u"PRAGMA query_only = ON"_s)); // permissions do not stop root
    const Status written
        = (*database)->write([&database] { return run(**database, u"INSERT INTO a VALUES (1, 'x')"_s); });
    QCOMPARE(written.error().kind, ErrorKind::Storage);
}

void TestDatabase::fullIsDiskFull()
{
    const auto database = open(3);
    QVERIFY(run(**database, u"PRAGMA max_page_count = 10"_s)); // the same code as a full disk
    Status written;
    for (int i = 0; i < 20 && written; ++i)
        written = (*database)->write(
            [&database] { return run(**database, u"INSERT INTO a VALUES (1, hex(randomblob(10000)))"_s); });
    QVERIFY(!written);
    QCOMPARE(written.error().kind, ErrorKind::DiskFull);
    QVERIFY(run(**database, u"PRAGMA max_page_count = 100000"_s));
    QVERIFY((*database)->write([&database] { return run(**database, u"INSERT INTO a VALUES (1, 'x')"_s); }));
}

void TestDatabase::foreignWritesAreSeen()
{
    const auto one = open(3);
    const auto other = open(3);
    QCOMPARE((*one)->hasForeignWrites(), Result<bool>(false));
    QVERIFY((*one)->write([&one] { return run(**one, u"INSERT INTO a VALUES (1, 'mine')"_s); }));
    QCOMPARE((*one)->hasForeignWrites(), Result<bool>(false));
    QVERIFY((*other)->write([&other] { return run(**other, u"INSERT INTO a VALUES (1, 'yours')"_s); }));
    QCOMPARE((*one)->hasForeignWrites(), Result<bool>(true));
    QCOMPARE((*one)->hasForeignWrites(), Result<bool>(false));
}

void TestDatabase::killedInATransactionLosesNothingElse()
{
    QProcess helper;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"STUDIO_TEST_DIE_IN"_s, m_file);
    helper.setProcessEnvironment(environment);
    helper.start(QCoreApplication::applicationFilePath(), {});
    QVERIFY(helper.waitForFinished(30000));
    QCOMPARE(helper.exitStatus(), QProcess::CrashExit);
    const auto database = open(3);
    QVERIFY(database);
    QVERIFY((*database)->brokenFile().isEmpty());
    QCOMPARE(single(**database, u"SELECT count(*) FROM a"_s).toInt(), 1);
    QCOMPARE(single(**database, u"SELECT y FROM a"_s).toString(), u"kept"_s);
}

void TestDatabase::libraryFoldersArePrivate()
{
    const QString folder = m_folder->filePath(u"deep/library"_s);
    const Result<Library> library = Library::open(folder);
    QVERIFY(library);
    constexpr QFileDevice::Permissions Others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
        | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther | QFileDevice::ExeOther;
    for (const QString &path : {library->folder(), library->inputsFolder(), library->takesFolder(),
             library->thumbnailsFolder(), library->locksFolder(), library->sandboxFolder()}) {
        QVERIFY2(QFileInfo(path).isDir(), qPrintable(path));
        QVERIFY(!(QFile::permissions(path) & Others));
    }
    QCOMPARE(library->folder(), folder);
    QVERIFY(Library::open(folder)); // a second time
    QVERIFY(Library::defaultFolder().endsWith("/circledtake"_L1));
}

void TestDatabase::libraryThatCannotBeMadeIsStorage()
{
    const Result<Library> library = Library::open(u"/proc/no/library"_s);
    QVERIFY(!library);
    QCOMPARE(library.error().kind, ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
