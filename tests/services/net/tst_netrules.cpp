// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/contentrange.h"
#include "services/net/oneshotbody.h"
#include "services/net/redaction.h"
#include "services/net/retryafter.h"
#include "services/net/urls.h"
#include "support/calls.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace std::chrono_literals;

class TestNetRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void redaction_data();
    void redaction();
    void redactedAddressHasNoSecrets();
    void retryAfter_data();
    void retryAfter();
    void contentRange_data();
    void contentRange();
    void idsStayVerbatimInPaths();
    void apiUrlsKeepTheBasePath();
    void queryValuesArriveExactly();
    void acceptableAddresses_data();
    void acceptableAddresses();
    void redirectTargets_data();
    void redirectTargets();
    void originsDifferByPort();
    void bodyIsReadOnce();
};

void TestNetRules::redaction_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u"a plain sentence: 1 + 1 = 2"_s << u"a plain sentence: 1 + 1 = 2"_s;
    QTest::newRow("bearer") << u"Authorization: Bearer abc.DEF-123_x"_s << u"Authorization: Bearer …"_s;
    QTest::newRow("bearer only") << u"sent bearer   key-1234"_s << u"sent bearer   …"_s;
    QTest::newRow("runway key") << u"key_0123456789abcdef is wrong"_s << u"key_… is wrong"_s;
    QTest::newRow("useapi token") << u"user:1234-AbCdEf0123456789 unknown"_s << u"user:… unknown"_s;
    QTest::newRow("named") << u"{\"token\":\"s3cr3t\",\"a\":1}"_s << u"{\"token\":\"…\",\"a\":1}"_s;
    QTest::newRow("password") << u"password=hunter2&x=1"_s << u"password=…&x=1"_s;
    QTest::newRow("query") << u"get https://a.b/c?sig=1&e=2 now"_s << u"get https://a.b/c?… now"_s;
    QTest::newRow("user info") << u"https://me:pw@a.b/c"_s << u"https://…@a.b/c"_s;
    QTest::newRow("mail") << u"account jane.doe+x@mail.example.com full"_s << u"account …@… full"_s;
    QTest::newRow("encoded mail") << u"email=jane%40example.com"_s << u"email=…@…"_s;
    QTest::newRow("task id") << u"user:12-runwayml:jane@example.com-task:ab"_s
                             << u"user:12-runwayml:…@…-task:ab"_s;
    QTest::newRow("data uri") << u"uri data:image/png;base64,AAAA="_s << u"uri data:image/png,…"_s;
}

void TestNetRules::redaction()
{
    QFETCH(QString, text);
    QTEST(redacted(text), "expected");
}

void TestNetRules::redactedAddressHasNoSecrets()
{
    const QUrl url(
        u"https://me:pw@api.example:8443/v1/tasks/user:1-runwayml:a%40b.com-task:9?sig=abc#frag"_s);
    const QString shown = redactedAddress(url);
    QVERIFY(shown.startsWith("api.example:8443/v1/tasks/user:1-runwayml:"_L1));
    for (const QString &secret : {u"pw"_s, u"sig"_s, u"abc"_s, u"frag"_s, u"b.com"_s})
        QVERIFY2(!shown.contains(secret), qPrintable(shown));
}

void TestNetRules::retryAfter_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("milliseconds"); // −1: nothing
    QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
    QTest::newRow("spaces") << QByteArray(" 5 ") << qint64(5'000);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("fraction") << QByteArray("1.5") << qint64(1'500);
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 08:50:37 GMT") << qint64(60'000);
    QTest::newRow("old date") << QByteArray("Sunday, 06-Nov-94 08:50:37 GMT") << qint64(60'000);
    QTest::newRow("C date") << QByteArray("Sun Nov  6 08:50:37 1994") << qint64(60'000);
    QTest::newRow("past date") << QByteArray("Sun, 06 Nov 1994 08:00:00 GMT") << qint64(0);
    QTest::newRow("empty") << QByteArray() << qint64(-1);
    QTest::newRow("word") << QByteArray("soon") << qint64(-1);
    QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
    QTest::newRow("dots") << QByteArray("1.2.3") << qint64(-1);
    QTest::newRow("huge") << QByteArray("99999999999999999999") << qint64(-1);
    QTest::newRow("years") << QByteArray("Sun, 06 Nov 1999 08:00:00 GMT") << qint64(-1);
}

void TestNetRules::retryAfter()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, milliseconds);
    const Instant now = *parseHttpDate("Sun, 06 Nov 1994 08:49:37 GMT");
    QCOMPARE(toEpochMs(now), 784111777000);
    const auto parsed = parseRetryAfter(value, now);
    QCOMPARE(parsed ? qint64(parsed->count()) : -1, milliseconds);
}

void TestNetRules::contentRange_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("part") << QByteArray("bytes 5-9/10") << u"5 9 10"_s;
    QTest::newRow("unknown total") << QByteArray("bytes 5-9/*") << u"5 9 -"_s;
    QTest::newRow("unsatisfied") << QByteArray("bytes */10") << u"- - 10"_s;
    QTest::newRow("backwards") << QByteArray("bytes 9-5/10") << QString();
    QTest::newRow("beyond") << QByteArray("bytes 5-10/10") << QString();
    QTest::newRow("nothing known") << QByteArray("bytes */*") << QString();
    QTest::newRow("other unit") << QByteArray("items 5-9/10") << QString();
    QTest::newRow("empty") << QByteArray() << QString();
}

void TestNetRules::contentRange()
{
    QFETCH(QByteArray, value);
    const auto range = ContentRange::parse(value);
    const auto text
        = [](const std::optional<qint64> &number) { return number ? QString::number(*number) : u"-"_s; };
    QStringList shown;
    if (range)
        shown = {text(range->first), text(range->last), text(range->total)};
    QTEST(shown.join(u' '), "expected");
}

void TestNetRules::idsStayVerbatimInPaths()
{
    const QString id = u"user:1234-runwayml:jane.doe@mail.com-asset:0a/1?b#c%d e"_s;
    const QUrl url = apiUrl(QUrl(u"https://api.useapi.net"_s), u"/v1/runwayml/assets/"_s + pathSegment(id));
    QCOMPARE(url.toEncoded(),
        QByteArray("https://api.useapi.net/v1/runwayml/assets/"
                   "user:1234-runwayml:jane.doe@mail.com-asset:0a%2F1%3Fb%23c%25d%20e"));
}

void TestNetRules::apiUrlsKeepTheBasePath()
{
    QCOMPARE(
        apiUrl(QUrl(u"https://a.example/proxy/"_s), u"/v1/x"_s), QUrl(u"https://a.example/proxy/v1/x"_s));
    QCOMPARE(apiUrl(QUrl(u"https://a.example"_s), u"/v1/x"_s), QUrl(u"https://a.example/v1/x"_s));
}

void TestNetRules::queryValuesArriveExactly()
{
    QUrl url(u"https://a.example/x?first=1"_s);
    addQueryValue(url, u"email"_s, u"a+b@x.example"_s);
    addQueryValue(url, u"name"_s, u"ä & = % #.png"_s);
    QCOMPARE(url.toEncoded(),
        QByteArray(
            "https://a.example/x?first=1&email=a%2Bb%40x.example&name=%C3%A4%20%26%20%3D%20%25%20%23.png"));
}

void TestNetRules::acceptableAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("acceptable");
    QTest::newRow("https") << u"https://a.example/x?y=1"_s << true;
    QTest::newRow("loopback") << u"http://127.0.0.1:8080/x"_s << true;
    QTest::newRow("localhost") << u"http://localhost:8080/x"_s << true;
    QTest::newRow("http") << u"http://a.example/x"_s << false;
    QTest::newRow("looks like loopback") << u"http://127.0.0.1.a.example/x"_s << false;
    QTest::newRow("user") << u"https://me@a.example/"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("no host") << u"https:///x"_s << false;
    QTest::newRow("empty") << QString() << false;
}

void TestNetRules::acceptableAddresses()
{
    QFETCH(QString, url);
    QTEST(isAcceptableAddress(QUrl(url)), "acceptable");
}

void TestNetRules::redirectTargets_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QString>("to"); // empty: refused
    QTest::newRow("other host") << u"https://a.example/x"_s << QByteArray("https://b.example/y?z=1")
                                << u"https://b.example/y?z=1"_s;
    QTest::newRow("relative") << u"https://a.example/x/y"_s << QByteArray("../z") << u"https://a.example/z"_s;
    QTest::newRow("no scheme") << u"https://a.example/x"_s << QByteArray("//b.example/")
                               << u"https://b.example/"_s;
    QTest::newRow("to http") << u"https://a.example/x"_s << QByteArray("http://a.example/x") << QString();
    QTest::newRow("to http on loopback")
        << u"https://a.example/x"_s << QByteArray("http://127.0.0.1/x") << QString();
    QTest::newRow("to file") << u"https://a.example/x"_s << QByteArray("file:///etc/passwd") << QString();
    QTest::newRow("user info") << u"https://a.example/x"_s << QByteArray("https://me:pw@b.example/")
                               << QString();
    QTest::newRow("up to https") << u"http://127.0.0.1/x"_s << QByteArray("https://b.example/")
                                 << u"https://b.example/"_s;
}

void TestNetRules::redirectTargets()
{
    QFETCH(QString, from);
    QFETCH(QByteArray, location);
    QFETCH(QString, to);
    const Result<QUrl> target = redirectTarget(QUrl(from), location);
    QCOMPARE(target.has_value(), !to.isEmpty());
    if (target)
        QCOMPARE(*target, QUrl(to));
    else
        QCOMPARE(target.error().kind, ErrorKind::Protocol);
}

void TestNetRules::originsDifferByPort()
{
    QVERIFY(isSameOrigin(QUrl(u"https://a.example/x"_s), QUrl(u"https://a.example:443/y"_s)));
    QVERIFY(!isSameOrigin(QUrl(u"https://a.example/x"_s), QUrl(u"https://a.example:444/x"_s)));
    QVERIFY(!isSameOrigin(QUrl(u"https://a.example/x"_s), QUrl(u"https://b.example/x"_s)));
    QVERIFY(!isSameOrigin(QUrl(u"http://127.0.0.1:80/x"_s), QUrl(u"https://127.0.0.1:80/x"_s)));
}

void TestNetRules::bodyIsReadOnce()
{
    OneShotBody body("0123456789");
    QVERIFY(body.isSequential());
    QCOMPARE(body.total(), 10);
    QCOMPARE(body.taken(), 0);
    QCOMPARE(body.bytesAvailable(), 10);
    QCOMPARE(body.read(4), QByteArray("0123"));
    QCOMPARE(body.taken(), 4);
    QVERIFY(!body.reset());
    QCOMPARE(body.taken(), 4);
    QCOMPARE(body.readAll(), QByteArray("456789"));
    QVERIFY(body.atEnd());
    QCOMPARE(body.taken(), 10);
}

QTEST_GUILESS_MAIN(TestNetRules)
#include "tst_netrules.moc"
