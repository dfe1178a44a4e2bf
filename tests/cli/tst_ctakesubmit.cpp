// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"
#include "media/probe.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace {

const QString Token = u"tok-4D1E77A0"_s;

QStringList submitting(const QString &account, const QStringList &more)
{
    return QStringList{u"submit"_s, u"image-to-video"_s, u"--account"_s, account} + more;
}

} // namespace

//! From the command line to the saved file and back, over real HTTP.
class tst_CtakeSubmit : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_sandbox.reset();
        m_program = std::make_unique<CtakeProgram>();
        m_first = m_program->picture(u"a.png"_s);
        m_last = m_program->picture(u"b.png"_s, QSize(320, 192), Qt::darkRed);
    }

    void cleanup() { m_sandbox.reset(); }

    void practiceAtUseapi()
    {
        const CtakeResult result = m_program->run(submitting(u"sandbox-useapi"_s,
            {u"--first"_s, u"a.png"_s, u"--last"_s, u"b.png"_s, u"--camera"_s, u"zoom=4,pan=-3"_s,
                u"--wait"_s, u"--out"_s, u"new/out"_s}));
        QVERIFY2(result.code == 0, result.story().constData());
        QCOMPARE(result.err, QByteArray()); // no bar where there is no terminal
        verifyClip(result, QSize(1280, 768), 5);
    }

    void practiceAtRunway()
    {
        const CtakeResult result = m_program->run(submitting(u"sandbox-runway"_s,
            {u"--model"_s, u"gen3a_turbo"_s, u"--set"_s, u"ratio=1280:768"_s, u"--set"_s, u"duration=5"_s,
                u"--first"_s, u"a.png"_s, u"--last"_s, u"b.png"_s, u"--wait"_s, u"--out"_s, u"new/out"_s}));
        QVERIFY2(result.code == 0, result.story().constData());
        QVERIFY2(result.err.contains("2026-07-30"), result.err.constData()); // retired since
        verifyClip(result, QSize(1280, 768), 5);
    }

    void withoutWaitingItEndsWithTheAnswer()
    {
        serve({u"--speed"_s, u"2"_s});
        const CtakeResult sent
            = m_program->run(submitting(u"env-useapi"_s, shot() + QStringList{u"--json"_s}));
        QVERIFY2(sent.code == 0, sent.story().constData());
        const QJsonObject task = sent.object();
        QCOMPARE(task.keys(),
            (QStringList{u"account"_s, u"createdAt"_s, u"credits"_s, u"error"_s, u"id"_s, u"model"_s,
                u"operation"_s, u"outputs"_s, u"parentId"_s, u"progress"_s, u"prompt"_s, u"provider"_s,
                u"remoteId"_s, u"seed"_s, u"state"_s, u"updatedAt"_s}));
        QCOMPARE(task[u"state"_s].toString(), u"Running"_s);
        QVERIFY(!task[u"remoteId"_s].toString().isEmpty());
        QVERIFY(task[u"seed"_s].toInteger() > 0); // chosen for the person
        QCOMPARE(task[u"error"_s], QJsonValue(QJsonValue::Null));

        const CtakeResult followed
            = m_program->run({u"tasks"_s, u"watch"_s, task[u"id"_s].toString(), u"--follow"_s, u"--json"_s});
        QVERIFY2(followed.code == 0, followed.story().constData());
        const QList<QByteArray> lines = followed.out.trimmed().split('\n');
        const QJsonObject lastLine = QJsonDocument::fromJson(lines.constLast()).object();
        QCOMPARE(lastLine.keys(), (QStringList{u"id"_s, u"progress"_s, u"state"_s, u"time"_s}));
        QCOMPARE(lastLine[u"state"_s].toString(), u"Done"_s);

        const CtakeResult shown
            = m_program->run({u"tasks"_s, u"show"_s, task[u"id"_s].toString().left(8), u"--json"_s});
        QVERIFY2(shown.code == 0, shown.story().constData());
        const QJsonObject output = shown.object()[u"outputs"_s].toArray().first().toObject();
        QCOMPARE(output.keys(), (QStringList{u"bytes"_s, u"expiresAt"_s, u"path"_s, u"sha256"_s}));
        QCOMPARE(QFileInfo(output[u"path"_s].toString()).size(), output[u"bytes"_s].toInteger());
        QVERIFY(output[u"path"_s].toString().startsWith(m_program->library()));
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1);
    }

    void theSameKeyBuysOnce()
    {
        serve({u"--speed"_s, u"50"_s});
        const QStringList call = submitting(
            u"env-useapi"_s, shot() + QStringList{u"--key"_s, u"shot-12"_s, u"--wait"_s, u"--json"_s});
        const CtakeResult first = m_program->run(call);
        QVERIFY2(first.code == 0, first.story().constData());
        const CtakeResult second = m_program->run(call);
        QVERIFY2(second.code == 0, second.story().constData());
        QCOMPARE(second.object()[u"id"_s].toString(), first.object()[u"id"_s].toString());
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1);
    }

    void newestFirst()
    {
        serve({u"--speed"_s, u"50"_s});
        for (const QString &prompt : {u"one road"_s, u"two roads"_s, u"three rivers"_s}) {
            const CtakeResult sent
                = m_program->run(submitting(u"env-useapi"_s, {u"--prompt"_s, prompt, u"--wait"_s}));
            QVERIFY2(sent.code == 0, sent.story().constData());
        }
        const auto prompts = [this](const QStringList &more) {
            QStringList list;
            const CtakeResult result = m_program->run(QStringList{u"tasks"_s, u"list"_s, u"--json"_s} + more);
            for (const QJsonValue &task : result.array())
                list.append(task[u"prompt"_s].toString());
            return list;
        };
        QCOMPARE(prompts({}), (QStringList{u"three rivers"_s, u"two roads"_s, u"one road"_s}));
        QCOMPARE(prompts({u"--limit"_s, u"1"_s}), QStringList{u"three rivers"_s});
        QCOMPARE(prompts({u"--search"_s, u"two"_s}), QStringList{u"two roads"_s});
        QCOMPARE(prompts({u"--search"_s, u"mountain"_s}), QStringList());
    }

    void dryRunSendsNothing()
    {
        serve({});
        const CtakeResult result = m_program->run(
            submitting(u"env-useapi"_s, shot() + QStringList{u"--dry-run"_s, u"--out"_s, u"never"_s}));
        QVERIFY2(result.code == 0, result.story().constData());
        const QJsonObject document = result.object();
        QCOMPARE(document.keys(), (QStringList{u"credits"_s, u"request"_s}));
        const QJsonObject request = document[u"request"_s].toObject();
        QCOMPARE(request.keys(), (QStringList{u"body"_s, u"method"_s, u"url"_s}));
        QCOMPARE(request[u"method"_s].toString(), u"POST"_s);
        QVERIFY2(request[u"url"_s].toString().endsWith(u"gen3turbo/create"_s), result.out.constData());
        QVERIFY(!result.out.contains(Token.toLatin1()));
        QCOMPARE(m_program->run({u"tasks"_s, u"--json"_s}).array().size(), 0);
        QCOMPARE(m_sandbox->calls(u"POST"_s, {}), 0);
        QVERIFY(!QFileInfo::exists(m_program->path(u"never"_s)));
    }

    void balance_data()
    {
        QTest::addColumn<QString>("account");
        QTest::newRow("useapi") << u"env-useapi"_s;
        QTest::newRow("Runway") << u"env-runway"_s;
    }

    void balance()
    {
        QFETCH(QString, account);
        serve({u"--credits"_s, u"321"_s});
        const CtakeResult result = m_program->run({u"balance"_s, u"--account"_s, account, u"--json"_s});
        QVERIFY2(result.code == 0, result.story().constData());
        QCOMPARE(result.object()[u"account"_s].toString(), account);
        QCOMPARE(result.object()[u"credits"_s].toInt(), 321);
        QVERIFY(result.object()[u"models"_s].isArray());
        const CtakeResult tested = m_program->run({u"accounts"_s, u"test"_s, account});
        QVERIFY2(tested.code == 0, tested.story().constData());
    }

    void wrongToken()
    {
        serve({});
        m_program->setVariable(u"USEAPI_TOKEN"_s, u"tok-wrong"_s);
        const CtakeResult tested = m_program->run({u"accounts"_s, u"test"_s, u"env-useapi"_s, u"--json"_s});
        QVERIFY2(tested.code == 10, tested.story().constData());
        QCOMPARE(tested.errorText(u"kind"_s), u"unauthorized"_s);
        const CtakeResult sent
            = m_program->run(submitting(u"env-useapi"_s, {u"--prompt"_s, u"x"_s, u"--wait"_s, u"--json"_s}));
        QVERIFY2(sent.code == 10, sent.story().constData());
    }

    void nobodyAnswers()
    {
        m_program->setVariable(u"USEAPI_TOKEN"_s, Token);
        m_program->setVariable(u"USEAPI_BASE_URL"_s, u"http://127.0.0.1:9"_s); // discard: nobody there
        const CtakeResult result
            = m_program->run({u"balance"_s, u"--account"_s, u"env-useapi"_s, u"--json"_s});
        QVERIFY2(result.code == 6, result.story().constData());
        QCOMPARE(result.errorText(u"kind"_s), u"network"_s);
    }

    void failedTask_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QStringList>("more");
        QTest::newRow("useapi") << u"env-useapi"_s << QStringList{};
        QTest::newRow("Runway") << u"env-runway"_s
                                << QStringList{u"--model"_s, u"gen4_turbo"_s, u"--set"_s, u"ratio=1280:720"_s,
                                       u"--set"_s, u"duration=2"_s, u"--first"_s, u"a.png"_s};
    }

    void failedTask()
    {
        QFETCH(QString, account);
        QFETCH(QStringList, more);
        serve({u"--speed"_s, u"50"_s});
        const CtakeResult result = m_program->run(submitting(account,
            more + QStringList{u"--prompt"_s, u"storm #fail:SAFETY.INPUT.TEXT"_s, u"--wait"_s, u"--json"_s}));
        QVERIFY2(result.code == 4, result.story().constData());
        QCOMPARE(result.object()[u"state"_s].toString(), u"Failed"_s);
        QCOMPARE(result.errorText(u"kind"_s), u"moderation"_s);
        QVERIFY(!result.errorText(u"message"_s).isEmpty());
    }

    void notEnoughCredits_data()
    {
        QTest::addColumn<QString>("account");
        QTest::addColumn<QStringList>("more");
        QTest::newRow("useapi") << u"env-useapi"_s << QStringList{u"--prompt"_s, u"x"_s};
        QTest::newRow("Runway") << u"env-runway"_s
                                << QStringList{u"--model"_s, u"gen4_turbo"_s, u"--set"_s, u"ratio=1280:720"_s,
                                       u"--set"_s, u"duration=10"_s, u"--first"_s, u"a.png"_s};
    }

    void notEnoughCredits()
    {
        QFETCH(QString, account);
        QFETCH(QStringList, more);
        serve({u"--credits"_s, u"3"_s});
        const CtakeResult result = m_program->run(submitting(account, more + QStringList{u"--json"_s}));
        QVERIFY2(result.code == 7, result.story().constData());
        QCOMPARE(result.errorText(u"kind"_s), u"insufficientCredits"_s);
    }

    void heldByALimit()
    {
        serve({u"--daily"_s, u"1"_s});
        const QStringList shotAtRunway{u"--model"_s, u"gen4_turbo"_s, u"--set"_s, u"ratio=1280:720"_s,
            u"--set"_s, u"duration=2"_s, u"--first"_s, u"a.png"_s, u"--json"_s, u"--timeout"_s, u"3"_s};
        const CtakeResult first = m_program->run(submitting(u"env-runway"_s, shotAtRunway));
        QVERIFY2(first.code == 0, first.story().constData());
        const CtakeResult second = m_program->run(submitting(u"env-runway"_s, shotAtRunway));
        QVERIFY2(second.code == 7, second.story().constData());
        QCOMPARE(
            m_program->run({u"tasks"_s, u"--json"_s}).array().first()[u"state"_s].toString(), u"Queued"_s);
    }

    void originalsMayGo()
    {
        // Inputs are copied before the task is: what happens to the original later does not matter.
        serve({});
        const CtakeResult waited = m_program->run(submitting(
            u"env-useapi"_s, shot() + QStringList{u"--wait"_s, u"--timeout"_s, u"1.5"_s, u"--json"_s}));
        QVERIFY2(waited.code == 9, waited.story().constData());
        QVERIFY(QFile::remove(m_first));
        QVERIFY(QFile::remove(m_last));
        finishByResume();
    }

    void cancelAtRunway()
    {
        serve({});
        const CtakeResult sent = m_program->run(submitting(u"env-runway"_s,
            {u"--model"_s, u"gen3a_turbo"_s, u"--set"_s, u"ratio=1280:768"_s, u"--set"_s, u"duration=5"_s,
                u"--first"_s, u"a.png"_s, u"--prompt"_s, u"#throttle:30"_s}));
        QVERIFY2(sent.code == 0, sent.story().constData());
        const QString id = QString::fromLatin1(sent.out.trimmed());
        const CtakeResult cancelled = m_program->run({u"tasks"_s, u"cancel"_s, id, u"--json"_s});
        QVERIFY2(cancelled.code == 0, cancelled.story().constData());
        QCOMPARE(cancelled.object()[u"state"_s].toString(), u"Cancelled"_s);
        const CtakeResult again = m_program->run({u"tasks"_s, u"cancel"_s, id, u"--json"_s});
        QVERIFY2(again.code == 3, again.story().constData());
    }

    void retryMakesANewTask()
    {
        serve({u"--speed"_s, u"50"_s});
        const CtakeResult sent = m_program->run(submitting(
            u"env-useapi"_s, {u"--prompt"_s, u"#fail:INTERNAL.BAD_OUTPUT.01"_s, u"--wait"_s, u"--json"_s}));
        QVERIFY2(sent.code == 4, sent.story().constData());
        const QString id = sent.object()[u"id"_s].toString();
        const CtakeResult retried = m_program->run({u"tasks"_s, u"retry"_s, id, u"--wait"_s, u"--json"_s});
        QVERIFY2(retried.code == 4, retried.story().constData()); // the same prompt fails the same way
        QCOMPARE(retried.object()[u"parentId"_s].toString(), id);
        QVERIFY(retried.object()[u"id"_s].toString() != id);
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 2);
        const CtakeResult undecided
            = m_program->run({u"tasks"_s, u"resolve"_s, id, u"--send-again"_s, u"--json"_s});
        QVERIFY2(undecided.code == 3, undecided.story().constData());
    }

    void timeoutThenResume()
    {
        serve({u"--speed"_s, u"2"_s});
        const CtakeResult waited = m_program->run(submitting(
            u"env-useapi"_s, shot() + QStringList{u"--wait"_s, u"--timeout"_s, u"1.5"_s, u"--json"_s}));
        QVERIFY2(waited.code == 9, waited.story().constData());
        finishByResume();
    }

    void interruptedThenResume()
    {
        serve({u"--speed"_s, u"2"_s});
        const auto process = m_program->start(submitting(u"env-useapi"_s, shot() + QStringList{u"--wait"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1, 15'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGINT);
        QVERIFY(process->waitForFinished(10'000));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 9);
        const QByteArray said = process->readAllStandardError();
        QVERIFY2(said.contains("stays in the journal"), said.constData());
        QCOMPARE(said.trimmed().count('\n'), 0);
        finishByResume();
    }

    void killedThenResume()
    {
        serve({u"--speed"_s, u"2"_s});
        const auto process = m_program->start(submitting(u"env-useapi"_s, shot() + QStringList{u"--wait"_s}));
        QTRY_COMPARE_WITH_TIMEOUT(stateInJournal(), u"Running"_s, 20'000);
        ::kill(static_cast<pid_t>(process->processId()), SIGKILL);
        QVERIFY(process->waitForFinished(10'000));
        finishByResume();
    }

    void tokenStaysWhereItIs()
    {
        serve({u"--speed"_s, u"50"_s, u"--state"_s, m_elsewhere.path()});
        const CtakeResult sent
            = m_program->run(submitting(u"env-useapi"_s, shot() + QStringList{u"--wait"_s, u"--json"_s}));
        QVERIFY2(sent.code == 0, sent.story().constData());
        const CtakeResult failed = m_program->run(submitting(u"env-runway"_s,
            {u"--model"_s, u"gen4_turbo"_s, u"--set"_s, u"ratio=1280:720"_s, u"--first"_s, u"a.png"_s,
                u"--prompt"_s, u"#fail:INTERNAL.BAD_OUTPUT.01"_s, u"--wait"_s}));
        QVERIFY2(failed.code == 4, failed.story().constData());
        for (const CtakeResult &result : {sent, failed})
            QVERIFY2(!(result.out + result.err).contains(Token.toLatin1()), result.story().constData());
        QCOMPARE(m_program->filesWith(Token.toLatin1()), QStringList());
        // The search itself finds what is there.
        QVERIFY(!m_program->filesWith(sent.object()[u"id"_s].toString().toLatin1()).isEmpty());
    }

private:
    [[nodiscard]] QStringList shot() const
    {
        return {u"--first"_s, m_first, u"--last"_s, m_last, u"--prompt"_s, u"a road at dusk"_s, u"--set"_s,
            u"seconds=5"_s};
    }

    //! A sandbox of its own behind env-useapi and env-runway.
    void serve(const QStringList &arguments)
    {
        m_sandbox = std::make_unique<CtakeSandbox>(*m_program, arguments + QStringList{u"--token"_s, Token});
        QVERIFY(m_sandbox->isServing());
        for (const QString &variable : {u"USEAPI_TOKEN"_s, u"RUNWAYML_API_SECRET"_s})
            m_program->setVariable(variable, Token);
        for (const QString &variable : {u"USEAPI_BASE_URL"_s, u"RUNWAYML_BASE_URL"_s})
            m_program->setVariable(variable, m_sandbox->origin());
    }

    [[nodiscard]] QString stateInJournal() const
    {
        return m_program->run({u"tasks"_s, u"--json"_s}).array().first()[u"state"_s].toString();
    }

    void finishByResume()
    {
        const CtakeResult resumed = m_program->run({u"resume"_s, u"--json"_s});
        QVERIFY2(resumed.code == 0, resumed.story().constData());
        QCOMPARE(resumed.array().size(), 1);
        QCOMPARE(resumed.array().first()[u"state"_s].toString(), u"Done"_s);
        const QString path = resumed.array().first()[u"outputs"_s].toArray().first()[u"path"_s].toString();
        QVERIFY(studio::media::verifyComplete(path));
        // Bought once, whatever happened in between.
        QCOMPARE(m_sandbox->calls(u"POST"_s, u"gen3turbo/create"_s), 1);
    }

    void verifyClip(const CtakeResult &result, QSize size, double seconds)
    {
        const QString path = QString::fromUtf8(result.out.trimmed());
        QCOMPARE(QFileInfo(path).path(), m_program->path(u"new/out"_s));
        const auto info = studio::media::probe(path);
        QVERIFY2(info, qPrintable(path));
        QCOMPARE(info->videoCodec, u"h264"_s);
        QCOMPARE(info->size, size);
        QVERIFY2(qAbs(info->seconds - seconds) < 0.1, QByteArray::number(info->seconds).constData());
        QVERIFY(QFileInfo::exists(path.left(path.size() - 4) + u".json"_s));
    }

    std::unique_ptr<CtakeProgram> m_program;
    std::unique_ptr<CtakeSandbox> m_sandbox;
    QTemporaryDir m_elsewhere;
    QString m_first;
    QString m_last;
};

QTEST_GUILESS_MAIN(tst_CtakeSubmit)
#include "tst_ctakesubmit.moc"
