// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/accountstore.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "store/storefixture.h"
#include "support/calls.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;
using namespace std::chrono_literals;

namespace {

Task fullTask()
{
    Task task = makeTask(u"everything"_s);
    task.parentId = QUuid::createUuid();
    task.remoteId = u"user:1-runwayml:a@b.com-task:9"_s;
    task.notBefore = fromEpochMs(1'785'000'009'001);
    task.progress = 0.25;
    task.progressText = u"drawing"_s;
    task.remoteStatus = u"RUNNING"_s;
    task.secondsToStart = 12.5;
    task.creditsEstimated = 25;
    task.creditsCharged = 0;
    TaskOutput one;
    one.url = QUrl::fromEncoded("https://x.example/a%2Fb.mp4?sig=a%2Bb%3D&x=%20");
    one.expiresAt = fromEpochMs(1'785'000'100'000);
    TaskOutput two;
    two.url = QUrl(u"https://x.example/2.mp4"_s);
    two.path = u"/takes/ä 2.mp4"_s;
    two.sha256 = "ab12";
    two.bytes = qint64(1) << 40;
    task.outputs = {one, two};
    Error error;
    error.kind = ErrorKind::RateLimited;
    error.detail = u"slow down"_s;
    error.httpStatus = 429;
    error.retryAfter = 30s;
    error.requestId = u"r-1"_s;
    error.field = u"seed"_s;
    task.error = error;
    task.failureCode = u"SAFETY.INPUT.TEXT"_s;
    task.outFolder = u"/out"_s;
    task.submitKey = u"key-1"_s;
    task.attempts = 3;
    task.circled = true;
    task.cancelWanted = true;
    return task;
}

} // namespace

class TestTaskStore final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void everyFieldComesBack();
    void addedTasksHaveAKeyAndAnEvent();
    void legalMovesAreStoredWithEvents();
    void illegalMovesAreRefused_data();
    void illegalMovesAreRefused();
    void anUnknownTaskIsNotFound();
    void anOldSnapshotKeepsWhatBelongsToOthers();
    void aSubmitKeyBuysOnce();
    void prefixesFind();
    void pagesFollowEachOther();
    void filtersShowTheirOwn();
    void unfinishedIsOldestFirst();
    void foreignWritesRefresh();
    void rowsThatCannotBeReadAreStorage();
    void rowsThatCannotBeReadHideNoOthers();
    void nothingIsEmittedForAFailedWrite();
    void uploadsAreKnownUntilTheyExpire();
    void uploadsBelongToALogin();
    void accountsKeepTheirOrder();

private:
    Task add(const QString &prompt, TaskState state = TaskState::Queued);
    TaskStore &store() { return *m_store; }

    std::unique_ptr<StoreFixture> m_fixture;
    std::unique_ptr<TaskStore> m_store;
};

void TestTaskStore::init()
{
    failOnAnyWarning();
    m_fixture = std::make_unique<StoreFixture>();
    m_store = std::make_unique<TaskStore>(m_fixture->database(), m_fixture->clock());
}

void TestTaskStore::cleanup()
{
    m_store.reset();
    m_fixture.reset();
}

Task TestTaskStore::add(const QString &prompt, TaskState state)
{
    Task task = makeTask(prompt);
    task.state = state;
    return store().add(task).value();
}

void TestTaskStore::everyFieldComesBack()
{
    const Result<Task> added = store().add(fullTask());
    QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    QCOMPARE(store().find(added->id).value(), *added);
    m_store.reset();
    m_fixture->reopen();
    m_store = std::make_unique<TaskStore>(m_fixture->database(), m_fixture->clock());
    const Task read = store().find(added->id).value();
    QCOMPARE(read, *added);
    QCOMPARE(read.outputs.first().url.toEncoded(), added->outputs.first().url.toEncoded());
    QCOMPARE(read.request.value(Role::Seed).toInteger(), 4294967294);

    // And the absent ones stay absent.
    const Task plain = store().add(makeTask()).value();
    QCOMPARE(store().find(plain.id).value(), plain);
    QVERIFY(!plain.creditsEstimated && !plain.progress && !plain.error && plain.parentId.isNull());

    Task changed = read;
    changed.outputs.removeFirst();
    changed.outputs.first().path = u"/takes/3.mp4"_s;
    changed.error.reset();
    changed.progress.reset();
    changed.outputs.append(TaskOutput()); // nothing is known of it yet
    QCOMPARE(store().find(store().update(changed)->id).value().outputs, changed.outputs);
    QVERIFY(!store().find(read.id)->error);
    QVERIFY(!store().find(read.id)->progress);
}

void TestTaskStore::addedTasksHaveAKeyAndAnEvent()
{
    QSignalSpy spy(m_store.get(), &TaskStore::added);
    const Task first = add(u"one"_s);
    m_fixture->clock().advance(5ms);
    const Task second = add(u"two"_s);
    QVERIFY(first.key > 0);
    QVERIFY(second.key > first.key);
    QCOMPARE(first.createdAt, first.updatedAt);
    QCOMPARE(second.createdAt - first.createdAt, 5ms);
    QCOMPARE(spy.size(), 2);
    const QList<TaskEvent> events = store().events(first.id).value();
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().state, TaskState::Queued);
    QCOMPARE(events.first().time, first.createdAt);
}

void TestTaskStore::legalMovesAreStoredWithEvents()
{
    Task task = add(u"one"_s);
    QSignalSpy spy(m_store.get(), &TaskStore::changed);
    const QList<TaskState> way{TaskState::Uploading, TaskState::Submitting, TaskState::OutcomeUnknown,
        TaskState::Running, TaskState::Downloading, TaskState::Done};
    for (const TaskState state : way) {
        m_fixture->clock().advance(1s);
        task.state = state;
        task = store().update(task, u"because"_s).value();
    }
    task.progress = 1.0;
    QVERIFY(store().update(task)); // no move, no note: no event
    const QList<TaskEvent> events = store().events(task.id).value();
    QCOMPARE(events.size(), way.size() + 1);
    for (int i = 0; i < way.size(); ++i) {
        QCOMPARE(events.at(i + 1).state, way.at(i));
        QCOMPARE(events.at(i + 1).note, u"because"_s);
        QCOMPARE(events.at(i + 1).time - events.at(i).time, 1s);
    }
    QCOMPARE(spy.size(), way.size() + 1);
}

void TestTaskStore::illegalMovesAreRefused_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (const TaskState from : AllTaskStates) {
        for (const TaskState to : AllTaskStates) {
            if (from != to)
                QTest::newRow(qPrintable(u"%1 to %2"_s.arg(stateName(from), stateName(to))))
                    << int(from) << int(to);
        }
    }
}

void TestTaskStore::illegalMovesAreRefused()
{
    QFETCH(int, from);
    QFETCH(int, to);
    Task task = add(u"one"_s, TaskState(from));
    task.state = TaskState(to);
    const Result<Task> moved = store().update(task);
    QCOMPARE(moved.has_value(), canMove(TaskState(from), TaskState(to)));
    QCOMPARE(store().find(task.id)->state, moved ? TaskState(to) : TaskState(from));
    if (!moved) {
        QCOMPARE(moved.error().kind, ErrorKind::InvalidRequest);
        QCOMPARE(store().events(task.id)->size(), 1);
    }
}

void TestTaskStore::anUnknownTaskIsNotFound()
{
    QCOMPARE(store().find(QUuid::createUuid()).error().kind, ErrorKind::NotFound);
    QCOMPARE(store().update(makeTask()).error().kind, ErrorKind::NotFound);
    QCOMPARE(store().setCircled(QUuid::createUuid(), true).error().kind, ErrorKind::NotFound);
    QVERIFY(store().events(QUuid::createUuid())->isEmpty());
}

void TestTaskStore::anOldSnapshotKeepsWhatBelongsToOthers()
{
    const Task old = add(u"one"_s);
    Task wish = old;
    wish.cancelWanted = true;
    QVERIFY(store().update(wish));
    QVERIFY(store().setCircled(old.id, true));
    Task late = old;
    late.progress = 0.5;
    const Task stored = store().update(late).value();
    QVERIFY(stored.cancelWanted);
    QVERIFY(stored.circled);
    QCOMPARE(store().find(old.id).value(), stored);
    QVERIFY(store().setCircled(old.id, false));
    QVERIFY(!store().find(old.id)->circled);
}

void TestTaskStore::aSubmitKeyBuysOnce()
{
    Task task = makeTask(u"one"_s);
    task.submitKey = u"key-1"_s;
    const Task first = store().add(task).value();
    QSignalSpy spy(m_store.get(), &TaskStore::added);
    Task again = makeTask(u"other"_s);
    again.submitKey = u"key-1"_s;
    const Task second = store().add(again).value();
    QCOMPARE(second, first);
    QCOMPARE(spy.size(), 0);
    QCOMPARE(store().counts()->all, 1);
    QCOMPARE(store().findBySubmitKey(u"key-1"_s).value(), std::optional(first));
    QCOMPARE(store().findBySubmitKey(u"key-2"_s).value(), std::optional<Task>());
    // Without a key nothing is the same.
    add(u"two"_s);
    add(u"three"_s);
    QCOMPARE(store().counts()->all, 3);
    QCOMPARE(store().findBySubmitKey({}).value(), std::optional<Task>());
}

void TestTaskStore::prefixesFind()
{
    Task one = makeTask();
    one.id = QUuid::fromString(u"aabbccdd-0000-4000-8000-000000000001"_s);
    Task two = makeTask();
    two.id = QUuid::fromString(u"aabbccee-0000-4000-8000-000000000002"_s);
    QVERIFY(store().add(one) && store().add(two));
    QCOMPARE(store().findByPrefix(u"aabbccd"_s)->id, one.id);
    QCOMPARE(store().findByPrefix(u" AABBCCEE "_s)->id, two.id);
    QCOMPARE(store().findByPrefix(two.id.toString(QUuid::WithoutBraces))->id, two.id);
    QCOMPARE(store().findByPrefix(u"aabb"_s).error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(store().findByPrefix(u"ab"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(store().findByPrefix(u"%"_s).error().kind, ErrorKind::NotFound);
    QCOMPARE(store().findByPrefix({}).error().kind, ErrorKind::NotFound);
}

void TestTaskStore::pagesFollowEachOther()
{
    for (int i = 0; i < 25; ++i)
        add(QString::number(i)); // all in the same millisecond
    QStringList seen;
    qint64 before = 0;
    for (int page = 0; page < 3; ++page) {
        const QList<Task> tasks = store().page({}, before, 10).value();
        QCOMPARE(tasks.size(), page < 2 ? 10 : 5);
        for (const Task &task : tasks)
            seen << task.request.value(Role::Prompt).toString();
        before = tasks.last().key;
    }
    QCOMPARE(seen.size(), 25);
    for (int i = 0; i < 25; ++i)
        QCOMPARE(seen.at(i), QString::number(24 - i));
    QVERIFY(store().page({}, 1, 10)->isEmpty());
}

void TestTaskStore::filtersShowTheirOwn()
{
    for (const TaskState state : AllTaskStates)
        add(stateName(state), state);
    QVERIFY(store().setCircled(store().page({}, 0, 1)->first().id, true));
    using Show = TaskFilter::Show;
    QCOMPARE(store().page({Show::All, {}}, 0, 100)->size(), 9);
    QCOMPARE(prompts(store().page({Show::Active, {}}, 0, 100)),
        u"Downloading, Running, OutcomeUnknown, Submitting, Uploading, Queued"_s);
    QCOMPARE(prompts(store().page({Show::Saved, {}}, 0, 100)), u"Done"_s);
    QCOMPARE(prompts(store().page({Show::Failed, {}}, 0, 100)), u"Failed"_s);
    QCOMPARE(prompts(store().page({Show::Circled, {}}, 0, 100)), u"Cancelled"_s);
    const TaskCounts counts = store().counts().value();
    QCOMPARE(counts.all, 9);
    QCOMPARE(counts.active, 6);
    QCOMPARE(counts.saved, 1);
    QCOMPARE(counts.failed, 1);
    QCOMPARE(counts.circled, 1);
}

void TestTaskStore::unfinishedIsOldestFirst()
{
    for (const TaskState state : AllTaskStates)
        add(stateName(state), state);
    Task other = makeTask(u"other"_s, u"mine"_s);
    QVERIFY(store().add(other));
    QCOMPARE(prompts(store().unfinished()),
        u"Queued, Uploading, Submitting, OutcomeUnknown, Running, Downloading, other"_s);
    QCOMPARE(prompts(store().unfinished(u"mine"_s)), u"other"_s);
    QVERIFY(store().unfinished(u"nobody"_s)->isEmpty());
}

void TestTaskStore::foreignWritesRefresh()
{
    const auto otherDatabase = Database::open(m_fixture->file(), m_fixture->clock());
    TaskStore other(**otherDatabase, m_fixture->clock());
    QSignalSpy spy(m_store.get(), &TaskStore::refreshed);
    add(u"mine"_s);
    QVERIFY(store().checkForForeignWrites());
    QCOMPARE(spy.size(), 0);
    const Task theirs = other.add(makeTask(u"theirs"_s)).value();
    QVERIFY(store().checkForForeignWrites());
    QCOMPARE(spy.size(), 1);
    QVERIFY(store().checkForForeignWrites());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(store().find(theirs.id).value(), theirs);
}

void TestTaskStore::rowsThatCannotBeReadAreStorage()
{
    const Task task = add(u"one"_s);
    QVERIFY(m_fixture->database().run(u"UPDATE tasks SET state = 'Dreaming'"_s));
    QCOMPARE(store().find(task.id).error().kind, ErrorKind::Storage);
}

void TestTaskStore::rowsThatCannotBeReadHideNoOthers()
{
    QList<Task> tasks;
    for (int i = 0; i < 8; ++i)
        tasks << add(u"fog %1"_s.arg(i));
    // Two that follow each other, the newest and the oldest.
    for (const int broken : {0, 3, 4, 7})
        QVERIFY(m_fixture->database().run(
            u"UPDATE tasks SET state = 'Dreaming' WHERE id = ?"_s, {tasks.at(broken).key}));
    for (int i = 0; i < 4; ++i)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"task \\d+ cannot be read"_s)); // once each
    QCOMPARE(prompts(store().unfinished()), u"fog 1, fog 2, fog 5, fog 6"_s);
    QCOMPARE(store().unreadableCount(), 4);
    // A page is only short at the end.
    QCOMPARE(prompts(store().page({}, 0, 2)), u"fog 6, fog 5"_s);
    QCOMPARE(prompts(store().page({}, tasks.at(5).key, 2)), u"fog 2, fog 1"_s);
    QCOMPARE(prompts(store().page({}, tasks.at(1).key, 2)), QString());
    QCOMPARE(prompts(store().page({TaskFilter::Show::All, u"fog"_s}, 0, 3)), u"fog 6, fog 5, fog 2"_s);
    QCOMPARE(prompts(store().page({}, 0, 100)), u"fog 6, fog 5, fog 2, fog 1"_s);
    QCOMPARE(store().unreadableCount(), 4);
    QCOMPARE(store().counts()->all, 8);
    // Nothing happened to them.
    QCOMPARE(store().find(tasks.at(3).id).error().kind, ErrorKind::Storage);
}

void TestTaskStore::nothingIsEmittedForAFailedWrite()
{
    const Task task = add(u"one"_s);
    QSignalSpy added(m_store.get(), &TaskStore::added);
    QSignalSpy changed(m_store.get(), &TaskStore::changed);
    QVERIFY(m_fixture->database().run(u"PRAGMA query_only = ON"_s));
    QCOMPARE(store().add(makeTask()).error().kind, ErrorKind::Storage);
    QCOMPARE(store().update(task).error().kind, ErrorKind::Storage);
    QCOMPARE(store().setCircled(task.id, true).error().kind, ErrorKind::Storage);
    QCOMPARE(added.size() + changed.size(), 0);
}

void TestTaskStore::uploadsAreKnownUntilTheyExpire()
{
    UploadStore uploads(m_fixture->database(), m_fixture->clock());
    const KnownUpload lasting{u"one"_s, "aa", u"asset:1"_s, std::nullopt};
    const KnownUpload passing{u"one"_s, "bb", u"runway://2"_s, m_fixture->clock().now() + 24h};
    QVERIFY(uploads.remember(lasting));
    QVERIFY(uploads.remember(passing));
    QCOMPARE(uploads.find(u"one"_s, "aa").value(), std::optional(lasting));
    QCOMPARE(uploads.find(u"one"_s, "bb").value(), std::optional(passing));
    QCOMPARE(uploads.find(u"two"_s, "aa").value(), std::optional<KnownUpload>());
    m_fixture->clock().advance(24h);
    QCOMPARE(uploads.find(u"one"_s, "bb").value(), std::optional<KnownUpload>());
    const KnownUpload again{u"one"_s, "bb", u"runway://3"_s, m_fixture->clock().now() + 24h};
    QVERIFY(uploads.remember(again));
    QCOMPARE(uploads.find(u"one"_s, "bb").value(), std::optional(again));
    QVERIFY(uploads.forget(u"one"_s, "aa"));
    QCOMPARE(uploads.find(u"one"_s, "aa").value(), std::optional<KnownUpload>());
}

void TestTaskStore::uploadsBelongToALogin()
{
    UploadStore uploads(m_fixture->database(), m_fixture->clock());
    const QString first = uploadOwner(u"one"_s, u"https://api.useapi.net"_s, u"a@b.com"_s, u"tok"_s);
    const QString second = uploadOwner(u"one"_s, u"https://api.useapi.net"_s, u"c@d.com"_s, u"tok"_s);
    QVERIFY(first != second && !first.contains(u"tok"_s));
    QVERIFY(uploads.remember({first, "aa", u"asset:1"_s, std::nullopt}));
    QVERIFY(uploads.find(first, "aa").value());
    QVERIFY(!uploads.find(second, "aa").value());
    QVERIFY(uploads.knows(u"one"_s, "aa"));
    QVERIFY(!uploads.knows(u"on"_s, "aa"));
    QVERIFY(uploads.remember({second, "aa", u"asset:2"_s, std::nullopt}));
    QVERIFY(uploads.forgetAccount(u"on"_s));
    QVERIFY(uploads.find(second, "aa").value());
    QVERIFY(uploads.forget(u"one"_s, "aa"));
    QVERIFY(!uploads.knows(u"one"_s, "aa"));
}

void TestTaskStore::accountsKeepTheirOrder()
{
    AccountStore accounts(m_fixture->database());
    const Account work{u"work"_s, u"Work"_s, u"useapi"_s, QUrl(u"https://api.useapi.net"_s), u"a@b.com"_s,
        Account::Kind::Stored};
    const Account home{u"home"_s, u"Zu Hause"_s, u"runway"_s, QUrl(u"https://api.dev.runwayml.com"_s), {},
        Account::Kind::Stored};
    QVERIFY(accounts.put(work) && accounts.put(home));
    QCOMPARE(accounts.list().value(), (QList<Account>{work, home}));
    Account renamed = work;
    renamed.label = u"Office"_s;
    QVERIFY(accounts.put(renamed));
    QCOMPARE(accounts.list().value(), (QList<Account>{renamed, home}));
    QVERIFY(accounts.remove(u"work"_s));
    QCOMPARE(accounts.list().value(), QList<Account>{home});
}

QTEST_GUILESS_MAIN(TestTaskStore)
#include "tst_taskstore.moc"
