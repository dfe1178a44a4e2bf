// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QTest>

using namespace studio;

class TestError final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }
    void everyKindHasOneName();
    void transience_data();
    void transience();
    void onlyUnknownAndModeratedMayHaveCost();
};

void TestError::everyKindHasOneName()
{
    QStringList seen;
    for (int i = int(ErrorKind::Network); i <= int(ErrorKind::MediaUnsupported); ++i) {
        const auto kind = ErrorKind(i);
        const QString name = kindName(kind);
        QVERIFY(!name.isEmpty());
        QVERIFY(!seen.contains(name));
        QCOMPARE(kindFromName(name), std::optional(kind));
        seen << name;
    }
    QCOMPARE(seen.size(), 20);
    QVERIFY(!kindFromName(u"Network"));
}

void TestError::transience_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("transient");
    QTest::newRow("network") << int(ErrorKind::Network) << 0 << true;
    QTest::newRow("timeout") << int(ErrorKind::Timeout) << 0 << true;
    QTest::newRow("429") << int(ErrorKind::RateLimited) << 429 << true;
    QTest::newRow("503") << int(ErrorKind::ServerFault) << 503 << true;
    QTest::newRow("408") << int(ErrorKind::ServerFault) << 408 << true;
    QTest::newRow("failed task") << int(ErrorKind::ServerFault) << 0 << false;
    QTest::newRow("tls") << int(ErrorKind::Tls) << 0 << false;
    QTest::newRow("cancelled") << int(ErrorKind::Cancelled) << 0 << false;
    QTest::newRow("unknown outcome") << int(ErrorKind::SubmissionUnknown) << 500 << false;
    QTest::newRow("refused") << int(ErrorKind::InvalidRequest) << 400 << false;
}

void TestError::transience()
{
    QFETCH(int, kind);
    QFETCH(int, status);
    Error error;
    error.kind = ErrorKind(kind);
    error.httpStatus = status;
    QTEST(error.isTransient(), "transient");
}

void TestError::onlyUnknownAndModeratedMayHaveCost()
{
    for (int i = int(ErrorKind::Network); i <= int(ErrorKind::MediaUnsupported); ++i) {
        Error error;
        error.kind = ErrorKind(i);
        const bool expected
            = error.kind == ErrorKind::SubmissionUnknown || error.kind == ErrorKind::Moderation;
        QCOMPARE(error.mayHaveSpentCredits(), expected);
    }
}

QTEST_APPLESS_MAIN(TestError)
#include "tst_error.moc"
