// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclient.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

const Json quickVideo{{"model", "gen4_turbo"}, {"promptImage", "https://example.com/a.png"},
    {"ratio", "960:960"}, {"duration", 2}, {"promptText", "#throttle:60"}};

sandbox::Options quick(const QString &folder = {})
{
    sandbox::Options options;
    options.speed = 100;
    options.stateFolder = folder;
    return options;
}

} // namespace

//! Who is let in, money and limits, lists and accounts, the ledger, and input that no client of ours would
//! send.
class TestSandboxServer final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void authorization();
    void versionHeader();
    void foreignHosts();
    void unknownPathsAndMethods();
    void hostileBodies_data();
    void hostileBodies();
    void creditsRunOut();
    void accountIsBusy();
    void runwayQueues();
    void dailyCap();
    void usage();
    void idsInPaths();
    void severalAccounts();
    void taskList();
    void badOptions();
    void ledgerListsCalls();
    void manyConnections();
};

void TestSandboxServer::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestSandboxServer::authorization()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    SandboxClient client(server);
    QCOMPARE(client.runway("GET", "organization").status, 200);
    QCOMPARE(client.useapi("GET", "features").status, 200);
    for (const std::string &token : {std::string(), std::string("wrong"), client.token + "x"}) {
        SandboxClient stranger(server);
        stranger.token = token;
        QCOMPARE(stranger.runway("GET", "organization").status, 401);
        QVERIFY(!stranger.runway("POST", "image_to_video", quickVideo).error().empty());
        COMPARE_JSON(stranger.useapi("GET", "tasks/").json(), Json{{"error", "Unauthorized"}, {"code", 401}});
        QCOMPARE(stranger.useapi("POST", "gen3turbo/create", {{"text_prompt", "x"}}).status, 401);
        QCOMPARE(stranger.send("GET", "/sandbox/ledger", stranger.bearer()).status, 401);
    }
}

void TestSandboxServer::versionHeader()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    SandboxClient client(server);
    for (const char *version : {"", "2024-11-07"}) {
        client.runwayVersion = version;
        const Reply reply = client.runway("GET", "organization");
        QCOMPARE(reply.status, 400);
        QVERIFY(reply.error().find("X-Runway-Version") != std::string::npos);
    }
}

void TestSandboxServer::foreignHosts()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string port = server.origin().section(u':', 2).toStdString();
    for (const auto &[host, status] : {std::pair{"evil.example.com", 403}, {"127.0.0.1.example.com", 403},
             {"127.0.0.2", 403}, {"127.0.0.1", 200}, {"localhost", 200}, {"[::1]", 200}}) {
        for (const std::string &full : {std::string(host), std::string(host) + ":" + port}) {
            httplib::Headers headers = client.bearer();
            headers.emplace("Host", full);
            QCOMPARE(client.send("GET", "/v1/runwayml/features", headers).status, status);
        }
    }
}

void TestSandboxServer::unknownPathsAndMethods()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    QCOMPARE(client.runway("POST", "video_to_hdr", quickVideo).status, 404);
    QCOMPARE(client.runway("GET", "image_to_video").status, 405);
    QCOMPARE(client.useapi("GET", "gen3turbo/create").status, 405);
    COMPARE_JSON(client.useapi("GET", "nothing").json(), Json{{"error", "Not found."}, {"code", 404}});
    QCOMPARE(client.send("GET", "/").status, 404);
    QCOMPARE(
        client.send("GET", "/sandbox/files/..%2Fidentity.json?expires=9999999999&signature=0").status, 404);
    QCOMPARE(client.send("GET", "/sandbox/files/identity.json?expires=9999999999&signature=0").status, 403);
    QCOMPARE(client.send("GET", "/" + std::string(6000, 'a')).status, 414);
    QCOMPARE(client.runway("GET", "organization").status, 200);
}

void TestSandboxServer::hostileBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no json") << QByteArray("hello");
    QTest::newRow("null") << QByteArray("null");
    QTest::newRow("array") << QByteArray("[]");
    QTest::newRow("text") << QByteArray("\"x\"");
    QTest::newRow("cut off") << QByteArray("{\"model\": \"gen4_turbo\", ");
    QTest::newRow("deep arrays") << QByteArray("{\"promptImage\":") + QByteArray(200000, '[')
            + QByteArray(200000, ']') + "}";
    QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(50000) + "1" + QByteArray(50000, '}');
    QTest::newRow("not UTF-8") << QByteArray("{\"text_prompt\": \"\xff\xfe\"}");
    QTest::newRow("half a surrogate") << QByteArray("{\"text_prompt\": \"\\ud800\"}");
    QTest::newRow("huge number") << QByteArray("{\"text_prompt\": \"a\", \"seed\": 1e999, \"model\": 1e999}");
    QTest::newRow("long number") << QByteArray("{\"text_prompt\": \"a\", \"seed\": ") + QByteArray(5000, '9')
            + "}";
    QTest::newRow("nulls") << QByteArray("{\"model\": null, \"promptImage\": null, \"text_prompt\": null}");
    QTest::newRow("wrong types") << QByteArray(
        "{\"model\": {}, \"promptImage\": {\"a\": []}, \"text_prompt\": [1]}");
    QTest::newRow("zero bytes") << QByteArray(1000, '\0');
}

void TestSandboxServer::hostileBodies()
{
    QFETCH(const QByteArray, body);
    static sandbox::Server server(quick());
    if (server.origin().isEmpty())
        QVERIFY(server.start());
    const SandboxClient client(server);
    httplib::Headers headers = client.bearer();
    headers.emplace("X-Runway-Version", "2024-11-06");
    for (const char *path : {"/v1/image_to_video", "/v1/uploads", "/v1/runwayml/gen3turbo/create"}) {
        const Reply reply = client.send("POST", path, headers, body.toStdString(), "application/json");
        QVERIFY2(reply.status == 400, qPrintable(u"%1 %2"_s.arg(QLatin1String(path)).arg(reply.status)));
        QVERIFY(!reply.error().empty());
        QCOMPARE(client.send("POST", path, headers, body.toStdString(), "text/plain").status, 400);
    }
    const Reply usage
        = client.send("POST", "/v1/organization/usage", headers, body.toStdString(), "application/json");
    QVERIFY(usage.status == 400 || body.startsWith('{'));
    QCOMPARE(client.useapi("GET", "features").status, 200);
    if (QByteArray(QTest::currentDataTag()) == "zero bytes")
        server.stop();
}

void TestSandboxServer::creditsRunOut()
{
    sandbox::Options options = quick();
    options.credits = 30;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json shot{{"text_prompt", "#throttle:60"}};
    QCOMPARE(client.useapi("POST", "gen3turbo/create", shot).status, 200);
    const Reply poor = client.useapi("POST", "gen3turbo/create", shot);
    QCOMPARE(poor.status, 412);
    COMPARE_JSON(poor.json(), Json{{"error", "You do not have enough credits to run this task."}});
    QCOMPARE(
        client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#throttle:60"}, {"exploreMode", true}})
            .status,
        200);

    Json video = quickVideo;
    video["duration"] = 5;
    QCOMPARE(client.runway("POST", "image_to_video", video).status, 200);
    const Reply refused = client.runway("POST", "image_to_video", video);
    QCOMPARE(refused.status, 400);
    COMPARE_JSON(refused.error(), "You do not have enough credits to run this task.");
    COMPARE_JSON(client.runway("GET", "organization").json()["creditBalance"], 5);
    Json dear = video;
    dear["model"] = "gen4.5";
    QCOMPARE(client.runway("POST", "image_to_video", dear).status, 400);
}

void TestSandboxServer::accountIsBusy()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json shot{{"text_prompt", "#throttle:60"}, {"replyRef", "r1"}};
    const Json first = client.useapi("POST", "gen3turbo/create", shot).json();
    Json single = shot;
    single["maxJobs"] = 1;
    const Reply busy = client.useapi("POST", "gen3turbo/create", single);
    QCOMPARE(busy.status, 429);
    COMPARE_JSON(busy.json(),
        Json{{"error", "Account practice@sandbox.local is busy executing 1 tasks"}, {"code", 429},
            {"runningTasks",
                {{"practice@sandbox.local",
                    Json::array({{{"email", "practice@sandbox.local"}, {"taskId", first["taskId"]},
                        {"id", first["id"]}, {"replyUrl", nullptr}, {"replyRef", "r1"}}})}}}});
    QCOMPARE(client.useapi("POST", "gen3turbo/create", shot).status, 200);
    const Reply many = client.useapi("POST", "gen3turbo/create", shot);
    QCOMPARE(many.status, 429);
    COMPARE_JSON(many.json(),
        Json{{"error",
            "You have too many tasks running or pending. Please wait for some of them to finish before "
            "starting "
            "more."}});
}

void TestSandboxServer::runwayQueues()
{
    sandbox::Options options = quick();
    options.concurrency = 1;
    options.speed = 1; // the first one stays for a while
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    Json video = quickVideo;
    video["promptText"] = "#fail:INTERNAL";
    const auto create = [&] {
        return "tasks/" + client.runway("POST", "image_to_video", video).json()["id"].get<std::string>();
    };
    const std::string first = create();
    const std::string second = create();
    COMPARE_JSON(client.runway("GET", first).json()["status"], "PENDING");
    COMPARE_JSON(client.runway("GET", second).json()["status"], "THROTTLED");
    video["model"] = "gen3a_turbo";
    video["ratio"] = "1280:768";
    video["duration"] = 5;
    COMPARE_JSON(client.runway("GET", create()).json()["status"], "PENDING");
    QTRY_VERIFY(client.runway("GET", first).json()["status"] == "RUNNING");
    QVERIFY(client.runway("GET", first).json()["progress"].is_number());
    QCOMPARE(client.runway("DELETE", first).status, 204);
    QTRY_VERIFY(client.runway("GET", second).json()["status"] != "THROTTLED");
}

void TestSandboxServer::dailyCap()
{
    sandbox::Options options = quick();
    options.daily = 1;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    QCOMPARE(client.runway("POST", "image_to_video", quickVideo).status, 200);
    const Reply capped = client.runway("POST", "image_to_video", quickVideo);
    QCOMPARE(capped.status, 429);
    QVERIFY(capped.error().find("daily limit") != std::string::npos);
    Json other = quickVideo;
    other["model"] = "gen4.5";
    QCOMPARE(client.runway("POST", "image_to_video", other).status, 200);
}

void TestSandboxServer::usage()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    QCOMPARE(client.runway("POST", "image_to_video", quickVideo).status, 200);
    const QDate today = QDateTime::currentDateTimeUtc().date();
    const auto text = [](const QDate &date) { return date.toString(Qt::ISODate).toStdString(); };
    const Json used = client
                          .runway("POST", "organization/usage",
                              {{"startDate", text(today)}, {"beforeDate", text(today.addDays(1))}})
                          .json();
    COMPARE_JSON(used,
        Json{{"models", {"gen4_turbo"}},
            {"results",
                Json::array({{{"date", text(today)},
                    {"usedCredits", Json::array({{{"model", "gen4_turbo"}, {"amount", 10}}})}}})}});
    COMPARE_JSON(
        client.runway("POST", "organization/usage", Json::object()).json()["results"], Json::array());
    QCOMPARE(client.runway("POST", "organization/usage", {{"startDate", "yesterday"}}).status, 400);
    QCOMPARE(
        client
            .runway("POST", "organization/usage", {{"startDate", "2026-01-01"}, {"beforeDate", "2026-04-02"}})
            .status,
        400);
    QCOMPARE(
        client
            .runway("POST", "organization/usage", {{"startDate", "2026-01-01"}, {"beforeDate", "2026-04-01"}})
            .status,
        200);
}

void TestSandboxServer::idsInPaths()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string id
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#throttle:60"}}).json()["taskId"];
    QVERIFY(QRegularExpression(
        u"^user:\\d+-runwayml:practice@sandbox\\.local-task:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s)
                .match(QString::fromStdString(id))
                .hasMatch());
    QCOMPARE(client.useapi("GET", "tasks/" + id).status, 200);
    QCOMPARE(
        client.useapi("GET", "tasks/" + QUrl::toPercentEncoding(QString::fromStdString(id)).toStdString())
            .status,
        200);
    QCOMPARE(client.useapi("GET", "tasks/" + id.substr(id.rfind(':') + 1)).status, 404);
    QCOMPARE(client.useapi("GET", "tasks/" + id + "0").status, 404);
}

void TestSandboxServer::severalAccounts()
{
    sandbox::Options options = quick();
    options.emails = {u"one+a@sandbox.local"_s, u"two@sandbox.local"_s};
    options.concurrency = 1;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const auto upload = [&](const std::string &query) {
        return client.send("POST", "/v1/runwayml/assets?name=a.png" + query, client.bearer(),
            pngOf(testPicture(1, {32, 32})).toStdString(), "image/png");
    };
    QCOMPARE(upload("").status, 400);
    QCOMPARE(upload("&email=three@sandbox.local").status, 404);
    QCOMPARE(upload("&email=one+a@sandbox.local").status, 404); // a + in a query is a space
    const Reply one = upload("&email=one%2Ba@sandbox.local");
    QCOMPARE(one.status, 200);
    const Reply two = upload("&email=two@sandbox.local");
    QCOMPARE(two.status, 200);
    QCOMPARE(client.useapi("GET", "features").status, 400);
    QCOMPARE(client.useapi("GET", "features?email=two@sandbox.local").status, 200);
    QCOMPARE(client.useapi("GET", "tasks/?offset=0&limit=10").status, 400);

    const Json shot{{"firstImage_assetId", two.json()["assetId"]}, {"text_prompt", "#throttle:60"}};
    const Json task = client.useapi("POST", "gen3turbo/create", shot).json();
    QVERIFY(task["taskId"].get<std::string>().find("two@sandbox.local") != std::string::npos);
    QCOMPARE(client.useapi("POST", "gen3turbo/create", shot).status, 429);
    const Json any = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#throttle:60"}}).json();
    QVERIFY(any["taskId"].get<std::string>().find("one+a@sandbox.local") != std::string::npos);
    Json mixed = shot;
    mixed["lastImage_assetId"] = one.json()["assetId"];
    QCOMPARE(client.useapi("POST", "gen3turbo/create", mixed).status, 404);
    const Json linked = client.useapi("GET", "accounts/").json();
    QCOMPARE(linked.size(), 2U);
    COMPARE_JSON(linked["two@sandbox.local"]["maxJobs"], 5);
}

void TestSandboxServer::taskList()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json failing
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#fail:INTERNAL"}, {"replyRef", "a"}})
              .json();
    const Json waiting
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#throttle:60"}, {"replyRef", "b"}})
              .json();
    COMPARE_JSON(
        client.finished("runwayml/tasks/" + failing["taskId"].get<std::string>())["status"], "FAILED");
    const auto refs = [&client](const std::string &query) {
        Json all = Json::array();
        const Json tasks = client.useapi("GET", "tasks/?" + query).json();
        for (const Json &task : tasks)
            all.push_back(task["replyRef"]);
        return all;
    };
    COMPARE_JSON(refs("offset=0&limit=1000"), Json{"b", "a"});
    COMPARE_JSON(refs("offset=1&limit=1"), Json{"a"});
    COMPARE_JSON(refs("offset=0&limit=10&statuses=FAILED,SUCCEEDED"), Json{"a"});
    COMPARE_JSON(refs("offset=0&limit=10&statuses=THROTTLED"), Json{"b"});
    for (const char *query : {"", "offset=0", "offset=0&limit=1001", "offset=0&limit=5&statuses=DONE"})
        QCOMPARE(client.useapi("GET", std::string("tasks?") + query).status, 400);
}

void TestSandboxServer::badOptions()
{
    const auto refusedField = [](const std::function<void(sandbox::Options &)> &change) {
        sandbox::Options options;
        change(options);
        const Status status = sandbox::Server(options).start();
        return status ? u"none"_s : status.error().field;
    };
    QCOMPARE(refusedField([](auto &options) { options.speed = 0; }), u"speed"_s);
    QCOMPARE(refusedField([](auto &options) { options.concurrency = 0; }), u"concurrency"_s);
    QCOMPARE(refusedField([](auto &options) { options.port = 70000; }), u"port"_s);
    QCOMPARE(refusedField([](auto &options) { options.emails.clear(); }), u"emails"_s);
    QCOMPARE(refusedField([](auto &options) { options.token = u"two\nlines"_s; }), u"token"_s);
}

void TestSandboxServer::ledgerListsCalls()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string task
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#throttle:60"}}).json()["taskId"];
    QCOMPARE(client.useapi("POST", "gen3turbo/create", Json::object()).status, 400);
    QCOMPARE(client.runway("GET", "organization").status, 200);
    const Reply reply = client.send("GET", "/sandbox/ledger", client.bearer());
    QCOMPARE(reply.status, 200);
    const Json calls = reply.json();
    QCOMPARE(calls.size(), 3U);
    COMPARE_JSON(calls[0]["taskId"], task);
    COMPARE_JSON(calls[0]["credits"], 25);
    COMPARE_JSON(calls[0]["status"], 200);
    COMPARE_JSON(calls[0]["api"], "useapi");
    COMPARE_JSON(calls[0]["method"], "POST");
    COMPARE_JSON(calls[0]["path"], "/v1/runwayml/gen3turbo/create");
    COMPARE_JSON(calls[1]["status"], 400);
    COMPARE_JSON(calls[1]["credits"], 0);
    COMPARE_JSON(calls[2]["api"], "runway");
    QVERIFY(QDateTime::fromString(QString::fromStdString(calls[0]["time"]), Qt::ISODateWithMs).isValid());
}

void TestSandboxServer::manyConnections()
{
    sandbox::Server server(quick());
    QVERIFY(server.start());
    QElapsedTimer time;
    time.start();
    std::vector<std::unique_ptr<httplib::Client>> clients;
    for (int i = 0; i < 40; ++i) {
        auto client = std::make_unique<httplib::Client>(server.origin().toStdString());
        client->set_keep_alive(true);
        const auto result = client->Get(
            "/v1/runwayml/features", {{"Authorization", "Bearer " + server.token().toStdString()}});
        QVERIFY(result);
        QCOMPARE(result->status, 200);
        clients.push_back(std::move(client));
    }
    QVERIFY2(time.elapsed() < 5000, "a kept connection makes others wait");
    clients.clear();
}

QTEST_GUILESS_MAIN(TestSandboxServer)
#include "tst_sandboxserver.moc"
