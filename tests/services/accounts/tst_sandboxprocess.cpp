// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/sandboxprocess.h"
#include "support/calls.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;
using namespace std::chrono_literals;

class TestSandboxProcess final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void startsAtFirstUseAndOnce();
    void goesWithItsInput();
    void tokensStayWithUs();
    void aNewOneIsStartedAfterForget();
    void aDeadOneIsStartedAgain();
    void failuresAreTold_data();
    void failuresAreTold();
    void silenceIsTimeout();
    void callsMayBeAborted();

private:
    [[nodiscard]] SandboxOptions options(const QStringList &arguments = {}) const
    {
        return {QStringLiteral(STUDIO_STAND_IN), m_folder->path(), arguments, 20s};
    }
    [[nodiscard]] qint64 starts() const { return QFileInfo(m_folder->filePath(u"starts"_s)).size(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSandboxProcess::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestSandboxProcess::startsAtFirstUseAndOnce()
{
    SandboxProcess sandbox(options());
    QCOMPARE(starts(), 0);
    QVERIFY(!sandbox.isRunning());
    const Outcome first(sandbox.address());
    const Outcome second(sandbox.address());
    QVERIFY(first.wait() && second.wait());
    QVERIFY2(first.result(), qPrintable(first.whatWentWrong()));
    QCOMPARE(first.value().runway, QUrl(u"http://127.0.0.1:1001"_s));
    QCOMPARE(first.value().useapi, QUrl(u"http://127.0.0.1:2"_s));
    QCOMPARE(first.value().token, u"tok-1"_s);
    QCOMPARE(second.value(), first.value());
    const Outcome third(sandbox.address());
    QVERIFY(third.wait());
    QCOMPARE(third.value(), first.value());
    QCOMPARE(starts(), 1);
}

void TestSandboxProcess::goesWithItsInput()
{
    {
        SandboxProcess sandbox(options());
        QVERIFY(Outcome(sandbox.address()).wait());
        QVERIFY(!QFile::exists(m_folder->filePath(u"gone"_s)));
    }
    QVERIFY(QFile::exists(m_folder->filePath(u"gone"_s))); // it ended by itself, and before we did
}

void TestSandboxProcess::tokensStayWithUs()
{
    const QByteArrayList variables{"RUNWAYML_API_SECRET", "USEAPI_TOKEN"};
    for (const QByteArray &variable : variables)
        qputenv(variable.constData(), "secret");
    SandboxProcess sandbox(options({u"environment"_s}));
    const bool started = Outcome(sandbox.address()).wait();
    for (const QByteArray &variable : variables)
        qunsetenv(variable.constData());
    QVERIFY(started);
    QFile file(m_folder->filePath(u"environment"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArrayList seen = file.readAll().split('\n');
    QVERIFY(seen.contains("PATH")); // the rest is as ours
    for (const QByteArray &variable : variables)
        QVERIFY(!seen.contains(variable));
}

void TestSandboxProcess::aNewOneIsStartedAfterForget()
{
    SandboxProcess sandbox(options());
    QSignalSpy died(&sandbox, &SandboxProcess::died);
    QVERIFY(Outcome(sandbox.address()).wait());
    sandbox.forget();
    const Outcome again(sandbox.address());
    QVERIFY(again.wait());
    QCOMPARE(again.value().runway, QUrl(u"http://127.0.0.1:1002"_s));
    QCOMPARE(starts(), 2);
    QCOMPARE(died.size(), 0);
}

void TestSandboxProcess::aDeadOneIsStartedAgain()
{
    SandboxProcess sandbox(options({u"die"_s}));
    QSignalSpy died(&sandbox, &SandboxProcess::died);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the sandbox ended"_s));
    const Outcome first(sandbox.address());
    QVERIFY(first.wait());
    QTRY_COMPARE(died.size(), 1);
    QVERIFY(!sandbox.isRunning());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the sandbox ended"_s));
    const Outcome second(sandbox.address());
    QVERIFY(second.wait());
    QVERIFY(second.result());
    QCOMPARE(starts(), 2);
    QTRY_COMPARE(died.size(), 2);
}

void TestSandboxProcess::failuresAreTold_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<QString>("detail");
    QTest::newRow("ends at once") << QStringLiteral(STUDIO_STAND_IN) << u"fail"_s
                                  << u"the ledger cannot be read"_s;
    QTest::newRow("babbles") << QStringLiteral(STUDIO_STAND_IN) << u"babble"_s << u"sensible"_s;
    QTest::newRow("missing") << u"/nowhere/ctake"_s << QString() << u"No such file"_s;
}

void TestSandboxProcess::failuresAreTold()
{
    QFETCH(QString, program);
    QFETCH(QString, behaviour);
    QFETCH(QString, detail);
    SandboxOptions wrong = options({behaviour});
    wrong.program = program;
    SandboxProcess sandbox(wrong);
    if (behaviour == "fail"_L1)
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the sandbox ended"_s));
    const Outcome outcome(sandbox.address());
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.result());
    QCOMPARE(outcome.error().kind, ErrorKind::Network);
    QVERIFY2(outcome.error().detail.contains(detail), qPrintable(outcome.error().detail));
}

void TestSandboxProcess::silenceIsTimeout()
{
    SandboxOptions impatient = options({u"silent"_s});
    impatient.patience = 300ms;
    SandboxProcess sandbox(impatient);
    const Outcome outcome(sandbox.address());
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
}

void TestSandboxProcess::callsMayBeAborted()
{
    SandboxProcess sandbox(options());
    Call<SandboxAddress> *call = sandbox.address();
    const Outcome aborted(call);
    const Outcome other(sandbox.address());
    call->abort();
    QVERIFY(aborted.wait() && other.wait());
    QCOMPARE(aborted.error().kind, ErrorKind::Cancelled);
    QVERIFY(other.result());
}

QTEST_GUILESS_MAIN(TestSandboxProcess)
#include "tst_sandboxprocess.moc"
