// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/journal.h"

#include "services/store/storefixture.h"
#include "services/store/taskstore.h"

#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::StoreFixture;

namespace {

void beginPaying(Task &task)
{
    task.state = TaskState::Submitting;
}

} // namespace

//! What the journal does when others write to it too.
class TestJournal final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void ofTwoThatClaimOneGetsIt();
    void aStepIsNotClaimedTwice();
    void whatOthersWroteMeanwhileIsKept();
    void aLockThatPassesIsWaitedFor();
    void aLockThatStaysBreaksTheJournal();

private:
    //! The other program.
    std::unique_ptr<StoreFixture> m_files;
    std::unique_ptr<Database> m_otherDatabase;
    std::unique_ptr<TaskStore> m_store;
    std::unique_ptr<TaskStore> m_otherStore;
    Task m_task;
};

void TestJournal::init()
{
    QTest::failOnWarning(QRegularExpression(u".*"_s));
    m_files = std::make_unique<StoreFixture>();
    auto other = Database::open(m_files->file(), m_files->clock());
    QVERIFY(other);
    m_otherDatabase = std::move(*other);
    m_store = std::make_unique<TaskStore>(m_files->database(), m_files->clock());
    m_otherStore = std::make_unique<TaskStore>(*m_otherDatabase, m_files->clock());
    m_task = m_store->add(test::makeTask()).value_or(Task{});
    QVERIFY(m_task.key > 0);
}

void TestJournal::cleanup()
{
    m_otherStore.reset();
    m_store.reset();
    m_otherDatabase.reset();
    m_files.reset();
}

void TestJournal::ofTwoThatClaimOneGetsIt()
{
    Journal other(*m_otherStore, {});
    Result<Task> theirs = failure(ErrorKind::NotFound);
    // Both have read "Queued"; the other one writes first.
    Journal journal(*m_store, [&](const Task &task, bool committed) {
        if (!theirs && !committed && task.state == TaskState::Submitting)
            theirs = other.claim(m_task.id, {TaskState::Queued, TaskState::Uploading}, beginPaying);
    });
    const auto ours = journal.claim(m_task.id, {TaskState::Queued, TaskState::Uploading}, beginPaying);
    QVERIFY(theirs);
    QVERIFY(!ours);
    QCOMPARE(ours.error().kind, ErrorKind::InvalidRequest);
    QVERIFY(!journal.isBroken());
}

void TestJournal::aStepIsNotClaimedTwice()
{
    Journal journal(*m_store, {});
    QVERIFY(journal.claim(m_task.id, {TaskState::Queued}, beginPaying));
    QVERIFY(!journal.claim(m_task.id, {TaskState::Queued}, beginPaying));
    QCOMPARE(m_store->find(m_task.id)->state, TaskState::Submitting);
}

void TestJournal::whatOthersWroteMeanwhileIsKept()
{
    Journal other(*m_otherStore, {});
    bool isFirst = true;
    Journal journal(*m_store, [&](const Task &, bool committed) {
        if (!committed && std::exchange(isFirst, false))
            QVERIFY(other.change(m_task.id, [](Task &task) { task.remoteStatus = u"theirs"_s; }));
    });
    QVERIFY(journal.change(m_task.id, [](Task &task) { task.progressText = u"ours"_s; }));
    const Task now = m_store->find(m_task.id).value_or(Task{});
    QCOMPARE(now.remoteStatus, u"theirs"_s);
    QCOMPARE(now.progressText, u"ours"_s);
}

void TestJournal::aLockThatPassesIsWaitedFor()
{
    QVERIFY(m_otherDatabase->run(u"BEGIN IMMEDIATE"_s));
    int tries = 0;
    Journal journal(*m_store, [&](const Task &, bool committed) {
        if (!committed && ++tries == 3)
            QVERIFY(m_otherDatabase->run(u"ROLLBACK"_s));
    });
    QSignalSpy broken(&journal, &Journal::broken);
    QVERIFY(journal.change(m_task.id, [](Task &task) { task.progressText = u"late"_s; }));
    QCOMPARE(tries, 3);
    QVERIFY(!journal.isBroken());
    QCOMPARE(broken.size(), 0);
    QCOMPARE(m_store->find(m_task.id)->progressText, u"late"_s);
}

void TestJournal::aLockThatStaysBreaksTheJournal()
{
    QVERIFY(m_otherDatabase->run(u"BEGIN IMMEDIATE"_s));
    Journal journal(*m_store, {});
    QSignalSpy broken(&journal, &Journal::broken);
    QVERIFY(!journal.change(m_task.id, [](Task &task) { task.progressText = u"never"_s; }));
    QVERIFY(journal.isBroken());
    QCOMPARE(broken.size(), 1);
    QVERIFY(m_otherDatabase->run(u"ROLLBACK"_s));
    QVERIFY(!journal.change(m_task.id, [](Task &task) { task.progressText = u"never"_s; }));
    // What must not be lost gets through even now.
    QVERIFY(journal.keep(m_task.id, [](Task &task) { task.progressText = u"kept"_s; }));
    QCOMPARE(m_store->find(m_task.id)->progressText, u"kept"_s);
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
