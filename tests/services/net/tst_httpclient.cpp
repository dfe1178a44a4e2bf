// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/httpclient.h"
#include "support/calls.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;
using namespace std::chrono_literals;

namespace {

HttpRequest get(const QUrl &url, const QString &token = {})
{
    HttpRequest request;
    request.url = url;
    request.token = token;
    return request;
}

HttpLimits shortLimits()
{
    HttpLimits limits;
    limits.apiSilence = 300ms;
    limits.paidSilence = 300ms;
    limits.uploadSilence = 300ms;
    limits.answerBytes = 64 * 1024;
    return limits;
}

} // namespace

class TestHttpClient final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void sendsWhatWasAsked();
    void everyStatusIsAnAnswer_data();
    void everyStatusIsAnAnswer();
    void retryAfterDateCountsFromTheServersClock();
    void brokenAnswersAreFailures_data();
    void brokenAnswersAreFailures();
    void refusedConnectionIsNetwork();
    void certificateProblemIsTls();
    void silenceIsTimeout();
    void slowAnswersAreBorne();
    void tooLargeIsProtocol();
    void tooLargeWithoutLengthIsProtocol();
    void redirectsKeepSecretsAtHome();
    void aWayBackIsNotTrusted();
    void redirectsWithinTheOriginKeepTheToken();
    void endlessRedirectsEnd();
    void postsAreNotRedirected_data();
    void postsAreNotRedirected();
    void unacceptableRequestsAreNotSent_data();
    void unacceptableRequestsAreNotSent();
    void fileBodiesAreStreamed();
    void missingFileIsFileInvalid();
    void abortFinishesOnceAndQueued();
    void clientMayGoFirst();
    void noCookiesAreKept();
};

void TestHttpClient::sendsWhatWasAsked()
{
    ScriptedServer server;
    server.queue(
        {wireAnswer(200, "{\"a\":1}", {{"X-Request-Id", "r-1"}, {"Content-Type", "application/json"}})});
    HttpClient client;
    HttpRequest request = get(server.url(u"/v1/x?y=1%2B2"_s), u" tok-1 "_s);
    request.verb = "POST";
    request.body = "{}";
    request.contentType = "application/json";
    request.headers = {{"X-Runway-Version", "2024-11-06"}};
    const Outcome outcome(client.send(request));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.result());
    QCOMPARE(outcome.value().status, 200);
    QCOMPARE(outcome.value().body, QByteArray("{\"a\":1}"));
    QCOMPARE(outcome.value().requestId, u"r-1"_s);
    QCOMPARE(outcome.value().header("content-type"), QByteArray("application/json"));

    QCOMPARE(server.requests().size(), 1);
    const WireRequest &seen = server.requests().first();
    QCOMPARE(seen.verb, QByteArray("POST"));
    QCOMPARE(seen.target, QByteArray("/v1/x?y=1%2B2"));
    QCOMPARE(seen.header("authorization"), QByteArray("Bearer tok-1"));
    QCOMPARE(seen.header("accept"), QByteArray("application/json"));
    QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
    QCOMPARE(seen.header("x-runway-version"), QByteArray("2024-11-06"));
    QVERIFY(seen.header("user-agent").startsWith("CircledTake"));
    QCOMPARE(seen.body, QByteArray("{}"));
    QVERIFY(!seen.header("upgrade").contains("h2c"));
}

void TestHttpClient::everyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 304, 400, 401, 402, 403, 404, 405, 408, 409, 410, 412, 418, 422, 429,
             500, 501, 502, 503, 504})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestHttpClient::everyStatusIsAnAnswer()
{
    QFETCH(int, status);
    ScriptedServer server;
    server.queue({wireAnswer(status, status == 304 ? "" : "{\"error\":\"e\"}", {{"Retry-After", "7"}})});
    HttpClient client;
    const Outcome outcome(client.send(get(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY2(outcome.result(), outcome.result() ? "" : qPrintable(outcome.error().detail));
    QCOMPARE(outcome.value().status, status);
    QCOMPARE(outcome.value().retryAfter, std::optional<std::chrono::milliseconds>(7s));
    if (status != 304)
        QCOMPARE(outcome.value().body, QByteArray("{\"error\":\"e\"}"));
}

void TestHttpClient::retryAfterDateCountsFromTheServersClock()
{
    ScriptedServer server;
    server.queue({wireAnswer(429, "{}",
        {{"Date", "Sun, 06 Nov 1994 08:49:37 GMT"}, {"Retry-After", "Sun, 06 Nov 1994 08:50:07 GMT"}})});
    HttpClient client;
    const Outcome outcome(client.send(get(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().status, 429);
    QCOMPARE(outcome.value().retryAfter, std::optional<std::chrono::milliseconds>(30s));
}

void TestHttpClient::brokenAnswersAreFailures_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<int>("kind");
    QTest::newRow("short body") << int(Fault::Truncate) << int(ErrorKind::Network);
    QTest::newRow("no answer") << int(Fault::CloseBeforeAnswer) << int(ErrorKind::Network);
    QTest::newRow("lost answer") << int(Fault::LoseAnswer) << int(ErrorKind::Network);
}

void TestHttpClient::brokenAnswersAreFailures()
{
    QFETCH(int, fault);
    QFETCH(int, kind);
    ScriptedServer server;
    server.setHandler(
        [](const WireRequest &) { return ScriptedAnswer{wireAnswer(200, QByteArray(1000, 'x'))}; });
    FaultProxy proxy(server.port());
    proxy.play(
        {{Fault(fault), {}, 100}, {Fault(fault), {}, 100}, {Fault(fault), {}, 100}, {Fault(fault), {}, 100}});
    HttpClient client;
    const Outcome outcome(client.send(get(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.result());
    QCOMPARE(int(outcome.error().kind), kind);
    QVERIFY(outcome.error().isTransient());
}

void TestHttpClient::refusedConnectionIsNetwork()
{
    FaultProxy proxy(1);
    proxy.setListening(false);
    HttpClient client;
    const Outcome outcome(client.send(get(proxy.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Network);
    QCOMPARE(outcome.error().httpStatus, 0);
}

void TestHttpClient::certificateProblemIsTls()
{
    // A server that answers the handshake with something else.
    ScriptedServer server;
    FaultProxy proxy(server.port());
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        plain.nextPendingConnection()->write("HTTP/1.1 400 no TLS here\r\nContent-Length: 0\r\n\r\n");
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    HttpClient client;
    const Outcome outcome(client.send(get(QUrl(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort())))));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Tls);
}

void TestHttpClient::silenceIsTimeout()
{
    ScriptedServer server; // accepts, reads, says nothing
    HttpClient client(shortLimits());
    const Outcome outcome(client.send(get(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Timeout);
    QCOMPARE(server.requests().size(), 1);
}

void TestHttpClient::slowAnswersAreBorne()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, QByteArray(1000, 'x'))});
    FaultProxy proxy(server.port());
    proxy.play({{Fault::Drip, {}, 100, 50ms}}); // longer than the limit in all, never silent for so long
    HttpClient client(shortLimits());
    const Outcome outcome(client.send(get(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.result());
    QCOMPARE(outcome.value().body.size(), 1000);
}

void TestHttpClient::tooLargeIsProtocol()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, QByteArray(64 * 1024 + 1, 'x'))});
    HttpClient client(shortLimits());
    const Outcome outcome(client.send(get(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
}

void TestHttpClient::tooLargeWithoutLengthIsProtocol()
{
    ScriptedServer server;
    server.queue({"HTTP/1.1 200 OK\r\n\r\n" + QByteArray(64 * 1024 + 1, 'x'), true});
    HttpClient client(shortLimits());
    const Outcome outcome(client.send(get(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
}

void TestHttpClient::redirectsKeepSecretsAtHome()
{
    ScriptedServer home;
    ScriptedServer away;
    away.queue({wireAnswer(200, "there")});
    home.queue({wireAnswer(302, "", {{"Location", away.url(u"/y"_s).toEncoded()}})});
    HttpClient client;
    HttpRequest request = get(home.url(), u"tok-1"_s);
    request.headers = {{"X-Runway-Version", "1"}};
    const Outcome outcome(client.send(request));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().body, QByteArray("there"));
    QCOMPARE(outcome.value().url, away.url(u"/y"_s));
    QCOMPARE(home.requests().first().header("authorization"), QByteArray("Bearer tok-1"));
    QCOMPARE(away.requests().size(), 1);
    QVERIFY(!away.requests().first().headers.contains("authorization"));
    QVERIFY(!away.requests().first().headers.contains("x-runway-version"));
}

void TestHttpClient::aWayBackIsNotTrusted()
{
    ScriptedServer home;
    ScriptedServer away;
    home.queue({wireAnswer(302, "", {{"Location", away.url().toEncoded()}})});
    away.queue({wireAnswer(302, "", {{"Location", home.url(u"/delete"_s).toEncoded()}})});
    home.queue({wireAnswer(200, "home")});
    HttpClient client;
    const Outcome outcome(client.send(get(home.url(), u"tok-1"_s)));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().body, QByteArray("home"));
    QCOMPARE(home.requests().size(), 2);
    QVERIFY(!home.requests().last().headers.contains("authorization"));
}

void TestHttpClient::redirectsWithinTheOriginKeepTheToken()
{
    ScriptedServer server;
    server.queue({wireAnswer(307, "", {{"Location", "/other"}})});
    server.queue({wireAnswer(200, "ok")});
    HttpClient client;
    const Outcome outcome(client.send(get(server.url(), u"tok-1"_s)));
    QVERIFY(outcome.wait());
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().last().target, QByteArray("/other"));
    QCOMPARE(server.requests().last().header("authorization"), QByteArray("Bearer tok-1"));
}

void TestHttpClient::endlessRedirectsEnd()
{
    ScriptedServer server;
    server.setHandler([](const WireRequest &) {
        return ScriptedAnswer{wireAnswer(302, "", {{"Location", "/x"}})};
    });
    HttpClient client;
    const Outcome outcome(client.send(get(server.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
    QCOMPARE(server.requests().size(), 6);
}

void TestHttpClient::postsAreNotRedirected_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("verb");
    for (const int status : {301, 302, 303, 307, 308}) {
        QTest::newRow(qPrintable(u"POST %1"_s.arg(status))) << status << QByteArray("POST");
        QTest::newRow(qPrintable(u"DELETE %1"_s.arg(status))) << status << QByteArray("DELETE");
    }
}

void TestHttpClient::postsAreNotRedirected()
{
    QFETCH(int, status);
    QFETCH(QByteArray, verb);
    ScriptedServer home;
    ScriptedServer away;
    home.queue({wireAnswer(status, "", {{"Location", away.url().toEncoded()}})});
    HttpClient client;
    HttpRequest request = get(home.url(), u"tok-1"_s);
    request.verb = verb;
    if (verb == "POST")
        request.body = "{}";
    const Outcome outcome(client.send(request));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().status, status);
    QCOMPARE(home.requests().size(), 1);
    QCOMPARE(away.connections(), 0);
}

void TestHttpClient::unacceptableRequestsAreNotSent_data()
{
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("field");
    QTest::newRow("line break in token")
        << u"tok\r\nX-Evil: 1"_s << u"http"_s << QByteArray("1") << u"token"_s;
    QTest::newRow("null in token") << u"tok"_s + QChar(0) + u"x"_s << u"http"_s << QByteArray("1")
                                   << u"token"_s;
    QTest::newRow("letters in token") << u"tökén"_s << u"http"_s << QByteArray("1") << u"token"_s;
    QTest::newRow("line break in header")
        << u"tok"_s << u"http"_s << QByteArray("1\r\nX-Evil: 1") << QString();
    QTest::newRow("scheme") << u"tok"_s << u"ftp"_s << QByteArray("1") << u"baseUrl"_s;
}

void TestHttpClient::unacceptableRequestsAreNotSent()
{
    QFETCH(QString, token);
    QFETCH(QString, scheme);
    QFETCH(QByteArray, header);
    QFETCH(QString, field);
    ScriptedServer server;
    HttpRequest request = get(server.url(), token);
    request.url.setScheme(scheme);
    request.verb = "POST";
    request.body = "{}";
    request.headers = {{"X-Own", header}};
    HttpClient client;
    const Outcome free(client.send(request));
    const Outcome paid(client.sendPaid(request));
    QVERIFY(free.wait() && paid.wait());
    QCOMPARE(free.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(free.error().field, field);
    QCOMPARE(paid.error().kind, ErrorKind::InvalidRequest);
    QCOMPARE(paid.error().field, field);
    QCOMPARE(server.connections(), 0);
}

void TestHttpClient::fileBodiesAreStreamed()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    const QByteArray content = QByteArray("0123456789abcdef").repeated(128 * 1024); // 2 MiB
    QCOMPARE(file.write(content), content.size());
    QVERIFY(file.flush());
    ScriptedServer server;
    server.queue({wireAnswer(200, "{}")});
    HttpClient client;
    HttpRequest request = get(server.url());
    request.verb = "POST";
    request.contentType = "image/png";
    request.bodyFile = file.fileName();
    request.callClass = CallClass::Upload;
    Call<HttpAnswer> *call = client.send(request);
    QSignalSpy progress(call, &CallBase::progressed);
    const Outcome outcome(call);
    QVERIFY(outcome.wait());
    QVERIFY(outcome.result());
    QCOMPARE(server.requests().first().header("content-type"), QByteArray("image/png"));
    QVERIFY(server.requests().first().body == content);
    QVERIFY(progress.size() > 1);
    QCOMPARE(progress.last().at(0).toLongLong(), content.size());
    QCOMPARE(progress.last().at(1).toLongLong(), content.size());
}

void TestHttpClient::missingFileIsFileInvalid()
{
    ScriptedServer server;
    HttpRequest request = get(server.url());
    request.verb = "POST";
    request.bodyFile = u"/nowhere/at/all.png"_s;
    HttpClient client;
    const Outcome outcome(client.send(request));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::FileInvalid);
    QCOMPARE(server.connections(), 0);
}

void TestHttpClient::abortFinishesOnceAndQueued()
{
    ScriptedServer server;
    HttpClient client;
    Call<HttpAnswer> *call = client.send(get(server.url()));
    const Outcome outcome(call);
    QVERIFY(QTest::qWaitFor([&server] { return !server.requests().isEmpty(); }));
    call->abort();
    call->abort();
    QVERIFY2(!outcome.isThere(), "finished() came from inside abort()");
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.error().kind, ErrorKind::Cancelled);
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCOMPARE(outcome.times(), 1);
}

void TestHttpClient::clientMayGoFirst()
{
    ScriptedServer server;
    auto client = std::make_unique<HttpClient>();
    HttpRequest request = get(server.url());
    const Outcome free(client->send(request));
    request.verb = "POST";
    request.body = "{}";
    const Outcome paid(client->sendPaid(request));
    QVERIFY(QTest::qWaitFor([&server] { return server.requests().size() == 2; }));
    client.reset();
    QCoreApplication::processEvents();
    QVERIFY(!free.isThere());
    QVERIFY(!paid.isThere());
}

void TestHttpClient::noCookiesAreKept()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, "{}", {{"Set-Cookie", "a=b"}})});
    server.queue({wireAnswer(200, "{}")});
    HttpClient client;
    const Outcome first(client.send(get(server.url())));
    QVERIFY(first.wait());
    const Outcome second(client.send(get(server.url())));
    QVERIFY(second.wait());
    QVERIFY(!server.requests().last().headers.contains("cookie"));
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
