// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"
#include "support/faultproxy.h"

#include <QTest>
#include <QUrl>

#include <csignal>

using namespace studio::test;
using namespace Qt::StringLiterals;

//! What the command line does when nobody knows whether money was spent. Between program and sandbox stands
//! a relay that breaks connections.
class tst_CtakeUnknown : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_proxy.reset();
        m_sandbox.reset();
        m_program = std::make_unique<CtakeProgram>();
        m_sandbox = std::make_unique<CtakeSandbox>(*m_program, QStringList{u"--speed"_s, u"20"_s});
        QVERIFY(m_sandbox->isServing());
        const int port = QUrl(m_sandbox->origin()).port();
        m_proxy = std::make_unique<FaultProxy>(static_cast<quint16>(port));
        m_program->setVariable(u"USEAPI_TOKEN"_s, m_sandbox->token());
        m_program->setVariable(u"USEAPI_BASE_URL"_s, u"http://127.0.0.1:%1"_s.arg(m_proxy->port()));
    }

    void cleanup()
    {
        m_proxy.reset();
        m_sandbox.reset();
    }

    void neverSentTwiceByItself()
    {
        const QJsonObject task = submitInto(Fault::CloseBeforeAnswer);
        QCOMPARE(task[u"state"_s].toString(), u"OutcomeUnknown"_s);
        QCOMPARE(task[u"remoteId"_s], QJsonValue(QJsonValue::Null));
        QCOMPARE(m_proxy->completeRequests("gen3turbo/create"), 1);
        const CtakeResult resumed = m_program->run({u"resume"_s, u"--json"_s, u"--timeout"_s, u"3"_s});
        QVERIFY2(resumed.code == 5, resumed.story().constData());
        QCOMPARE(m_proxy->completeRequests("gen3turbo/create"), 1);
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 0);
        // A retry is for finished tasks; this one may have been bought.
        const CtakeResult retried
            = m_program->run({u"tasks"_s, u"retry"_s, task[u"id"_s].toString(), u"--json"_s});
        QVERIFY2(retried.code == 3, retried.story().constData());
    }

    void givenUp()
    {
        const QString id = submitInto(Fault::CloseBeforeAnswer)[u"id"_s].toString();
        const CtakeResult result
            = m_program->run({u"tasks"_s, u"resolve"_s, id, u"--give-up"_s, u"--json"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        QCOMPARE(result.object()[u"state"_s].toString(), u"Cancelled"_s);
        QCOMPARE(m_program->run({u"resume"_s, u"--json"_s}).array().size(), 0);
    }

    void sentAgain()
    {
        const QString id = submitInto(Fault::CloseBeforeAnswer)[u"id"_s].toString();
        const CtakeResult result
            = m_program->run({u"tasks"_s, u"resolve"_s, id, u"--send-again"_s, u"--wait"_s, u"--json"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        QCOMPARE(result.object()[u"state"_s].toString(), u"Done"_s);
        QCOMPARE(result.object()[u"parentId"_s].toString(), id);
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1);
        // The old one is still looked for.
        const CtakeResult old = m_program->run({u"tasks"_s, u"show"_s, id, u"--json"_s});
        QCOMPARE(old.object()[u"state"_s].toString(), u"OutcomeUnknown"_s);
    }

    void lostAnswerIsAttached()
    {
        const QString id = submitInto(Fault::LoseAnswer)[u"id"_s].toString();
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1);
        const CtakeResult result = m_program->run({u"tasks"_s, u"resolve"_s, id, u"--attach"_s,
            m_sandbox->taskId(u"gen3turbo/create"_s), u"--wait"_s, u"--json"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        QCOMPARE(result.object()[u"id"_s].toString(), id);
        QCOMPARE(result.object()[u"state"_s].toString(), u"Done"_s);
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1);
    }

    void anInterruptedProgramTakesTheAnswerFirst()
    {
        const auto program = submitToRunway(Fault::Drip, u"--wait"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_proxy->completeRequests("POST /v1/image_to_video"), 1, 20'000);
        QCOMPARE(::kill(pid_t(program->processId()), SIGINT), 0);
        QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 20'000);
        QCOMPARE(program->exitStatus(), QProcess::NormalExit);
        QCOMPARE(program->exitCode(), 9);
        const QJsonObject task = m_program->run({u"tasks"_s, u"list"_s, u"--json"_s}).array()[0].toObject();
        QCOMPARE(task[u"state"_s].toString(), u"Running"_s);
        QVERIFY(!task[u"remoteId"_s].toString().isEmpty());
    }

    void aSecondInterruptEndsAtOnce()
    {
        const auto program = submitToRunway(Fault::Stall, u"--json"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_proxy->completeRequests("POST /v1/image_to_video"), 1, 20'000);
        QCOMPARE(::kill(pid_t(program->processId()), SIGINT), 0);
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += program->readAllStandardError()).contains("paid call"), 20'000);
        QCOMPARE(program->state(), QProcess::Running);
        QCOMPARE(::kill(pid_t(program->processId()), SIGINT), 0);
        QTRY_COMPARE_WITH_TIMEOUT(program->state(), QProcess::NotRunning, 20'000);
        const CtakeResult resumed = m_program->run({u"resume"_s, u"--json"_s, u"--timeout"_s, u"3"_s});
        QVERIFY2(resumed.code == 5, resumed.story().constData());
        QCOMPARE(m_proxy->completeRequests("POST /v1/image_to_video"), 1);
    }

private:
    //! The program at work, with a fault in the answer to its paid call.
    std::unique_ptr<QProcess> submitToRunway(Fault fault, const QString &more)
    {
        m_program->setVariable(u"RUNWAYML_API_SECRET"_s, m_sandbox->token());
        m_program->setVariable(u"RUNWAYML_BASE_URL"_s, u"http://127.0.0.1:%1"_s.arg(m_proxy->port()));
        FaultStep step;
        step.fault = fault;
        step.match = "POST /v1/image_to_video";
        step.bytes = 20;
        step.pause = std::chrono::milliseconds(150);
        m_proxy->play({step});
        return m_program->start({u"submit"_s, u"image-to-video"_s, u"--account"_s, u"env-runway"_s,
            u"--model"_s, u"gen4_turbo"_s, u"--prompt"_s, u"a road #throttle:30"_s, u"--set"_s,
            u"duration=5"_s, u"--first"_s, m_program->picture(u"a.png"_s), more});
    }

    //! The task whose paid call met the fault.
    QJsonObject submitInto(Fault fault)
    {
        FaultStep step;
        step.fault = fault;
        step.match = "gen3turbo/create";
        m_proxy->play({step});
        const CtakeResult result = m_program->run({u"submit"_s, u"image-to-video"_s, u"--account"_s,
            u"env-useapi"_s, u"--prompt"_s, u"a road"_s, u"--json"_s});
        if (result.code != 5)
            qWarning().noquote() << result.story();
        return result.object();
    }

    std::unique_ptr<CtakeProgram> m_program;
    std::unique_ptr<CtakeSandbox> m_sandbox;
    std::unique_ptr<FaultProxy> m_proxy;
};

QTEST_GUILESS_MAIN(tst_CtakeUnknown)
#include "tst_ctakeunknown.moc"
