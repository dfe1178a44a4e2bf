// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"

#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;

class tst_CtakeSandbox : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"."_s));
        m_program = std::make_unique<CtakeProgram>();
    }

    void oneLineAndItServes()
    {
        const auto process = sandbox({u"--token"_s, u"tok-1"_s});
        const QJsonObject told = lineOf(*process);
        QCOMPARE(told.keys(), (QStringList{u"runway"_s, u"token"_s, u"useapi"_s}));
        QCOMPARE(told.value(u"token"_s).toString(), u"tok-1"_s);
        const QRegularExpression origin(u"^http://127\\.0\\.0\\.1:\\d+$"_s);
        QVERIFY(origin.match(told.value(u"runway"_s).toString()).hasMatch());
        QCOMPARE(told.value(u"runway"_s), told.value(u"useapi"_s));
        QCOMPARE(statusOf(told, "tok-1"), 200);
        QCOMPARE(statusOf(told, "tok-2"), 401);
        process->terminate();
        QVERIFY(process->waitForFinished(10'000));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
        QCOMPARE(process->readAllStandardOutput(), QByteArray());
        QCOMPARE(process->readAllStandardError(), QByteArray());
    }

    void endsWithItsInput()
    {
        const auto process = sandbox({u"--until-eof"_s});
        QVERIFY(!lineOf(*process).isEmpty());
        process->write("this is not for it\n");
        QVERIFY(!process->waitForFinished(300));
        process->closeWriteChannel();
        QVERIFY(process->waitForFinished(10'000));
        QCOMPARE(process->exitCode(), 0);
    }

    void chosenPort()
    {
        const auto first = sandbox({});
        const QUrl origin(lineOf(*first).value(u"runway"_s).toString());
        // It is taken now.
        const CtakeResult second
            = m_program->run({u"sandbox"_s, u"--json"_s, u"--port"_s, QString::number(origin.port())});
        QVERIFY2(second.code == 6, second.story().constData());
        end(*first);
        const auto third = sandbox({u"--port"_s, QString::number(origin.port())});
        QCOMPARE(QUrl(lineOf(*third).value(u"runway"_s).toString()).port(), origin.port());
        end(*third);
    }

    void tokenAndPortSurvive()
    {
        const QString state = m_program->path(u"state"_s);
        const auto first = sandbox({u"--state"_s, state});
        const QJsonObject told = lineOf(*first);
        end(*first);
        const auto second = sandbox({u"--state"_s, state});
        QCOMPARE(lineOf(*second), told);
        end(*second);
    }

    void secondStandsByAndTakesOver_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("ended") << SIGTERM;
        QTest::newRow("killed") << SIGKILL;
    }

    void secondStandsByAndTakesOver()
    {
        QFETCH(int, signal);
        const QString state = m_program->path(u"state"_s);
        const auto first = sandbox({u"--state"_s, state, u"--until-eof"_s});
        const QJsonObject told = lineOf(*first);
        const auto second = sandbox({u"--state"_s, state, u"--until-eof"_s});
        QCOMPARE(lineOf(*second), told);
        const QByteArray token = told.value(u"token"_s).toString().toLatin1();
        QCOMPARE(statusOf(told, token), 200);
        ::kill(static_cast<pid_t>(first->processId()), signal);
        QVERIFY(first->waitForFinished(10'000));
        // The same address and token keep working, and nothing more is printed.
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(told, token), 200, 15'000);
        QCOMPARE(second->readAllStandardOutput(), QByteArray());
        second->closeWriteChannel();
        QVERIFY(second->waitForFinished(10'000));
        QCOMPARE(second->exitCode(), 0);
    }

    void standByEndsWithItsInput()
    {
        const QString state = m_program->path(u"state"_s);
        const auto first = sandbox({u"--state"_s, state});
        const QJsonObject told = lineOf(*first);
        const auto second = sandbox({u"--state"_s, state, u"--until-eof"_s});
        QCOMPARE(lineOf(*second), told);
        second->closeWriteChannel();
        QVERIFY(second->waitForFinished(10'000));
        QCOMPARE(second->exitCode(), 0);
        QCOMPARE(statusOf(told, told.value(u"token"_s).toString().toLatin1()), 200);
        end(*first);
    }

private:
    std::unique_ptr<QProcess> sandbox(const QStringList &arguments) const
    {
        return m_program->start(QStringList{u"sandbox"_s} + arguments);
    }

    static QJsonObject lineOf(QProcess &process)
    {
        const QByteArray line = firstLine(process);
        const QJsonObject object = QJsonDocument::fromJson(line).object();
        if (object.isEmpty())
            qWarning().noquote() << "no line:" << line << process.readAllStandardError();
        return object;
    }

    static void end(QProcess &process)
    {
        process.terminate();
        QVERIFY(process.waitForFinished(10'000));
    }

    //! 0 when nobody answers.
    static int statusOf(const QJsonObject &told, const QByteArray &token)
    {
        QNetworkAccessManager network;
        QNetworkRequest request(QUrl(told.value(u"runway"_s).toString() + u"/v1/organization"_s));
        request.setRawHeader("Authorization", "Bearer " + token);
        request.setRawHeader("X-Runway-Version", "2024-11-06");
        const std::unique_ptr<QNetworkReply> reply(network.get(request));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 10'000))
            return -1;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }

    std::unique_ptr<CtakeProgram> m_program;
};

QTEST_GUILESS_MAIN(tst_CtakeSandbox)
#include "tst_ctakesandbox.moc"
