// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "enginebench.h"

#include "media/probe.h"
#include "services/accounts/accountbook.h"
#include "services/store/database.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "support/calls.h"

#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::EngineBench;

//! The studio as a person has it at the first start: no account, no network, the sandbox as a child process.
class TestWholeStudio final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void practiceAccountsMakeClips_data();
    void practiceAccountsMakeClips();
    void theSandboxMayEndInBetween();
    void aJournalThatCannotBeWrittenStopsAll();

private:
    void useChild(EngineBench &bench)
    {
        bench.options.sandboxProgram = qEnvironmentVariable("STUDIO_CTAKE");
        bench.options.sandboxArguments = {u"--speed"_s, u"200"_s};
        auto opened = Studio::open(bench.options);
        QVERIFY(opened);
        m_studio = std::move(*opened);
    }
    bool reaches(const QUuid &id, TaskState state)
    {
        return QTest::qWaitFor(
            [this, &id, state] { return m_studio->tasks().find(id).value_or(Task{}).state == state; }, 50000);
    }
    QUuid submitted(const Submission &submission)
    {
        const test::Outcome<Task> row(m_studio->engine().submit(submission));
        return row.wait() && row.result() ? row.value().id : QUuid();
    }
    std::unique_ptr<Studio> m_studio;
};

void TestWholeStudio::practiceAccountsMakeClips_data()
{
    QTest::addColumn<QString>("account");
    QTest::newRow("useapi.net") << u"sandbox-useapi"_s;
    QTest::newRow("Runway") << u"sandbox-runway"_s;
}

void TestWholeStudio::practiceAccountsMakeClips()
{
    QFETCH(QString, account);
    EngineBench bench;
    useChild(bench);
    m_studio->engine().start(false);
    auto wish = account == "sandbox-useapi"_L1 ? bench.useapi(u"practice"_s) : bench.runway(u"practice"_s);
    wish.account = account;
    const QUuid id = submitted(wish);
    QVERIFY(reaches(id, TaskState::Done));
    const Task task = m_studio->tasks().find(id).value_or(Task{});
    QCOMPARE(task.origin, u"sandbox"_s);
    QVERIFY(media::verifyComplete(task.outputs.first().path));
    const test::Outcome<Balance> balance(m_studio->engine().refreshBalance(account));
    QVERIFY(balance.wait() && balance.result());
    QCOMPARE(balance.value().credits, std::optional(10000 - 25));
    m_studio.reset();
}

void TestWholeStudio::theSandboxMayEndInBetween()
{
    EngineBench bench;
    useChild(bench);
    m_studio->engine().start(false);
    auto wish = bench.useapi(u"over two evenings"_s);
    wish.account = u"sandbox-useapi"_s;
    const QUuid id = submitted(wish);
    QVERIFY(reaches(id, TaskState::Running));
    m_studio.reset(); // and with it the sandbox
    useChild(bench);
    m_studio->engine().start(false); // what was bought is followed, held or not
    QVERIFY(reaches(id, TaskState::Done));
    QCOMPARE(m_studio->tasks().counts()->all, 1);
    const test::Outcome<Balance> balance(m_studio->engine().refreshBalance(wish.account));
    QVERIFY(balance.wait() && balance.result());
    QCOMPARE(balance.value().credits, std::optional(10000 - 25));
    m_studio.reset();
}

void TestWholeStudio::aJournalThatCannotBeWrittenStopsAll()
{
    EngineBench bench;
    QVERIFY(bench.startSandbox());
    bench.open();
    const auto row = bench.submitted(bench.runway(u"no disk"_s));
    QVERIFY(row);
    QSignalSpy stopped(&bench.engine(), &TaskEngine::stopped);
    {
        // Another program that does not let go of the file.
        const SystemClock clock;
        const auto other = Database::open(bench.studio().library().databaseFile(), clock);
        QVERIFY(other);
        QVERIFY((*other)->run(u"BEGIN IMMEDIATE"_s));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"the journal cannot be written"_s));
        bench.engine().start(true);
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY((*other)->run(u"ROLLBACK"_s));
    }
    QCOMPARE(bench.purchases(), 0); // not written, so not sent
    QCOMPARE(bench.task(row->id).state, TaskState::Queued);
    bench.engine().start(true);
    QVERIFY(bench.reaches(row->id, TaskState::Done));
    QCOMPARE(bench.purchases(), 1);
}

QTEST_GUILESS_MAIN(TestWholeStudio)
#include "tst_wholestudio.moc"
