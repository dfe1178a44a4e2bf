// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/dialect.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "store/storefixture.h"
#include "support/calls.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

//! Asset ids of outputs, what was uploaded, and what was spent.
class TestMaterials final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void olderJournalsAreBroughtUpToDate();
    void assetIdsAreKept();
    void tasksAreFoundByWhatTheyMade();
    void usageByModelAndDay();
    void uploadsAreListed();
};

void TestMaterials::olderJournalsAreBroughtUpToDate()
{
    QTemporaryDir folder;
    const StillClock clock;
    const QString file = folder.filePath(u"journal.db"_s);
    {
        const auto first = Database::open(file, clock, dialect::migrations().mid(0, 1));
        QVERIFY(first);
        QVERIFY((*first)->run(
            u"INSERT INTO tasks VALUES (1, '11111111-1111-4111-8111-111111111111', NULL, "
            "'Done', 'a', 'sandbox', '{\"model\": \"m\"}', 'r', 1, 1, NULL, NULL, '', '', NULL, "
            "NULL, NULL, NULL, '', 0, 0, '', 0, '')"_s));
        QVERIFY((*first)->run(
            u"INSERT INTO outputs VALUES (1, 0, 'https://example.com/a', NULL, '/a.mp4', 'abc', 5)"_s));
    }
    const auto now = Database::open(file, clock);
    QVERIFY2(now, now ? "" : qPrintable(now.error().detail));
    TaskStore store(**now, clock);
    const auto task = store.findByHash("abc");
    QVERIFY(task && *task);
    QCOMPARE((*task)->outputs.first().path, u"/a.mp4"_s);
    QCOMPARE((*task)->outputs.first().assetId, QString());
    const int newest = dialect::migrations().last().version;
    QVERIFY(QFile::exists(file + u".before-%1"_s.arg(newest)));
}

void TestMaterials::assetIdsAreKept()
{
    StoreFixture fixture;
    TaskStore store(fixture.database(), fixture.clock());
    Task task = makeTask();
    task.outputs = {{QUrl(u"https://example.com/a?b=1"_s), {}, u"/a.mp4"_s, "aa", 3, u"asset:a@b.c"_s},
        {QUrl(u"https://example.com/b"_s), {}, {}, {}, 0, {}}};
    QVERIFY(store.add(task));
    const auto read = store.find(task.id);
    QVERIFY(read);
    QCOMPARE(read->outputs, task.outputs);
    Task changed = *read;
    changed.outputs[1].assetId = u"second"_s;
    QVERIFY(store.update(changed));
    QCOMPARE(store.find(task.id)->outputs, changed.outputs);
}

void TestMaterials::tasksAreFoundByWhatTheyMade()
{
    StoreFixture fixture;
    TaskStore store(fixture.database(), fixture.clock());
    Task older = makeTask(u"older"_s);
    older.remoteId = u"r-1"_s;
    older.outputs = {{{}, {}, u"/a.mp4"_s, "aa", 3, u"asset-1"_s}};
    Task newer = makeTask(u"newer"_s);
    newer.outputs = {{{}, {}, u"/b.mp4"_s, "aa", 3, {}}};
    QVERIFY(store.add(older) && store.add(newer) && store.add(makeTask()));
    const auto prompt = [](const Result<std::optional<Task>> &task) {
        return task && *task ? (*task)->request.value(Role::Prompt).toString() : u"none"_s;
    };
    QCOMPARE(prompt(store.findByHash("aa")), u"newer"_s);
    QCOMPARE(prompt(store.findByAsset(u"asset-1"_s)), u"older"_s);
    QCOMPARE(prompt(store.findByRemoteId(u"r-1"_s)), u"older"_s);
    // What is not known has no task, although many outputs have neither.
    QCOMPARE(prompt(store.findByHash("")), u"none"_s);
    QCOMPARE(prompt(store.findByAsset({})), u"none"_s);
    QCOMPARE(prompt(store.findByRemoteId({})), u"none"_s);
    QCOMPARE(prompt(store.findByHash("bb")), u"none"_s);
}

void TestMaterials::usageByModelAndDay()
{
    StoreFixture fixture;
    TaskStore store(fixture.database(), fixture.clock());
    const QDate today = QDateTime::fromMSecsSinceEpoch(toEpochMs(fixture.clock().now()), Qt::UTC).date();
    const auto add = [&](const QString &model, std::optional<int> charged, std::optional<int> estimated,
                         TaskState state = TaskState::Done, const QString &remote = u"r"_s,
                         const QString &account = u"mine"_s) {
        Task task = makeTask({}, account);
        task.request.model = model;
        task.state = state;
        task.remoteId = remote;
        task.creditsCharged = charged;
        task.creditsEstimated = estimated;
        return store.add(task).has_value();
    };
    QVERIFY(add(u"b"_s, {}, 25));
    QVERIFY(add(u"a"_s, 10, 25));
    QVERIFY(add(u"a"_s, {}, 5, TaskState::Running));
    QVERIFY(add(u"a"_s, {}, 50, TaskState::Failed)); // nobody says that it cost anything
    QVERIFY(add(u"a"_s, 3, 50, TaskState::Failed));
    QVERIFY(add(u"a"_s, {}, 70, TaskState::Queued, {})); // not bought
    QVERIFY(add(u"a"_s, 99, {}, TaskState::Done, u"r"_s, u"theirs"_s));
    QVERIFY(add(u"free"_s, 0, 25));
    fixture.clock().advance(std::chrono::hours(24));
    QVERIFY(add(u"a"_s, 7, {}));
    const QList<UsageEntry> expected{{today, u"a"_s, 18}, {today, u"b"_s, 25}, {today.addDays(1), u"a"_s, 7}};
    QCOMPARE(store.usage(u"mine"_s, today, today.addDays(1)).value(), expected);
    QCOMPARE(store.usage(u"mine"_s, today, today).value(), expected.mid(0, 2)); // both ends belong to it
    QCOMPARE(store.usage(u"mine"_s, today.addDays(1), today.addDays(9)).value(), expected.mid(2));
    QCOMPARE(store.usage(u"mine"_s, today.addDays(-9), today.addDays(-1)).value(), QList<UsageEntry>());
}

void TestMaterials::uploadsAreListed()
{
    StoreFixture fixture;
    UploadStore uploads(fixture.database(), fixture.clock());
    const QString owner = uploadOwner(u"acc"_s, u"o"_s, {}, u"t"_s);
    const Instant soon = fixture.clock().now() + std::chrono::hours(1);
    QVERIFY(uploads.remember({owner, "aa", u"runway://1"_s, soon, {}}));
    fixture.clock().advance(std::chrono::minutes(1));
    QVERIFY(uploads.remember({owner, "bb", u"runway://2"_s, {}, {}}));
    QVERIFY(uploads.remember({uploadOwner(u"acc"_s, u"o"_s, {}, u"other"_s), "cc", u"runway://3"_s, {}, {}}));
    auto list = uploads.list(owner);
    QVERIFY(list);
    QCOMPARE(list->size(), 2);
    QCOMPARE(list->at(0).remoteId, u"runway://2"_s);
    QCOMPARE(list->at(1).expiresAt, std::optional(soon));
    QCOMPARE(list->at(0).createdAt, std::optional(fixture.clock().now()));
    fixture.clock().advance(std::chrono::hours(2));
    QCOMPARE(uploads.list(owner)->size(), 1); // the first has ended
    QVERIFY(uploads.forgetRemote(u"acc"_s, u"runway://2"_s));
    QVERIFY(uploads.list(owner)->isEmpty());
}

QTEST_GUILESS_MAIN(TestMaterials)
#include "tst_materials.moc"
