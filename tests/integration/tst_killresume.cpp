// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/files/filehash.h"
#include "services/store/taskstore.h"
#include "support/calls.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QJsonObject>
#include <QProcess>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

//! kill −9 before and after every write to the journal, then resume: nothing lost, nothing bought twice.
class TestKillResume final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void killedAtEveryWrite_data();
    void killedAtEveryWrite();
    void killedAgainAndAgain_data();
    void killedAgainAndAgain();

private:
    struct End {
        bool killed = false;
        int code = -1;
        QString where; //!< what it was about to do
    };
    End run(const QString &library, const QString &account, int deadly);
    void checkBooks(test::EngineBench &bench, const QString &account, int boughtBefore, const QString &where);
    void provideSandbox(test::EngineBench &bench);
};

void TestKillResume::provideSandbox(test::EngineBench &bench)
{
    QVERIFY(bench.startSandbox());
    QVERIFY(!bench.picture(u"first"_s, Qt::darkRed, {320, 180}).isEmpty());
    bench.open(); // also tells children where the sandbox is
    bench.close();
}

TestKillResume::End TestKillResume::run(const QString &library, const QString &account, int deadly)
{
    QProcess child;
    child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    child.start(QCoreApplication::applicationDirPath() + u"/studio_mortal"_s,
        {library, account, QFileInfo(library).path(), QString::number(deadly)});
    // The sandbox has threads of its own, so this may block.
    if (!child.waitForFinished(90000))
        return {};
    End end;
    end.killed = child.exitStatus() == QProcess::CrashExit;
    end.code = child.exitCode();
    end.where = QString::fromLatin1(child.readAllStandardOutput()).trimmed();
    return end;
}

//! The library against the sandbox's own ledger.
void TestKillResume::checkBooks(
    test::EngineBench &bench, const QString &account, int boughtBefore, const QString &where)
{
    const int bought = bench.purchases() - boughtBefore;
    QVERIFY2(bought <= 1, qPrintable(u"bought %1 times, killed %2"_s.arg(bought).arg(where)));
    bench.open();
    const auto rows = bench.studio().tasks().page({}, 0, 10);
    QVERIFY(rows);
    QCOMPARE(rows->size(), 1);
    const Task task = rows->first();
    const QByteArray story
        = (u"killed %1: now %2, bought %3"_s.arg(where, stateName(task.state)).arg(bought)).toUtf8();
    if (task.state == TaskState::OutcomeUnknown) {
        // Only where the provider cannot be asked, and only when the call may have left.
        QVERIFY2(account == "env-runway"_L1 || bought == 0, story.constData());
        QVERIFY2(where.contains("Submitting"_L1) || where.contains("Running"_L1), story.constData());
    } else {
        QVERIFY2(task.state == TaskState::Done, story.constData());
        QVERIFY2(bought == 1, story.constData());
        QCOMPARE(task.outputs.size(), 1);
        QCOMPARE(sha256OfFile(task.outputs.first().path).value_or(QByteArray()), task.outputs.first().sha256);
        QStringList clips;
        QDirIterator takes(bench.options.libraryFolder + u"/takes"_s, {u"*.mp4"_s, u"*.part"_s}, QDir::Files,
            QDirIterator::Subdirectories);
        while (takes.hasNext())
            clips << takes.next();
        QCOMPARE(clips, QStringList{task.outputs.first().path});
    }
    bench.close();
}

void TestKillResume::killedAtEveryWrite_data()
{
    QTest::addColumn<QString>("account");
    QTest::newRow("useapi.net") << u"env-useapi"_s;
    QTest::newRow("Runway") << u"env-runway"_s;
}

void TestKillResume::killedAtEveryWrite()
{
    QFETCH(QString, account);
    test::EngineBench bench;
    provideSandbox(bench);
    QStringList places;
    for (int deadly = 1;; ++deadly) {
        QVERIFY2(deadly < 60, qPrintable(places.join(u", "_s)));
        bench.options.libraryFolder = bench.folder() + u"/library-%1"_s.arg(deadly);
        const int before = bench.purchases();
        const End first = run(bench.options.libraryFolder, account, deadly);
        if (!first.killed) {
            QCOMPARE(first.code, 0); // it lived to the end: all writes were tried
            break;
        }
        places << first.where;
        const End second = run(bench.options.libraryFolder, account, 0);
        QVERIFY2(!second.killed && second.code == 0, qPrintable(first.where));
        checkBooks(bench, account, before, first.where);
        if (QTest::currentTestFailed())
            return;
    }
    for (const auto *place :
        {"before Queued", "after Queued", "before Submitting", "after Submitting", "before Running",
            "after Running", "before Downloading", "after Downloading", "before Done", "after Done"})
        QVERIFY2(places.contains(QString::fromLatin1(place)), place);
    if (account == "env-useapi"_L1)
        QVERIFY(places.contains("after Uploading"_L1));
}

void TestKillResume::killedAgainAndAgain_data()
{
    QTest::addColumn<QString>("account");
    QTest::addColumn<int>("write");
    QTest::newRow("useapi.net, at each fifth write") << u"env-useapi"_s << 5;
    QTest::newRow("Runway, at each third write") << u"env-runway"_s << 3;
}

void TestKillResume::killedAgainAndAgain()
{
    QFETCH(QString, account);
    QFETCH(int, write);
    test::EngineBench bench;
    provideSandbox(bench);
    bench.options.libraryFolder = bench.folder() + u"/library-again"_s;
    QStringList places;
    for (int lives = 0;; ++lives) {
        QVERIFY2(lives < 40, qPrintable(places.join(u", "_s)));
        const End end = run(bench.options.libraryFolder, account, write);
        if (!end.killed) {
            QCOMPARE(end.code, 0);
            break;
        }
        places << end.where;
    }
    QVERIFY(places.size() >= 2);
    checkBooks(bench, account, 0, places.join(u", "_s));
}

QTEST_GUILESS_MAIN(TestKillResume)
#include "tst_killresume.moc"
