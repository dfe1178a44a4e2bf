// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/tasks/accountleadership.h"
#include "support/calls.h"

#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;

//! One process acts for an account; others write rows and watch.
class TestLeadership final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void oneLeads();
    void aNudgeReachesTheLeader();
    void nudgingNobodyIsQuiet();
    void aFollowerWritesAndTheLeaderSends();
    void aFollowerCancels();
    void aFollowerTakesOver();
    void whatOthersLeaveBehindIsFollowed();

private:
    std::unique_ptr<Studio> second(const EngineBench &bench)
    {
        auto opened = Studio::open(bench.options);
        return opened ? std::move(*opened) : nullptr;
    }
};

void TestLeadership::oneLeads()
{
    QTemporaryDir folder;
    auto first = std::make_unique<AccountLeadership>(folder.path());
    AccountLeadership other(folder.path());
    QVERIFY(first->lead(u"a"_s));
    QVERIFY(first->lead(u"a"_s)); // still
    QVERIFY(!other.lead(u"a"_s));
    QVERIFY(other.lead(u"b"_s));
    QVERIFY(!other.leads(u"a"_s));
    first.reset();
    QVERIFY(other.lead(u"a"_s));
}

void TestLeadership::aNudgeReachesTheLeader()
{
    QTemporaryDir folder;
    AccountLeadership leader(folder.path());
    AccountLeadership other(folder.path());
    QVERIFY(leader.lead(u"a"_s));
    QVERIFY(leader.lead(u"b"_s));
    QSignalSpy nudged(&leader, &AccountLeadership::nudged);
    other.nudge(u"b"_s);
    QTRY_COMPARE(nudged.size(), 1);
    QCOMPARE(nudged.first().first().toString(), u"b"_s);
    leader.nudge(u"a"_s); // ourselves: nothing to tell
    other.nudge(u"a"_s);
    QTRY_COMPARE(nudged.size(), 2);
    QCOMPARE(nudged.last().first().toString(), u"a"_s);
}

void TestLeadership::nudgingNobodyIsQuiet()
{
    QTemporaryDir folder;
    AccountLeadership alone(folder.path());
    alone.nudge(u"a"_s);
    QTRY_COMPARE(alone.children().size(), 0);
}

void TestLeadership::aFollowerWritesAndTheLeaderSends()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto own = bench.submitted(bench.runway(u"mine"_s)); // leads from here on
    QVERIFY(own);

    const auto other = second(bench);
    QVERIFY(other);
    other->engine().start(false);
    QSignalSpy finished(&other->engine(), &TaskEngine::finished);
    const test::Outcome<Task> row(other->engine().submit(bench.runway(u"theirs"_s)));
    QVERIFY(row.wait() && row.result());
    QVERIFY(!other->engine().isIdle());
    QVERIFY(bench.reaches(row.value().id, TaskState::Done));
    QTRY_VERIFY(std::any_of(finished.begin(), finished.end(),
        [&row](const QList<QVariant> &signal) { return signal.first().value<Task>().id == row.value().id; }));
    QVERIFY(bench.reaches(own->id, TaskState::Done));
    QTRY_VERIFY(other->engine().isIdle());
    QCOMPARE(bench.purchases(), 2);
}

void TestLeadership::aFollowerCancels()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"slow #throttle:60"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Running));
    const auto other = second(bench);
    other->engine().start(false);
    QVERIFY(other->engine().cancel(row->id));
    QVERIFY(bench.reaches(row->id, TaskState::Cancelled));
}

void TestLeadership::aFollowerTakesOver()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"handed on #throttle:2"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Running));
    const auto other = second(bench);
    other->engine().start(false);
    QVERIFY(!other->engine().isIdle());
    bench.close(); // the leader goes
    QTRY_COMPARE_WITH_TIMEOUT(other->tasks().find(row->id).value_or(Task{}).state, TaskState::Done, 30000);
    QCOMPARE(bench.purchases(), 1);
}

void TestLeadership::whatOthersLeaveBehindIsFollowed()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    bench.engine().start(false); // a window with nothing to do
    QTRY_VERIFY(bench.engine().isIdle());
    QSignalSpy refreshed(&bench.studio().tasks(), &TaskStore::refreshed);
    auto other = second(bench); // a command that hands in and ends
    other->engine().start(false);
    const test::Outcome<Task> row(other->engine().submit(bench.runway(u"left behind #throttle:2"_s)));
    QVERIFY(row.wait() && row.result());
    QTRY_COMPARE(bench.engine().runningCount() + bench.engine().waitingCount(), 1);
    QVERIFY(!refreshed.isEmpty());
    QVERIFY(bench.reaches(row.value().id, TaskState::Running));
    other.reset();
    QVERIFY(bench.reaches(row.value().id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
    QTRY_VERIFY(bench.engine().isIdle());
}

QTEST_GUILESS_MAIN(TestLeadership)
#include "tst_leadership.moc"
