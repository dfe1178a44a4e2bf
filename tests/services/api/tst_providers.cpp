// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/runwayprovider.h"
#include "services/api/useapiprovider.h"
#include "support/calls.h"
#include "support/scriptedserver.h"

#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::Outcome;
using test::ScriptedServer;
using test::wireAnswer;

//! What goes over the wire, byte by byte where it matters.
class TestProviders final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void useapiUpload();
    void useapiIdsStandVerbatimInPaths();
    void useapiRecentFindsReferences();
    void useapiRecentNeedsOneOfTwoLists();
    void useapiCancelSendsNothing();
    void runwayHeadersOnEveryCall();
    void runwayUploadGoesInTwoSteps();
    void runwayCancel_data();
    void runwayCancel();
    void errorsCarryStatusAndText();
    void paidCallLeavesOnce_data();
    void paidCallLeavesOnce();

private:
    Endpoint endpoint(const ScriptedServer &server, const QString &email = {}) const
    {
        return {server.url(u""_s), u"user:7-abcdefghij"_s, email};
    }
    QString file(const QByteArray &bytes)
    {
        const QString path = m_folder.filePath(u"a.png"_s);
        QFile out(path);
        return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size() ? path : QString();
    }

    QTemporaryDir m_folder;
    const Catalogue m_catalogue = test::shippedCatalogue();
    HttpClient m_client;
    UseapiProvider m_useapi{m_client, *m_catalogue.provider(u"useapi")};
    RunwayProvider m_runway{m_client, *m_catalogue.provider(u"runway")};
};

void TestProviders::useapiUpload()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, test::fixture(u"useapi/upload.json"_s))});
    const QByteArray bytes = QByteArray("\x89PNG not really but bytes") + QByteArray(3000, '\0');
    const Outcome<UploadedItem> done(m_useapi.upload(endpoint(server, u"a+b@example.com"_s),
        {file(bytes), u"first & last.png"_s, u"image/png"_s, MediaKind::Image, bytes.size(), {1280, 768},
            0}));
    QVERIFY(done.wait());
    QVERIFY(done.result());
    QVERIFY(done.value().reference.contains("-asset:"_L1));
    QVERIFY(!done.value().life);
    QCOMPARE(server.requests().size(), 1);
    const auto request = server.requests().first();
    QCOMPARE(request.verb, QByteArray("POST"));
    QCOMPARE(request.target,
        QByteArray("/v1/runwayml/assets/?name=first%20%26%20last.png&width=1280&height=768"
                   "&email=a%2Bb%40example.com"));
    QCOMPARE(request.header("content-type"), QByteArray("image/png"));
    QCOMPARE(request.header("authorization"), QByteArray("Bearer user:7-abcdefghij"));
    QCOMPARE(request.body, bytes);
}

void TestProviders::useapiIdsStandVerbatimInPaths()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, test::fixture(u"useapi/task-running.json"_s))});
    const Outcome<RemoteTask> task(
        m_useapi.read(endpoint(server), u"user:12345-runwayml:someone@example.com-task:4c5b"_s));
    QVERIFY(task.wait());
    QVERIFY(task.result());
    QCOMPARE(server.requests().first().target,
        QByteArray("/v1/runwayml/tasks/user:12345-runwayml:someone@example.com-task:4c5b"));
}

void TestProviders::useapiRecentFindsReferences()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, test::fixture(u"useapi/scheduler.json"_s))});
    server.queue({wireAnswer(200, "[" + test::fixture(u"useapi/task-succeeded.json"_s) + "]")});
    const Outcome<QList<RemoteTask>> recent(m_useapi.recent(endpoint(server)));
    QVERIFY(recent.wait());
    QVERIFY(recent.result());
    QCOMPARE(recent.value().size(), 2);
    QCOMPARE(server.requests().at(1).target, QByteArray("/v1/runwayml/tasks/?offset=0&limit=50"));
}

void TestProviders::useapiRecentNeedsOneOfTwoLists()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, test::fixture(u"useapi/scheduler.json"_s))});
    server.queue({wireAnswer(502, "bad gateway")});
    const Outcome<QList<RemoteTask>> found(m_useapi.recent(endpoint(server)));
    QVERIFY(found.wait());
    QVERIFY(found.result());
    QCOMPARE(found.value().size(), 1);

    // Nothing found and not all seen: that is no answer.
    server.queue({wireAnswer(200, "[]")});
    server.queue({wireAnswer(502, "bad gateway")});
    const Outcome<QList<RemoteTask>> nothing(m_useapi.recent(endpoint(server)));
    QVERIFY(nothing.wait());
    QVERIFY(!nothing.result());
}

void TestProviders::useapiCancelSendsNothing()
{
    ScriptedServer server;
    const Outcome<bool> done(m_useapi.cancel(endpoint(server), u"t"_s));
    QVERIFY(done.wait());
    QCOMPARE(done.value(), false);
    QCOMPARE(server.connections(), 0);
}

void TestProviders::runwayHeadersOnEveryCall()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, test::fixture(u"runway/task-running.json"_s))});
    server.queue({wireAnswer(200, test::fixture(u"runway/organization.json"_s))});
    server.queue({wireAnswer(200, test::fixture(u"runway/create.json"_s))});
    const Outcome<RemoteTask> task(m_runway.read(endpoint(server), u"17f20503"_s));
    QVERIFY(task.wait() && task.result());
    const Outcome<Balance> balance(m_runway.balance(endpoint(server)));
    QVERIFY(balance.wait() && balance.result());
    const ModelSpec *turbo = m_catalogue.model(u"runway", u"image-to-video", u"gen4_turbo");
    const Outcome<PaidOutcome> paid(
        m_runway.create(m_runway.createRequest(endpoint(server), *turbo, {{u"model"_s, u"gen4_turbo"_s}})));
    QVERIFY(paid.wait() && paid.result());
    QCOMPARE(server.requests().size(), 3);
    for (const auto &request : server.requests()) {
        QCOMPARE(request.header("x-runway-version"), QByteArray("2024-11-06"));
        QCOMPARE(request.header("authorization"), QByteArray("Bearer user:7-abcdefghij"));
    }
    QCOMPARE(server.requests().at(0).target, QByteArray("/v1/tasks/17f20503"));
    QCOMPARE(server.requests().at(1).target, QByteArray("/v1/organization"));
    QCOMPARE(server.requests().at(2).target, QByteArray("/v1/image_to_video"));
    QCOMPARE(server.requests().at(2).body, QByteArray(R"({"model":"gen4_turbo"})"));
}

void TestProviders::runwayUploadGoesInTwoSteps()
{
    ScriptedServer api;
    ScriptedServer storage;
    api.queue({wireAnswer(200,
        R"({"uploadUrl": ")" + storage.url(u"/bucket?x=1"_s).toEncoded()
            + R"(", "fields": {"key": "abc/def", "policy": "cG9s"}, "runwayUri": "runway://here"})")});
    storage.queue({wireAnswer(204, {})});
    const QByteArray bytes = QByteArray("png bytes \r\n--") + QByteArray(5000, 'x');
    const Outcome<UploadedItem> done(m_runway.upload(endpoint(api),
        {file(bytes), u"a \"b\".png"_s, u"image/png"_s, MediaKind::Image, bytes.size(), {1, 1}, 0}));
    QVERIFY(done.wait());
    QVERIFY(done.result());
    QCOMPARE(done.value().reference, u"runway://here"_s);
    QVERIFY(done.value().life);
    QCOMPARE(api.requests().first().target, QByteArray("/v1/uploads"));
    QCOMPARE(api.requests().first().body, QByteArray(R"({"filename":"a \"b\".png","type":"ephemeral"})"));
    const auto form = storage.requests().first();
    QCOMPARE(form.target, QByteArray("/bucket?x=1"));
    QVERIFY(form.header("authorization").isEmpty()); // the address is signed
    QVERIFY(form.header("x-runway-version").isEmpty());
    QVERIFY(form.header("content-type").startsWith("multipart/form-data; boundary="));
    QCOMPARE(form.header("content-length").toInt(), form.body.size());
    const qsizetype key = form.body.indexOf("name=\"key\"\r\n\r\nabc/def\r\n");
    const qsizetype part = form.body.indexOf("name=\"file\"; filename=\"a %22b%22.png\"\r\n");
    QVERIFY(key > 0 && part > key); // the file comes last
    QVERIFY(form.body.contains("\r\n\r\n" + bytes + "\r\n--"));
}

void TestProviders::runwayCancel_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("confirmed");
    QTest::newRow("cancelled") << 204 << true;
    QTest::newRow("already gone") << 404 << true;
    QTest::newRow("broken") << 500 << false;
    QTest::newRow("not allowed") << 401 << false;
}

void TestProviders::runwayCancel()
{
    QFETCH(int, status);
    ScriptedServer server;
    server.queue({wireAnswer(status, {})});
    const Outcome<bool> done(m_runway.cancel(endpoint(server), u"17f20503"_s));
    QVERIFY(done.wait());
    QCOMPARE(server.requests().first().verb, QByteArray("DELETE"));
    QTEST(done.result().value_or(false), "confirmed");
}

void TestProviders::errorsCarryStatusAndText()
{
    ScriptedServer server;
    server.queue({wireAnswer(429, test::fixture(u"useapi/busy-account.json"_s), {{"Retry-After", "17"}})});
    const Outcome<RemoteTask> task(m_useapi.read(endpoint(server), u"t"_s));
    QVERIFY(task.wait());
    QVERIFY(!task.result());
    QCOMPARE(task.error().kind, ErrorKind::RateLimited);
    QCOMPARE(task.error().httpStatus, 429);
    QCOMPARE(task.error().detail, u"Account …@… is busy executing 2 tasks"_s);
    QCOMPARE(task.error().retryAfter, std::optional<std::chrono::milliseconds>(17000));
}

void TestProviders::paidCallLeavesOnce_data()
{
    QTest::addColumn<bool>("useapi");
    QTest::newRow("useapi.net") << true;
    QTest::newRow("Runway") << false;
}

void TestProviders::paidCallLeavesOnce()
{
    QFETCH(bool, useapi);
    Provider &provider = useapi ? static_cast<Provider &>(m_useapi) : m_runway;
    ScriptedServer server;
    server.setHandler([](const test::WireRequest &) { return test::ScriptedAnswer{{}, true}; });
    const ModelSpec *model = m_catalogue.models(provider.spec().id, u"image-to-video").first();
    const Outcome<PaidOutcome> paid(
        provider.create(provider.createRequest(endpoint(server), *model, {{u"seed"_s, 5}})));
    QVERIFY(paid.wait());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(judge(paid.value(), provider.dialect()).kind, Verdict::Kind::Unknown);
}

QTEST_GUILESS_MAIN(TestProviders)
#include "tst_providers.moc"
