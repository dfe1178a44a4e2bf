// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclient.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

//! How tasks end and how they are ended, on both APIs, over real HTTP.
class TestSandboxLife final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void requestedFailures_data();
    void requestedFailures();
    void throttledOnRequest();
    void deletingAtRunway();
    void deletingAtUseapi();
    void wrappedAnswers();
    void sameSeedSameIds();
    void replyUrlIsCalledOnLoopback();

private:
    static sandbox::Options fast();
};

sandbox::Options TestSandboxLife::fast()
{
    sandbox::Options options;
    options.speed = 50;
    return options;
}

void TestSandboxLife::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void TestSandboxLife::requestedFailures_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("charged");
    QTest::newRow("input") << u"SAFETY.INPUT.TEXT"_s << 25;
    QTest::newRow("output") << u"SAFETY.OUTPUT.VIDEO"_s << 25;
    QTest::newRow("early") << u"INPUT_PREPROCESSING.SAFETY.TEXT"_s << 0;
    QTest::newRow("internal") << u"INTERNAL.BAD_OUTPUT.01"_s << 0;
    QTest::newRow("asset") << u"ASSET.INVALID"_s << 0;
}

void TestSandboxLife::requestedFailures()
{
    QFETCH(const QString, code);
    QFETCH(const int, charged);
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const std::string prompt = "a cat #fail:" + code.toStdString();
    const Json useapi = client.useapi("POST", "gen3turbo/create", {{"text_prompt", prompt}}).json();
    const Json failed = client.finished("runwayml/tasks/" + useapi["taskId"].get<std::string>());
    COMPARE_JSON(failed["status"], "FAILED");
    COMPARE_JSON(failed["error"]["reason"], code.toStdString());
    for (const char *member : {"errorMessage", "message", "moderation_category", "tally_asimov"})
        QVERIFY(failed["error"].contains(member));
    QVERIFY(failed["artifacts"].empty());
    COMPARE_JSON(client.useapi("GET", "features").json()["used"]["numPlanCredits"], charged);

    const Json runway = client
                            .runway("POST", "image_to_video",
                                {{"model", "gen4_turbo"}, {"promptImage", "https://example.com/a.png"},
                                    {"ratio", "960:960"}, {"duration", 5}, {"promptText", prompt}})
                            .json();
    const Json ended = client.finished("tasks/" + runway["id"].get<std::string>());
    COMPARE_JSON(ended["status"], "FAILED");
    COMPARE_JSON(ended["failureCode"], code.toStdString());
    QVERIFY(!ended["failure"].get<std::string>().empty());
    COMPARE_JSON(ended["cost"]["credits"], charged);
    COMPARE_JSON(client.runway("GET", "organization").json()["creditBalance"], 10000 - charged);
}

void TestSandboxLife::throttledOnRequest()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    QElapsedTimer time;
    time.start();
    const Json created
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "wait #throttle:1 #fail:INTERNAL"}})
              .json();
    COMPARE_JSON(created["status"], "THROTTLED");
    COMPARE_JSON(
        client.finished("runwayml/tasks/" + created["taskId"].get<std::string>())["status"], "FAILED");
    QVERIFY(time.elapsed() >= 1000);
}

void TestSandboxLife::deletingAtRunway()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json body{{"model", "gen4_turbo"}, {"promptImage", "https://example.com/a.png"},
        {"ratio", "960:960"}, {"duration", 2}};
    Json running = body;
    running["promptText"] = "#throttle:60";
    const auto waiting
        = "tasks/" + client.runway("POST", "image_to_video", running).json()["id"].get<std::string>();
    QCOMPARE(client.runway("DELETE", waiting).status, 204);
    QCOMPARE(client.runway("GET", waiting).status, 404);
    QCOMPARE(client.runway("DELETE", waiting).status, 404);
    COMPARE_JSON(client.runway("GET", "organization").json()["creditBalance"], 10000);

    const auto path
        = "tasks/" + client.runway("POST", "image_to_video", body).json()["id"].get<std::string>();
    const std::string link = client.finished(path)["output"][0];
    QCOMPARE(client.send("GET", link).status, 200);
    QCOMPARE(client.runway("DELETE", path).status, 204);
    QCOMPARE(client.send("GET", link).status, 404);
    QCOMPARE(client.runway("GET", path).status, 404);
    COMPARE_JSON(client.runway("GET", "organization").json()["creditBalance"], 9990);
}

void TestSandboxLife::deletingAtUseapi()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json created
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#throttle:60"}, {"replyRef", "r"}})
              .json();
    const auto id = created["taskId"].get<std::string>();
    COMPARE_JSON(client.useapi("GET", "scheduler/").json(),
        (Json::array({{{"taskId", id}, {"replyUrl", nullptr}, {"replyRef", "r"}}})));
    QCOMPARE(client.useapi("DELETE", "scheduler/" + id).status, 200);
    COMPARE_JSON(client.useapi("GET", "scheduler").json(), Json::array());
    QCOMPARE(client.useapi("DELETE", "scheduler/" + id).status, 404);
    QCOMPARE(client.useapi("GET", "tasks/" + id).status, 200);
    const Reply deleted = client.useapi("DELETE", "tasks/" + id);
    QCOMPARE(deleted.status, 200);
    COMPARE_JSON(deleted.json()["success"], true);
    COMPARE_JSON(client.useapi("GET", "tasks/" + id).json(), (Json{{"error", "Not found."}, {"code", 404}}));
}

void TestSandboxLife::wrappedAnswers()
{
    sandbox::Options options = fast();
    options.wrapped = true;
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json created
        = client.useapi("POST", "gen3turbo/create", {{"text_prompt", "#fail:INTERNAL"}}).json();
    COMPARE_JSON(created["code"], 200);
    COMPARE_JSON(created["task"]["status"], "PENDING");
    const Json read = client.useapi("GET", "tasks/" + created["task"]["taskId"].get<std::string>()).json();
    COMPARE_JSON(read["task"]["id"], created["task"]["id"]);
}

void TestSandboxLife::sameSeedSameIds()
{
    std::vector<std::string> ids;
    for (const quint64 seed : {quint64(5), quint64(5), quint64(6)}) {
        sandbox::Options options = fast();
        options.seed = seed;
        sandbox::Server server(options);
        QVERIFY(server.start());
        ids.push_back(SandboxClient(server)
                          .useapi("POST", "gen3turbo/create", {{"text_prompt", "#fail:INTERNAL"}})
                          .json()["id"]);
    }
    COMPARE_JSON(ids[0], ids[1]);
    QVERIFY(ids[0] != ids[2]);
}

void TestSandboxLife::replyUrlIsCalledOnLoopback()
{
    httplib::Server listener;
    std::mutex mutex;
    std::vector<Json> heard;
    listener.Post("/hook", [&](const httplib::Request &request, httplib::Response &) {
        const std::scoped_lock lock(mutex);
        heard.push_back(Json::parse(request.body, nullptr, false));
    });
    const int port = listener.bind_to_any_port("127.0.0.1");
    std::thread thread([&listener] { listener.listen_after_bind(); });
    {
        sandbox::Server server(fast());
        QVERIFY(server.start());
        const SandboxClient client(server);
        const Json created = client
                                 .useapi("POST", "gen3turbo/create",
                                     {{"text_prompt", "#fail:INTERNAL"}, {"replyRef", "mine"},
                                         {"replyUrl", "http://127.0.0.1:" + std::to_string(port) + "/hook"}})
                                 .json();
        const auto ended = [&] {
            const std::scoped_lock lock(mutex);
            return !heard.empty() && heard.back()["status"] == "FAILED";
        };
        QTRY_VERIFY(ended());
        COMPARE_JSON(heard.back()["taskId"], created["taskId"]);
        COMPARE_JSON(heard.back()["replyRef"], "mine");
    }
    listener.stop();
    thread.join();
}

QTEST_GUILESS_MAIN(TestSandboxLife)
#include "tst_sandboxlife.moc"
