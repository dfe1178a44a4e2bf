// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/runwayprovider.h"
#include "services/api/useapiprovider.h"
#include "support/calls.h"
#include "support/scriptedserver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;
using test::Outcome;
using test::ScriptedServer;
using test::wireAnswer;

namespace {

const QString Email = u"a+b@example.com"_s;
QStringList *logged = nullptr;

void noteMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged->append(text);
}

} // namespace

//! Assets, lists, usage and enlarging over the wire.
class TestAssetProviders final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void assetsArePaged();
    void assetsAreDeleted_data();
    void assetsAreDeleted();
    void listsHaveTheirOwnQueries();
    void accountsKeepTheirSecrets();
    void usageIsSplit();
    void usageIsAllOrNothing();
    void runwayHasNoSuchLists();
    void picturesAreEnlarged();
    void enlargedByAddress();

private:
    Endpoint endpoint(const ScriptedServer &server, const QString &email = {}) const
    {
        return {server.url(u""_s), u"user:7-abcdefghij"_s, email};
    }

    QTemporaryDir m_folder;
    const Catalogue m_catalogue = test::shippedCatalogue();
    HttpClient m_client;
    UseapiProvider m_useapi{m_client, *m_catalogue.provider(u"useapi")};
    RunwayProvider m_runway{m_client, *m_catalogue.provider(u"runway")};
};

void TestAssetProviders::assetsArePaged()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, R"([{"assetId": "a", "mediaType": "video"}, {}])")});
    server.queue({wireAnswer(200, "[]")});
    const Outcome<answers::AssetPage> first(
        m_useapi.assets(endpoint(server, Email), {MediaKind::Video, 50, 999}));
    QVERIFY(first.wait() && first.result());
    QCOMPARE(first.value().seen, 2);
    QCOMPARE(first.value().assets.size(), 1);
    const Outcome<answers::AssetPage> last(m_useapi.assets(endpoint(server), {{}, 5000, 0}));
    QVERIFY(last.wait() && last.result());
    // useapi.net, GET /assets: offset 0…1000 and limit 1…50 are required.
    QCOMPARE(server.requests().at(0).target,
        QByteArray("/v1/runwayml/assets/?offset=50&limit=50&mediaType=video&email=a%2Bb%40example.com"));
    QCOMPARE(server.requests().at(1).target, QByteArray("/v1/runwayml/assets/?offset=1000&limit=1"));
}

void TestAssetProviders::assetsAreDeleted_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("gone");
    QTest::newRow("deleted") << 200 << QByteArray(R"({"success": true})") << true;
    QTest::newRow("no content") << 204 << QByteArray() << true;
    QTest::newRow("was gone") << 404 << QByteArray(R"({"error": "Not found.", "code": 404})") << true;
    QTest::newRow("says no") << 200 << QByteArray(R"({"success": false, "error": "in use"})") << false;
    QTest::newRow("not allowed") << 401 << QByteArray(R"({"error": "Unauthorized"})") << false;
    QTest::newRow("broken") << 500 << QByteArray("oops") << false;
}

void TestAssetProviders::assetsAreDeleted()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(bool, gone);
    ScriptedServer server;
    server.queue({wireAnswer(status, body)});
    server.queue({wireAnswer(status, body)});
    const QString id = u"user:1-runwayml:a@b.c-asset:5"_s;
    const Outcome<bool> asset(m_useapi.removeAsset(endpoint(server), id));
    QVERIFY(asset.wait());
    QCOMPARE(asset.result().value_or(false), gone);
    QCOMPARE(server.requests().first().verb, QByteArray("DELETE"));
    QCOMPARE(
        server.requests().first().target, QByteArray("/v1/runwayml/assets/user:1-runwayml:a@b.c-asset:5"));
    const Outcome<bool> scheduled(m_useapi.forgetScheduled(endpoint(server), u"t:1"_s));
    QVERIFY(scheduled.wait());
    QCOMPARE(scheduled.result().value_or(false), gone);
    QCOMPARE(server.requests().last().target, QByteArray("/v1/runwayml/scheduler/t:1"));
}

void TestAssetProviders::listsHaveTheirOwnQueries()
{
    ScriptedServer server;
    server.setHandler([](const test::WireRequest &) {
        return test::ScriptedAnswer{wireAnswer(200, R"([{"taskId": "t", "replyRef": "r"}])")};
    });
    const auto target = [&](Listing which, const ListingQuery &query) -> QByteArray {
        const Outcome<QJsonValue> list(m_useapi.listing(endpoint(server, Email), which, query));
        return list.wait() && list.result() ? server.requests().last().target : "failed";
    };
    QCOMPARE(target(Listing::Scheduler, {}), QByteArray("/v1/runwayml/scheduler/"));
    QCOMPARE(target(Listing::Accounts, {}), QByteArray("/v1/runwayml/accounts"));
    QCOMPARE(target(Listing::Features, {}), QByteArray("/v1/runwayml/features/?email=a%2Bb%40example.com"));
    QCOMPARE(target(Listing::Tasks, {10, 2000, {u"PENDING"_s, u"FAILED"_s}}),
        QByteArray(
            "/v1/runwayml/tasks/?offset=10&limit=1000&statuses=PENDING%2CFAILED&email=a%2Bb%40example.com"));
}

void TestAssetProviders::accountsKeepTheirSecrets()
{
    QStringList lines;
    logged = &lines;
    const QtMessageHandler before = qInstallMessageHandler(noteMessage);
    ScriptedServer server;
    const QByteArray body = R"({"a@b.c": {"email": "a@b.c", "password": "hunter2-pass", "maxJobs": 4,
        "jwt": {"token": "eyJhbGciOi-secret"}, "error": "Login of a@b.c failed, password: hunter2-pass"}})";
    server.queue({wireAnswer(200, body)});
    server.queue({wireAnswer(401, body)}); // even as an error
    const Outcome<QJsonValue> list(m_useapi.listing(endpoint(server), Listing::Accounts, {}));
    const bool came = list.wait() && list.result();
    const Outcome<QJsonValue> refused(m_useapi.listing(endpoint(server), Listing::Accounts, {}));
    const bool came2 = refused.wait();
    qInstallMessageHandler(before);
    QVERIFY(came && came2 && !refused.result());
    const QString all = QString::fromUtf8(QJsonDocument(list.value().toArray()).toJson()) + lines.join(u'\n')
        + refused.error().detail;
    QVERIFY(all.contains("maxJobs"_L1));
    for (const auto &secret : {u"hunter2-pass"_s, u"eyJhbGciOi-secret"_s, u"user:7-abcdefghij"_s})
        QVERIFY2(!all.contains(secret), qPrintable(all));
}

void TestAssetProviders::usageIsSplit()
{
    ScriptedServer server;
    server.setHandler([](const test::WireRequest &request) {
        const QByteArray day
            = QJsonDocument::fromJson(request.body).object().value("startDate"_L1).toString().toUtf8();
        return test::ScriptedAnswer{wireAnswer(200,
            R"({"results": [{"date": ")" + day
                + R"(", "usedCredits": [{"model": "gen4_turbo", "amount": 5}]}]})")};
    });
    const Outcome<QList<UsageEntry>> usage(
        m_runway.usage(endpoint(server), QDate(2025, 10, 1), QDate(2025, 12, 30)));
    QVERIFY(usage.wait() && usage.result());
    QCOMPARE(usage.value().size(), 2);
    QCOMPARE(server.requests().size(), 2); // 91 days
    QCOMPARE(server.requests().at(0).verb, QByteArray("POST"));
    QCOMPARE(server.requests().at(0).target, QByteArray("/v1/organization/usage"));
    QCOMPARE(
        server.requests().at(0).body, QByteArray(R"({"beforeDate":"2025-12-30","startDate":"2025-10-01"})"));
    QCOMPARE(
        server.requests().at(1).body, QByteArray(R"({"beforeDate":"2025-12-31","startDate":"2025-12-30"})"));
    QCOMPARE(server.requests().at(1).header("x-runway-version"), QByteArray("2024-11-06"));
}

void TestAssetProviders::usageIsAllOrNothing()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, R"({"results": []})")});
    server.queue({wireAnswer(429, R"({"error": "slower"})")});
    const Outcome<QList<UsageEntry>> usage(
        m_runway.usage(endpoint(server), QDate(2025, 1, 1), QDate(2025, 12, 31)));
    QVERIFY(usage.wait());
    QVERIFY(!usage.result());
    QCOMPARE(usage.error().kind, ErrorKind::RateLimited);
    QCOMPARE(server.requests().size(), 2);
}

void TestAssetProviders::runwayHasNoSuchLists()
{
    ScriptedServer server;
    const Outcome<answers::AssetPage> assets(m_runway.assets(endpoint(server), {}));
    const Outcome<QJsonValue> list(m_runway.listing(endpoint(server), Listing::Tasks, {}));
    QVERIFY(assets.wait() && list.wait());
    QCOMPARE(assets.error().kind, ErrorKind::NotFound);
    QCOMPARE(assets.error().httpStatus, 0);
    QCOMPARE(list.error().kind, ErrorKind::NotFound);
    QCOMPARE(server.connections(), 0);
}

void TestAssetProviders::picturesAreEnlarged()
{
    ScriptedServer server;
    const QByteArray picture
        = "\x89PNG" + QByteArray(9 * 1000 * 1000, 'p'); // more than an answer in JSON may be
    server.queue({wireAnswer(200, picture, {{"Content-Type", "image/png"}})});
    const QString target = m_folder.filePath(u"big.part"_s);
    const Outcome<bool> done(m_useapi.enlarge(endpoint(server, Email),
        QUrl(u"https://example.com/a%20b.png?_jwt=x+y&z=1"_s), {2560, 1536}, target));
    QVERIFY(done.wait());
    QVERIFY2(done.result(), qPrintable(done.whatWentWrong()));
    QCOMPARE(server.requests().first().target,
        QByteArray("/v1/runwayml/image_upscaler/"
                   "?image_url=https%3A%2F%2Fexample.com%2Fa%2520b.png%3F_jwt%3Dx%2By%26z"
                   "%3D1&width=2560&height=1536&email=a%2Bb%40example.com"));
    QFile file(target);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), picture);
}

void TestAssetProviders::enlargedByAddress()
{
    ScriptedServer server;
    server.queue({wireAnswer(200, R"({"url": ")" + server.url(u"/big.png"_s).toEncoded() + "\"}",
        {{"Content-Type", "application/json; charset=utf-8"}})});
    server.queue({wireAnswer(200, "picture")});
    const QString target = m_folder.filePath(u"other.part"_s);
    const Outcome<bool> done(
        m_useapi.enlarge(endpoint(server), QUrl(u"https://example.com/a.png"_s), {20, 10}, target));
    QVERIFY(done.wait());
    QVERIFY2(done.result(), qPrintable(done.whatWentWrong()));
    QCOMPARE(server.requests().at(1).target, QByteArray("/big.png"));
    QVERIFY(server.requests().at(1).header("authorization").isEmpty());
    server.queue({wireAnswer(200, R"({"error": "no picture"})", {{"Content-Type", "application/json"}})});
    const Outcome<bool> not_(
        m_useapi.enlarge(endpoint(server), QUrl(u"https://example.com/a.png"_s), {20, 10}, target));
    QVERIFY(not_.wait());
    QCOMPARE(not_.error().kind, ErrorKind::Protocol);
}

QTEST_GUILESS_MAIN(TestAssetProviders)
#include "tst_assetproviders.moc"
