// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/httpclient.h"
#include "support/calls.h"
#include "support/faultproxy.h"
#include "support/scriptedserver.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;
using namespace std::chrono_literals;

namespace {

HttpRequest create(const QUrl &url, const QByteArray &body = "{\"promptText\":\"a\"}")
{
    HttpRequest request;
    request.verb = "POST";
    request.url = url;
    request.contentType = "application/json";
    request.body = body;
    request.token = u"tok-1"_s;
    request.callClass = CallClass::Paid;
    return request;
}

} // namespace

//! A paid POST leaves once, whatever the other side does.
class TestPaidCall final : public QObject {
    Q_OBJECT

private slots:
    void init() { failOnAnyWarning(); }
    void arrivesWhole();
    void everyAnswerIsAnOutcome_data();
    void everyAnswerIsAnOutcome();
    void aServerThatReadsAndDropsSeesOne();
    void aPlainBodyIsSentTwice();
    void aLostAnswerIsSeenOnce();
    void refusedConnectionTakesNothing();
    void unknownHostTakesNothing();
    void failedHandshakeTakesNothing();
    void resetInTheBodyTakesSome();
    void closeAtTheHeadIsNotRepeated();
    void silenceIsNotRepeated();
    void aBrokenOffAnswerTellsItsStatus();
    void garbageIsNoAnswer();
    void redirectsAreOutcomes();
    void abortKeepsTheOutcome();
    void everyCallHasAConnectionOfItsOwn();
};

void TestPaidCall::arrivesWhole()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, "{\"id\":\"1\"}")});
    HttpClient client;
    const QByteArray body(3 * 1024 * 1024, 'b');
    const Outcome outcome(client.sendPaid(create(server.url(u"/v1/create"_s), body)));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.value().answer);
    QCOMPARE(outcome.value().answer->status, 200);
    QCOMPARE(outcome.value().status, 200);
    QCOMPARE(outcome.value().answer->body, QByteArray("{\"id\":\"1\"}"));
    QCOMPARE(outcome.value().taken, body.size());
    QCOMPARE(outcome.value().bodySize, body.size());
    const WireRequest &seen = server.requests().first();
    QVERIFY(seen.body == body);
    QCOMPARE(seen.header("content-length"), QByteArray::number(body.size()));
    QCOMPARE(seen.header("authorization"), QByteArray("Bearer tok-1"));
    QCOMPARE(seen.header("content-type"), QByteArray("application/json"));
}

void TestPaidCall::everyAnswerIsAnOutcome_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 400, 401, 402, 403, 404, 408, 412, 422, 429, 500, 502, 503, 504})
        QTest::newRow(qPrintable(QString::number(status))) << status;
}

void TestPaidCall::everyAnswerIsAnOutcome()
{
    QFETCH(int, status);
    ScriptedServer server;
    server.setHandler([status](const WireRequest &) {
        return ScriptedAnswer{wireAnswer(status, "{\"error\":\"e\"}", {{"Retry-After", "3"}})};
    });
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.value().answer);
    QCOMPARE(outcome.value().answer->status, status);
    QCOMPARE(outcome.value().answer->body, QByteArray("{\"error\":\"e\"}"));
    QCOMPARE(outcome.value().answer->retryAfter, std::optional<std::chrono::milliseconds>(3s));
    QCOMPARE(server.requests().size(), 1);
}

void TestPaidCall::aServerThatReadsAndDropsSeesOne()
{
    ScriptedServer server;
    server.setHandler([](const WireRequest &) { return ScriptedAnswer{{}, true}; });
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.value().answer);
    QCOMPARE(outcome.value().status, 0);
    QCOMPARE(outcome.value().taken, outcome.value().bodySize);
    QVERIFY(outcome.value().transport != QNetworkReply::NoError);
    QVERIFY(!outcome.value().timedOut);
    // Whatever would be sent again is sent at once: the outcome comes after it.
    QCOMPARE(server.requests().size(), 1);
}

void TestPaidCall::aPlainBodyIsSentTwice()
{
    // The control: without the one-shot body Qt sends a POST again by itself.
    ScriptedServer server;
    server.setHandler([](const WireRequest &) { return ScriptedAnswer{{}, true}; });
    QNetworkAccessManager network;
    QNetworkRequest head(server.url());
    head.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    std::unique_ptr<QNetworkReply> reply(network.post(head, "{}"));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait());
    QCOMPARE(server.requests().size(), 2);
}

void TestPaidCall::aLostAnswerIsSeenOnce()
{
    ScriptedServer server;
    server.setHandler([](const WireRequest &) { return ScriptedAnswer{wireAnswer(200, "{\"id\":\"1\"}")}; });
    FaultProxy proxy(server.port());
    proxy.play({{Fault::LoseAnswer, "POST"}});
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.value().answer);
    QCOMPARE(outcome.value().taken, outcome.value().bodySize);
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(proxy.completeRequests("POST"), 1);
}

void TestPaidCall::refusedConnectionTakesNothing()
{
    FaultProxy proxy(1);
    proxy.setListening(false);
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(proxy.url())));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().taken, 0);
    QCOMPARE(outcome.value().status, 0);
    QCOMPARE(outcome.value().transport, QNetworkReply::ConnectionRefusedError);
}

void TestPaidCall::unknownHostTakesNothing()
{
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(QUrl(u"https://no-such-host.invalid/"_s))));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().taken, 0);
    QVERIFY(outcome.value().transport != QNetworkReply::NoError);
}

void TestPaidCall::failedHandshakeTakesNothing()
{
    QTcpServer plain;
    connect(&plain, &QTcpServer::newConnection, &plain, [&plain] {
        plain.nextPendingConnection()->write("HTTP/1.1 400 no TLS here\r\nContent-Length: 0\r\n\r\n");
    });
    QVERIFY(plain.listen(QHostAddress::LocalHost));
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(QUrl(u"https://127.0.0.1:%1/"_s.arg(plain.serverPort())))));
    QVERIFY(outcome.wait());
    QCOMPARE(outcome.value().taken, 0);
    QCOMPARE(outcome.value().transport, QNetworkReply::SslHandshakeFailedError);
}

void TestPaidCall::resetInTheBodyTakesSome()
{
    ScriptedServer server;
    FaultProxy proxy(server.port());
    proxy.play({{Fault::ResetInRequest, "POST", 64 * 1024}});
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(proxy.url(), QByteArray(64 * 1024 * 1024, 'b'))));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.value().answer);
    QVERIFY(outcome.value().taken > 0);
    QVERIFY(outcome.value().taken < outcome.value().bodySize);
    QCOMPARE(proxy.connections(), 1);
}

void TestPaidCall::closeAtTheHeadIsNotRepeated()
{
    ScriptedServer server;
    FaultProxy proxy(server.port());
    proxy.play({{Fault::CloseAtOnce}});
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.value().answer);
    QCOMPARE(proxy.completeRequests().size(), 0);
    QCOMPARE(server.requests().size(), 0);
}

void TestPaidCall::silenceIsNotRepeated()
{
    ScriptedServer server;
    HttpLimits limits;
    limits.paidSilence = 300ms;
    HttpClient client(limits);
    const Outcome outcome(client.sendPaid(create(server.url())));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.value().timedOut);
    QVERIFY(!outcome.value().aborted);
    QVERIFY(!outcome.value().answer);
    QCOMPARE(outcome.value().taken, outcome.value().bodySize);
    QCOMPARE(server.requests().size(), 1);
}

void TestPaidCall::aBrokenOffAnswerTellsItsStatus()
{
    ScriptedServer server;
    server.setHandler(
        [](const WireRequest &) { return ScriptedAnswer{wireAnswer(200, QByteArray(500, 'x'))}; });
    FaultProxy proxy(server.port());
    proxy.play({{Fault::Truncate, {}, 100}});
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.value().answer);
    QCOMPARE(outcome.value().status, 200);
    QCOMPARE(server.requests().size(), 1);
}

void TestPaidCall::garbageIsNoAnswer()
{
    ScriptedServer server;
    FaultProxy proxy(server.port());
    proxy.play({{Fault::Garbage}});
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(proxy.url())));
    QVERIFY(outcome.wait());
    QVERIFY(!outcome.value().answer);
    QCOMPARE(outcome.value().taken, outcome.value().bodySize);
    QCOMPARE(proxy.completeRequests().size(), 1);
}

void TestPaidCall::redirectsAreOutcomes()
{
    ScriptedServer home;
    ScriptedServer away;
    home.queue({wireAnswer(307, "", {{"Location", away.url().toEncoded()}})});
    HttpClient client;
    const Outcome outcome(client.sendPaid(create(home.url())));
    QVERIFY(outcome.wait());
    QVERIFY(outcome.value().answer);
    QCOMPARE(outcome.value().answer->status, 307);
    QCOMPARE(away.connections(), 0);
}

void TestPaidCall::abortKeepsTheOutcome()
{
    ScriptedServer server;
    HttpClient client;
    Call<PaidOutcome> *call = client.sendPaid(create(server.url()));
    const Outcome outcome(call);
    QVERIFY(QTest::qWaitFor([&server] { return !server.requests().isEmpty(); }));
    call->abort();
    QVERIFY2(!outcome.isThere(), "finished() came from inside abort()");
    QVERIFY(outcome.wait());
    QVERIFY(outcome.value().aborted);
    QVERIFY(!outcome.value().timedOut);
    QCOMPARE(outcome.value().taken, outcome.value().bodySize);
    QCOMPARE(outcome.times(), 1);
}

void TestPaidCall::everyCallHasAConnectionOfItsOwn()
{
    ScriptedServer server;
    server.setHandler([](const WireRequest &) { return ScriptedAnswer{wireAnswer(200, "{}")}; });
    HttpClient client;
    for (int i = 1; i <= 3; ++i) {
        const Outcome outcome(client.sendPaid(create(server.url())));
        QVERIFY(outcome.wait());
        QVERIFY(outcome.value().answer);
        QCOMPARE(server.connections(), i);
    }
}

QTEST_GUILESS_MAIN(TestPaidCall)
#include "tst_paidcall.moc"
