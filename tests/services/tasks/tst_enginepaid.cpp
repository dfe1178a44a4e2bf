// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "services/store/database.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "support/calls.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using test::EngineBench;
using test::Fault;
using test::FaultProxy;

namespace {

const QByteArray CreateLine("POST /v1/image_to_video");

//! The answer to the paid call comes in small pieces, for some seconds.
test::FaultStep slowAnswer()
{
    return {Fault::Drip, CreateLine, 20, 120ms};
}

//! Another program at the same journal.
std::unique_ptr<Database> otherProgram(EngineBench &bench)
{
    auto opened = Database::open(bench.studio().library().databaseFile(), bench.studio().clock());
    return opened ? std::move(*opened) : nullptr;
}

} // namespace

//! The moments around the paid call, at a provider that cannot be asked afterwards (Runway).
class TestEnginePaid final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void aDrainWaitsForTheAnswer();
    void aDrainSendsNothingNew();
    void startEndsADrain();
    void anAnswerTheJournalRefusesIsKept();
    void anAnswerThatIsLostIsSaidWithItsId();
    void aStepThatAnotherProgramTookIsNotPaidFor();
    void retryAfterIsBounded_data();
    void retryAfterIsBounded();
    void anotherOriginConcernsItsTaskOnly();
};

void TestEnginePaid::aDrainWaitsForTheAnswer()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({slowAnswer()});
    bench.open(proxy.port());
    bench.engine().start(false);
    QVERIFY(!bench.engine().isPaying());
    const auto row = bench.submitted(bench.runway(u"do not lose me"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Submitting));
    QVERIFY(bench.engine().isPaying());
    const test::Outcome<bool> drained(bench.engine().drain());
    QVERIFY(drained.wait());
    QVERIFY(drained.value());
    QVERIFY(!bench.engine().isPaying());
    QVERIFY(!bench.task(row->id).remoteId.isEmpty());

    bench.close();
    bench.open(proxy.port());
    bench.engine().start(false);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(proxy.completeRequests(CreateLine), 1);
}

void TestEnginePaid::aDrainSendsNothingNew()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({slowAnswer()});
    bench.open(proxy.port());
    bench.engine().start(false);
    const auto first = bench.submitted(bench.runway(u"under way"_s));
    const auto second = bench.submitted(bench.runway(u"waits"_s));
    QVERIFY(first && second);
    QVERIFY(bench.reaches(first->id, TaskState::Submitting));
    const test::Outcome<bool> drained(bench.engine().drain());
    const auto third = bench.submitted(bench.runway(u"came later"_s));
    QVERIFY(third);
    QVERIFY(drained.wait() && drained.value());
    QVERIFY(bench.reaches(first->id, TaskState::Done)); // what is bought is still followed
    QCOMPARE(bench.task(second->id).state, TaskState::Queued);
    QCOMPARE(bench.task(third->id).state, TaskState::Queued);
    QCOMPARE(bench.purchases(), 1);

    const test::Outcome<bool> again(bench.engine().drain()); // nothing to wait for
    QVERIFY(again.wait() && again.value());
    bench.engine().start(false);
    QVERIFY(bench.reaches(second->id, TaskState::Done));
    QVERIFY(bench.reaches(third->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 3);
}

void TestEnginePaid::startEndsADrain()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({slowAnswer()});
    bench.open(proxy.port());
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"back again"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Submitting));
    const test::Outcome<bool> drained(bench.engine().drain());
    bench.engine().start(false);
    QVERIFY(drained.wait());
    QVERIFY(!drained.value());
    QVERIFY(bench.engine().isPaying());
    QVERIFY(bench.reaches(row->id, TaskState::Done));
}

void TestEnginePaid::anAnswerTheJournalRefusesIsKept()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({slowAnswer()});
    bench.open(proxy.port());
    const auto other = otherProgram(bench);
    QVERIFY(other);
    bench.engine().start(false);
    QSignalSpy stopped(&bench.engine(), &TaskEngine::stopped);
    const auto row = bench.submitted(bench.runway(u"accepted"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Submitting));
    QVERIFY(other->run(u"BEGIN IMMEDIATE"_s));
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20000);
    QCOMPARE(bench.task(row->id).state, TaskState::Submitting);
    QVERIFY(bench.engine().isPaying());
    QVERIFY(other->run(u"ROLLBACK"_s));
    QVERIFY(bench.reaches(row->id, TaskState::Running));
    QVERIFY(!bench.task(row->id).remoteId.isEmpty());
    QVERIFY(!bench.engine().isPaying());
    QCOMPARE(bench.purchases(), 1);
    bench.engine().start(false); // the journal is whole again
    QVERIFY(bench.reaches(row->id, TaskState::Done));
}

void TestEnginePaid::anAnswerThatIsLostIsSaidWithItsId()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    proxy.play({slowAnswer()});
    bench.open(proxy.port());
    const auto other = otherProgram(bench);
    QVERIFY(other);
    bench.engine().start(false);
    QSignalSpy stopped(&bench.engine(), &TaskEngine::stopped);
    const auto row = bench.submitted(bench.runway(u"accepted"_s));
    QVERIFY(row);
    QVERIFY(bench.reaches(row->id, TaskState::Submitting));
    QVERIFY(other->run(u"BEGIN IMMEDIATE"_s));
    QTRY_COMPARE_WITH_TIMEOUT(stopped.size(), 1, 20000);
    QTest::ignoreMessage(QtCriticalMsg,
        QRegularExpression(u"lost to the journal: task .*provider's id \"[0-9a-f]{8}-[0-9a-f-]{27}\""_s));
    bench.close();
    QVERIFY(other->run(u"ROLLBACK"_s));
}

void TestEnginePaid::aStepThatAnotherProgramTookIsNotPaidFor()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    std::unique_ptr<Database> other;
    bool isTaken = false;
    bench.options.journalObserver = [&](const Task &task, bool committed) {
        if (committed || isTaken || task.state != TaskState::Submitting)
            return;
        isTaken = other->run(u"UPDATE tasks SET state = 'Submitting'"_s).has_value();
    };
    bench.open(proxy.port());
    other = otherProgram(bench);
    QVERIFY(other);
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"mine and theirs"_s));
    QVERIFY(row);
    QTRY_VERIFY(isTaken);
    QTRY_VERIFY(bench.engine().isIdle());
    QVERIFY(!bench.engine().isPaying());
    QCOMPARE(proxy.completeRequests(CreateLine), 0);
    bench.close();
}

void TestEnginePaid::retryAfterIsBounded_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<std::chrono::milliseconds>("least");
    QTest::addColumn<std::chrono::milliseconds>("most");
    // On this machine the first retry comes after 200 ms.
    QTest::newRow("at once") << QByteArray("0") << 190ms << std::chrono::milliseconds(5s);
    QTest::newRow("two weeks") << QByteArray("1209600") << std::chrono::milliseconds(59min)
                               << std::chrono::milliseconds(61min);
}

void TestEnginePaid::retryAfterIsBounded()
{
    QFETCH(QByteArray, asked);
    QFETCH(std::chrono::milliseconds, least);
    QFETCH(std::chrono::milliseconds, most);
    test::ScriptedServer server;
    server.setHandler([&asked](const test::WireRequest &) -> test::ScriptedAnswer {
        return {test::wireAnswer(429, R"({"error": "Come again."})", {{"Retry-After", asked}})};
    });
    EngineBench bench;
    bench.open(server.port());
    bench.engine().start(false);
    const auto row = bench.submitted(bench.runway(u"patience"_s));
    QVERIFY(row);
    Task waiting;
    QTRY_VERIFY_WITH_TIMEOUT((waiting = bench.task(row->id)).notBefore.has_value(), 20000);
    const auto pause = *waiting.notBefore - waiting.updatedAt;
    QVERIFY2(pause >= least - 100ms && pause <= most, QByteArray::number(qint64(pause.count())).constData());
    QVERIFY(pause > 0ms);
}

void TestEnginePaid::anotherOriginConcernsItsTaskOnly()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    FaultProxy proxy(bench.sandboxPort());
    bench.open(proxy.port());
    const auto old = bench.submitted(bench.runway(u"for the old address"_s)); // the engine does not run
    QVERIFY(old);
    bench.open();
    const auto fresh = bench.submitted(bench.runway(u"for the new one"_s));
    QVERIFY(fresh);
    bench.engine().start(true);
    QVERIFY(bench.reaches(old->id, TaskState::Failed));
    QCOMPARE(bench.task(old->id).error->field, u"account"_s);
    QVERIFY(bench.reaches(fresh->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
}

QTEST_GUILESS_MAIN(TestEnginePaid)
#include "tst_enginepaid.moc"
