// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxrules.h"
#include "sandbox/useapimedia.h"

#include <QRegularExpression>
#include <QTest>
#include <QUrl>

#include <mutex>
#include <thread>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

std::string quoted(const std::string &text)
{
    return QUrl::toPercentEncoding(QString::fromStdString(text)).toStdString();
}

sandbox::Options fast()
{
    sandbox::Options options;
    options.speed = 1000;
    return options;
}

//! Hears what a replyUrl is told.
class Listener final {
public:
    Listener()
    {
        m_server.Post("/hook", [this](const httplib::Request &request, httplib::Response &) {
            const std::scoped_lock lock(m_mutex);
            m_heard.push_back(Json::parse(request.body, nullptr, false));
        });
        m_port = m_server.bind_to_any_port("127.0.0.1");
        m_thread = std::thread([this] { m_server.listen_after_bind(); });
    }
    ~Listener()
    {
        m_server.stop();
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Listener)

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port) + "/hook"; }
    [[nodiscard]] std::vector<Json> heard()
    {
        const std::scoped_lock lock(m_mutex);
        return m_heard;
    }

private:
    httplib::Server m_server;
    int m_port = 0;
    std::mutex m_mutex;
    std::vector<Json> m_heard;
    std::thread m_thread;
};

} // namespace

//! What surrounds the tasks: lists, accounts, the upscaler, callbacks, refusals.
class TestUseapiHouse final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void upscaledImageHasTheSize();
    void upscalerRefuses();
    void accountsComeWithSecrets();
    void voicesAreListed();
    void tasksArePagedAndFiltered();
    void assetsArePagedByKind();
    void bothKindsOfTooMany();
    void refusalsOnDemand_data();
    void refusalsOnDemand();
    void noCreditsLeft();
    void callbacksTellOfProgressAndEnd();
    void otherAccountsAssetsDoNotMix();
};

void TestUseapiHouse::upscaledImageHasTheSize()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string id = client.uploadPicture(testPicture(1, {64, 48}));
    const std::string url = client.useapi("GET", "assets/" + id).json()["url"];
    const Reply reply
        = client.useapi("GET", "image_upscaler/?image_url=" + quoted(url) + "&width=1280&height=768");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.header("Content-Type"), std::string("image/png"));
    const QImage image = QImage::fromData(QByteArray::fromStdString(reply.body));
    QCOMPARE(image.size(), QSize(1280, 768));
    // the same content: enlarged, cut above and below to the new shape
    const QImage expected = testPicture(1, {1280, 960}).copy(0, 96, 1280, 768);
    QVERIFY(psnr(image.convertToFormat(QImage::Format_RGB32), expected) > 28);
}

void TestUseapiHouse::upscalerRefuses()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string id = client.uploadPicture(testPicture(1, {64, 48}));
    const std::string url = quoted(client.useapi("GET", "assets/" + id).json()["url"]);
    const std::string clip = uploadAsset(client, clipBytes({64, 48}, 1), "video/mp4");
    const std::string clipUrl = quoted(client.useapi("GET", "assets/" + clip).json()["url"]);
    for (const std::string &query : {"?image_url=" + url, "?image_url=" + url + "&width=64",
             "?image_url=" + url + "&width=0&height=64", "?image_url=" + url + "&width=64&height=9000",
             std::string("?width=64&height=64"), "?image_url=" + clipUrl + "&width=64&height=64",
             "?image_url=" + quoted("https://example.com/a.png") + "&width=64&height=64",
             "?image_url=" + url + "0&width=64&height=64"}) {
        const Reply reply = client.useapi("GET", "image_upscaler/" + query);
        QVERIFY2(reply.status == 400, query.c_str());
        COMPARE_JSON(reply.json()["code"], 400);
    }
}

void TestUseapiHouse::accountsComeWithSecrets()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json all = client.useapi("GET", "accounts").json();
    QCOMPARE(all.size(), 1U);
    const Json account = all["practice@sandbox.local"];
    COMPARE_JSON(account["email"], "practice@sandbox.local");
    COMPARE_JSON(account["maxJobs"], 5);
    QVERIFY(!account["password"].get<std::string>().empty());
    QVERIFY(!account["jwt"]["token"].get<std::string>().empty());
    for (const char *member : {"exp", "iat"})
        QVERIFY(account["jwt"][member].is_number_float());
    const Reply one = client.useapi("GET", "accounts/practice@sandbox.local");
    QCOMPARE(one.status, 201);
    COMPARE_JSON(one.json()["password"], account["password"]);
    QCOMPARE(client.useapi("GET", "accounts/who@else.invalid").status, 404);
}

void TestUseapiHouse::voicesAreListed()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const Json voices = SandboxClient(server).useapi("GET", "lipsync/voices/").json();
    QVERIFY(voices.is_array() && voices.size() >= 2);
    for (const Json &voice : voices)
        QVERIFY(!voice["voiceId"].get<std::string>().empty() && !voice["name"].get<std::string>().empty());
}

void TestUseapiHouse::tasksArePagedAndFiltered()
{
    sandbox::Options options = fast();
    options.concurrency = 10;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    Json ids = Json::array();
    for (const char *prompt : {"#fail:ASSET.A", "#throttle:60", "#throttle:60"})
        ids.insert(
            ids.begin(), client.useapi("POST", "frames/create", {{"text_prompt", prompt}}).json()["taskId"]);
    const auto listed = [&client](const std::string &query) {
        Json found = Json::array();
        for (const Json &task : client.useapi("GET", "tasks/?" + query).json())
            found.push_back(task["taskId"]);
        return found;
    };
    QTRY_COMPARE(listed("offset=0&limit=10&statuses=FAILED").size(), 1U);
    COMPARE_JSON(listed("offset=0&limit=10"), ids);
    COMPARE_JSON(listed("offset=0&limit=2"), Json::array({ids[0], ids[1]}));
    COMPARE_JSON(listed("offset=2&limit=2"), Json::array({ids[2]}));
    COMPARE_JSON(listed("offset=3&limit=2"), Json::array());
    COMPARE_JSON(listed("offset=0&limit=10&statuses=THROTTLED"), Json::array({ids[0], ids[1]}));
    COMPARE_JSON(listed("offset=0&limit=10&statuses=FAILED,THROTTLED"), ids);
    COMPARE_JSON(listed("offset=1&limit=10&statuses=THROTTLED"), Json::array({ids[1]}));
    for (const char *query : {"", "offset=0", "limit=1", "offset=0&limit=0", "offset=0&limit=1001",
             "offset=1001&limit=1", "offset=0&limit=1&statuses=DONE"})
        QVERIFY2(client.useapi("GET", std::string("tasks/?") + query).status == 400, query);
}

void TestUseapiHouse::assetsArePagedByKind()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    AssetShelf shelf(client);
    const Json ids
        = Json::array({shelf.id("@image"), shelf.id("@clip1"), shelf.id("@sound1"), shelf.id("@untold")});
    const auto listed
        = [&client](const std::string &query) { return client.useapi("GET", "assets/?" + query).json(); };
    COMPARE_JSON(listed("offset=0&limit=50&mediaType=image")[0]["assetId"], ids[0]);
    COMPARE_JSON(listed("offset=0&limit=50&mediaType=audio")[0]["metadata"]["duration"], 1);
    const Json clips = listed("offset=0&limit=50&mediaType=video");
    QCOMPARE(clips.size(), 2U); // newest first
    COMPARE_JSON(clips[0]["assetId"], ids[3]);
    QVERIFY(clips[0]["metadata"]["duration"].is_null() && clips[0]["metadata"]["width"].is_null());
    COMPARE_JSON(clips[1]["metadata"]["duration"], 1);
    COMPARE_JSON(clips[1]["metadata"]["height"], 48);
    QCOMPARE(clips[1]["previewUrls"].size(), 1U);
    COMPARE_JSON(listed("offset=1&limit=1&mediaType=video")[0]["assetId"], ids[1]);
    QCOMPARE(listed("offset=1&limit=2").size(), 2U);
    QCOMPARE(client.useapi("GET", "assets/?offset=0&limit=51").status, 400);
    QCOMPARE(client.useapi("GET", "assets/?offset=0&limit=1&mediaType=text").status, 400);
}

void TestUseapiHouse::bothKindsOfTooMany()
{
    sandbox::Options options = fast();
    options.concurrency = 2;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    AssetShelf shelf(client);
    Json body = shelf.filled({{"driving_assetId", "@clip1"}, {"character_assetId", "@image"}});
    body["replyRef"] = "#throttle:60";
    const Json first = client.useapi("POST", "gen3/actone", body).json();
    Json single = body;
    single["maxJobs"] = 1;
    const Reply busy = client.useapi("POST", "gen3/actone", single);
    QCOMPARE(busy.status, 429);
    COMPARE_JSON(busy.error(), "Account practice@sandbox.local is busy executing 1 tasks");
    COMPARE_JSON(busy.json()["runningTasks"]["practice@sandbox.local"][0]["taskId"], first["taskId"]);
    COMPARE_JSON(busy.json()["runningTasks"]["practice@sandbox.local"][0]["replyRef"], "#throttle:60");
    QCOMPARE(client.useapi("POST", "gen3/actone", body).status, 200);
    const Reply many = client.useapi("POST", "gen3/actone", body);
    QCOMPARE(many.status, 429);
    QVERIFY(!many.json().contains("code"));
    QVERIFY(many.error().find("too many tasks running or pending") != std::string::npos);
}

void TestUseapiHouse::refusalsOnDemand_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("hasCode");
    QTest::newRow("402") << 402 << false;
    QTest::newRow("403") << 403 << true;
    QTest::newRow("422") << 422 << true;
    QTest::newRow("596") << 596 << true;
}

void TestUseapiHouse::refusalsOnDemand()
{
    QFETCH(const int, status);
    QFETCH(const bool, hasCode);
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Reply reply
        = client.useapi("POST", "frames/create", {{"text_prompt", "snow #refuse:" + std::to_string(status)}});
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.error().empty());
    QCOMPARE(reply.json().contains("code"), hasCode);
    COMPARE_JSON(client.useapi("GET", "features").json()["used"]["numPlanCredits"], 0);
}

void TestUseapiHouse::noCreditsLeft()
{
    sandbox::Options options = fast();
    options.credits = 1;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json body{{"text_prompt", "#fail:ASSET.A"}};
    const Reply poor = client.useapi("POST", "gen3/create", body);
    QCOMPARE(poor.status, 412);
    COMPARE_JSON(poor.json(), Json{{"error", "You do not have enough credits to run this task."}});
    Json explored = body;
    explored["exploreMode"] = true;
    QCOMPARE(client.useapi("POST", "gen3/create", explored).status, 200);
}

void TestUseapiHouse::callbacksTellOfProgressAndEnd()
{
    Listener listener;
    sandbox::Options options;
    options.speed = 20; // slow enough for the stages between to be seen
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    AssetShelf shelf(client);
    const Json body = shelf.filled({{"assetId", "@clip1"}, {"speed", 0.5}});
    Json sent = body;
    sent["replyUrl"] = listener.url();
    sent["replyRef"] = "mine";
    const Json created = client.useapi("POST", "super_slow_motion", sent).json();
    COMPARE_JSON(created["replyUrl"], listener.url());
    const auto ended = [&listener] {
        const auto heard = listener.heard();
        return !heard.empty() && heard.back()["status"] == "SUCCEEDED";
    };
    QTRY_VERIFY_WITH_TIMEOUT(ended(), 60000);
    const auto heard = listener.heard();
    QVERIFY(heard.size() >= 2);
    COMPARE_JSON(heard.front()["status"], "RUNNING");
    QVERIFY(heard.front()["progressRatio"].is_string());
    for (const Json &told : heard) {
        COMPARE_JSON(told["taskId"], created["taskId"]);
        COMPARE_JSON(told["replyRef"], "mine");
        COMPARE_JSON(told["code"], 200);
    }
    QCOMPARE(heard.back()["artifacts"].size(), 1U);
    QCOMPARE(client.send("GET", heard.back()["artifacts"][0]["url"]).status, 200);
}

void TestUseapiHouse::otherAccountsAssetsDoNotMix()
{
    sandbox::Options options = fast();
    options.emails = {u"one@sandbox.local"_s, u"two@sandbox.local"_s};
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string driver
        = uploadAsset(client, clipBytes({64, 48}, 1), "video/mp4", "&email=one@sandbox.local");
    const std::string mine
        = uploadAsset(client, pngOf(testPicture(1, {64, 64})), "image/png", "&email=one@sandbox.local");
    const std::string foreign
        = uploadAsset(client, pngOf(testPicture(2, {64, 64})), "image/png", "&email=two@sandbox.local");
    const Json body{{"driving_assetId", driver}, {"replyRef", "#fail:ASSET.A"}};
    Json whole = body;
    whole["character_assetId"] = mine;
    const Reply good = client.useapi("POST", "gen3/actone", whole);
    QCOMPARE(good.status, 200);
    QVERIFY(good.json()["taskId"].get<std::string>().find("one@sandbox.local") != std::string::npos);
    whole["character_assetId"] = foreign;
    const Reply bad = client.useapi("POST", "gen3/actone", whole);
    QCOMPARE(bad.status, 404);
    COMPARE_JSON(bad.error(),
        "Unable to retrieve assetId " + foreign.substr(foreign.rfind(':') + 1) + " (Not found.)");
}

QTEST_GUILESS_MAIN(TestUseapiHouse)
#include "tst_useapihouse.moc"
