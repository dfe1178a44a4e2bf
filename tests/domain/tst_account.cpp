// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/account.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

class TestAccount final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void baseUrls_data();
    void baseUrls();
    void tokens_data();
    void tokens();
    void origins_data();
    void origins();
};

void TestAccount::baseUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isAcceptable");
    const auto good = [](const char *text) { QTest::newRow(text) << QString::fromLatin1(text) << true; };
    const auto bad = [](const char *text) { QTest::newRow(text) << QString::fromLatin1(text) << false; };
    good("https://api.dev.runwayml.com");
    good("https://api.useapi.net/");
    good("https://gateway.example:8443/runway");
    good("http://127.0.0.1:4711");
    good("http://127.255.1.2");
    good("http://localhost:80");
    good("http://LOCALHOST");
    good("http://[::1]:9000");
    good("https://127.0.0.1:4712");
    bad("");
    bad("api.dev.runwayml.com");
    bad("http://api.dev.runwayml.com");
    bad("http://128.0.0.1");
    bad("http://127.0.0.1.example.org");
    bad("http://127.example.org");
    bad("http://localhost.example.org");
    bad("http://[::2]");
    bad("http://0.0.0.0:80");
    bad("ftp://127.0.0.1");
    bad("file:///etc/passwd");
    bad("https://");
    bad("https:///path");
    bad("https://me@example.org");
    bad("https://me:pw@example.org");
    bad("http://localhost@example.org");
    bad("https://@example.org");
    bad("https://example.org?x=1");
    bad("https://example.org/#top");
    bad("https://example.org:0");
    bad("https://exa mple.org");
}

void TestAccount::baseUrls()
{
    QFETCH(QString, text);
    QTEST(isAcceptableBaseUrl(QUrl(text, QUrl::StrictMode)), "isAcceptable");
}

void TestAccount::tokens_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QString>("token"); // empty: refused
    QTest::newRow("as it is") << u"key_0123"_s << u"key_0123"_s;
    QTest::newRow("white space around") << u" \tkey_0123\r\n"_s << u"key_0123"_s;
    QTest::newRow("no-break space around") << u"\u00a0key_0123\u2003"_s << u"key_0123"_s;
    QTest::newRow("useapi") << u"user:12-AbC~!"_s << u"user:12-AbC~!"_s;
    QTest::newRow("nothing") << u""_s << QString();
    QTest::newRow("white space") << u" \n"_s << QString();
    QTest::newRow("a header behind it") << u"key\r\nX-Evil: 1"_s << QString();
    QTest::newRow("line feed") << u"key\n1"_s << QString();
    QTest::newRow("tab") << u"key\t1"_s << QString();
    QTest::newRow("zero") << QString(u"key"_s + QChar(0) + u"1"_s) << QString();
    QTest::newRow("delete") << QString(u"key"_s + QChar(0x7f)) << QString();
    QTest::newRow("C1") << QString(u"key"_s + QChar(0x85) + u"1"_s) << QString();
    QTest::newRow("umlaut") << u"kéy"_s << QString();
    QTest::newRow("zero width") << u"key\u200b1"_s << QString();
}

void TestAccount::tokens()
{
    QFETCH(QString, pasted);
    QFETCH(QString, token);
    const auto cleaned = cleanedToken(pasted);
    QCOMPARE(cleaned.has_value(), !token.isEmpty());
    QCOMPARE(cleaned.value_or(QString()), token);
}

void TestAccount::origins_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin");
    const int stored = int(Account::Kind::Stored);
    QTest::newRow("plain") << stored << u"https://api.useapi.net"_s << u"https://api.useapi.net"_s;
    QTest::newRow("slash, path and capitals")
        << stored << u"HTTPS://API.useapi.net/v1/"_s << u"https://api.useapi.net"_s;
    QTest::newRow("usual port") << stored << u"https://api.useapi.net:443"_s << u"https://api.useapi.net"_s;
    QTest::newRow("another port") << stored << u"http://127.0.0.1:81/"_s << u"http://127.0.0.1:81"_s;
    QTest::newRow("usual port of http") << stored << u"http://127.0.0.1:80"_s << u"http://127.0.0.1"_s;
    QTest::newRow("https on 80") << stored << u"https://127.0.0.1:80"_s << u"https://127.0.0.1:80"_s;
    QTest::newRow("IPv6") << stored << u"http://[::1]:9000"_s << u"http://[::1]:9000"_s;
    QTest::newRow("environment") << int(Account::Kind::Environment) << u"https://x.example"_s
                                 << u"https://x.example"_s;
    QTest::newRow("practice") << int(Account::Kind::Sandbox) << u"http://127.0.0.1:4711"_s << u"sandbox"_s;
    QTest::newRow("practice, not started") << int(Account::Kind::Sandbox) << QString() << u"sandbox"_s;
    QTest::newRow("no address") << stored << QString() << QString();
}

void TestAccount::origins()
{
    QFETCH(int, kind);
    QFETCH(QString, url);
    Account account;
    account.kind = Account::Kind(kind);
    account.baseUrl = QUrl(url);
    QTEST(account.origin(), "origin");
}

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"
