// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/shelfbench.h"

#include "base/randomsource.h"
#include "services/tasks/journal.h"
#include "services/tasks/taskdownloader.h"
#include "support/calls.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::ShelfBench;
using test::wireAnswer;

namespace {

const QString Mail = u"me@example.com"_s;
const QString AssetId = u"user:7-runwayml:me@example.com-asset:1b2c"_s;

} // namespace

//! What is noted of a take that its provider keeps: for the login that made it, not for whoever came after.
class TestTaskDownloader final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void takesAreNotedForWhoMadeThem_data();
    void takesAreNotedForWhoMadeThem();
};

void TestTaskDownloader::takesAreNotedForWhoMadeThem_data()
{
    QTest::addColumn<QString>("assetId");
    QTest::addColumn<QString>("email"); // of the account now
    QTest::addColumn<QString>("submitter"); // token then; empty = not noted
    QTest::addColumn<bool>("noted");
    const QString token = u"user:7-abcdefghij"_s; // FixedAccounts'
    QTest::newRow("by its e-mail") << AssetId << Mail << QString() << true;
    QTest::newRow("another e-mail by now") << AssetId << u"you@example.com"_s << token << false;
    QTest::newRow("the same login, no e-mail") << AssetId << QString() << token << true;
    QTest::newRow("another token by now") << AssetId << QString() << u"user:8-former"_s << false;
    QTest::newRow("nobody knows") << u"1b2c"_s << QString() << QString() << false;
    QTest::newRow("an id that tells nothing") << u"1b2c"_s << QString() << token << true;
}

void TestTaskDownloader::takesAreNotedForWhoMadeThem()
{
    QFETCH(QString, assetId);
    QFETCH(QString, email);
    QFETCH(QString, submitter);
    QFETCH(bool, noted);
    ShelfBench bench;
    bench.accounts.email = email;
    QFile clip(STUDIO_TEST_DATA + u"/media/walk-sound.mp4"_s);
    QVERIFY(clip.open(QIODevice::ReadOnly));
    bench.server.queue({wireAnswer(200, clip.readAll(), {{"Content-Type", "video/mp4"}})});
    Task task = test::makeTask(u"p"_s, u"useapi"_s);
    task.request.provider = u"useapi"_s;
    task.origin = bench.accounts.account(u"useapi"_s)->origin();
    task.state = TaskState::Downloading;
    task.outputs = {{bench.server.url(u"/a.mp4"_s), {}, {}, {}, 0, assetId}};
    task = bench.tasks.add(task).value();
    if (!submitter.isEmpty())
        QVERIFY(bench.uploads.noteSubmitter(
            task.id, uploadOwner(task.account, task.origin, QString(), submitter)));

    Journal journal(bench.tasks, {});
    SystemRandomSource random;
    TaskDownloader downloader({journal, bench.gateway, bench.downloader, bench.library, bench.store.clock(),
        random, bench.uploads});
    QSignalSpy moved(&downloader, &TaskDownloader::moved);
    downloader.add(task);
    QTRY_COMPARE(moved.size(), 1);
    const Task done = bench.tasks.find(task.id).value();
    QCOMPARE(done.state, TaskState::Done);
    QCoreApplication::processEvents();
    QTest::qWait(0); // what is noted comes after
    const QString owner = uploadOwner(task.account, task.origin, email, u"user:7-abcdefghij"_s);
    const auto known = bench.uploads.find(owner, done.outputs.first().sha256);
    QVERIFY(known);
    QCOMPARE(known->has_value(), noted);
}

QTEST_MAIN(TestTaskDownloader)
#include "tst_taskdownloader.moc"
