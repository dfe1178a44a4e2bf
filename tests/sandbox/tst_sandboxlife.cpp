// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/framereader.h"
#include "media/probe.h"
#include "sandbox/sandboxclient.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

//! Tasks from the create to the file, on both APIs, over real HTTP.
class TestSandboxLife final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void useapiTaskBecomesAClip();
    void runwayTaskBecomesAClip();
    void seedChangesTheClip();
    void requestedFailures_data();
    void requestedFailures();
    void throttledOnRequest();
    void deletingAtRunway();
    void deletingAtUseapi();
    void textOnlyIsDrawn();
    void wrappedAnswers();
    void sameSeedSameIds();
    void replyUrlIsCalledOnLoopback();

private:
    static sandbox::Options fast();
    QString saved(const Reply &reply, const QString &name = u"clip.mp4"_s);
    QTemporaryDir m_folder;
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

QString TestSandboxLife::saved(const Reply &reply, const QString &name)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray::fromStdString(reply.body));
    return path;
}

void TestSandboxLife::useapiTaskBecomesAClip()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QList<QImage> pictures{
        testPicture(1, {1280, 768}), testPicture(2, {1280, 768}), testPicture(3, {1280, 768})};
    QList<std::string> ids;
    for (const QImage &picture : pictures)
        ids.append(client.uploadPicture(picture));
    QVERIFY(!ids.contains(std::string()));

    const Reply created = client.useapi("POST", "gen3turbo/create",
        {{"firstImage_assetId", ids[0]}, {"middleImage_assetId", ids[1]}, {"lastImage_assetId", ids[2]},
            {"text_prompt", "three colours"}, {"seconds", 5}, {"seed", 77}, {"replyRef", "ref-1"}});
    QCOMPARE(created.status, 200);
    const Json task = created.json();
    COMPARE_JSON(task["status"], "PENDING");
    COMPARE_JSON(task["taskType"], "gen3a_turbo");
    COMPARE_JSON(task["replyRef"], "ref-1");
    COMPARE_JSON(task["code"], 200);
    QVERIFY(task["progressRatio"].is_null() && task["error"].is_null() && task["artifacts"].empty());
    COMPARE_JSON(task["features"],
        (Json{{"storageGB", 500}, {"numPlanCredits_permitted", 10000}, {"numPlanCredits_used", 25}}));
    const Json &options = task["options"];
    COMPARE_JSON(options["seconds"], 5);
    COMPARE_JSON(options["seed"], 77);
    COMPARE_JSON(options["text_prompt"], "three colours");
    COMPARE_JSON(options["exploreMode"], false);
    COMPARE_JSON(options["flip"], false);
    QVERIFY(!options.contains("camera"));
    QCOMPARE(options["keyframes"].size(), 3U);
    for (int i = 0; i < 3; ++i) {
        const Json &keyframe = options["keyframes"][std::size_t(i)];
        QCOMPARE(keyframe["timestamp"].get<double>(), i * 0.5);
        QVERIFY(client.send("GET", keyframe["image"]).body == pngOf(pictures[i]).toStdString());
    }
    COMPARE_JSON(options["init_image"], options["keyframes"][0]["image"]);

    const Json done = client.finished("runwayml/tasks/" + task["taskId"].get<std::string>());
    COMPARE_JSON(done["status"], "SUCCEEDED");
    COMPARE_JSON(done["progressRatio"], "1");
    QCOMPARE(done["artifacts"].size(), 1U);
    const Json &artifact = done["artifacts"][0];
    QVERIFY(artifact["fileSize"].is_string());
    COMPARE_JSON(artifact["metadata"]["dimensions"], (Json{1280, 768}));
    COMPARE_JSON(artifact["metadata"]["duration"], 5);
    QCOMPARE(artifact["previewUrls"].size(), 4U);
    for (const Json &preview : artifact["previewUrls"]) {
        const Reply picture = client.send("GET", preview);
        COMPARE_JSON(picture.header("Content-Type"), "image/jpeg");
        QVERIFY(!QImage::fromData(QByteArray::fromStdString(picture.body)).isNull());
    }

    const Reply download = client.send("GET", artifact["url"]);
    QCOMPARE(download.status, 200);
    QCOMPARE(std::to_string(download.body.size()), artifact["fileSize"].get<std::string>());
    const QString path = saved(download);
    const auto info = media::probe(path);
    QVERIFY(info);
    QCOMPARE(info->size, QSize(1280, 768));
    QCOMPARE(info->videoCodec, u"h264"_s);
    QCOMPARE(info->seconds, 5.0);
    auto reader = media::FrameReader::open(path);
    QVERIFY(reader);
    QList<QImage> frames;
    while (true) {
        auto frame = (*reader)->next();
        QVERIFY(frame);
        if (frame->isNull())
            break;
        frames.append(
            frames.size() % 60 < 2 || frames.size() == 119 ? *frame : QImage(1, 1, QImage::Format_RGB32));
    }
    QCOMPARE(frames.size(), 120);
    QVERIFY2(psnr(frames.first(), pictures[0]) >= 35,
        qPrintable(QString::number(psnr(frames.first(), pictures[0]))));
    QVERIFY2(psnr(frames[60], pictures[1]) >= 35, qPrintable(QString::number(psnr(frames[60], pictures[1]))));
    QVERIFY2(psnr(frames.last(), pictures[2]) >= 35,
        qPrintable(QString::number(psnr(frames.last(), pictures[2]))));
    QVERIFY(psnr(frames[60], pictures[0]) < 25);
}

void TestSandboxLife::runwayTaskBecomesAClip()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QImage first = testPicture(4, {960, 960});
    const Reply created = client.runway("POST", "image_to_video",
        {{"model", "gen4_turbo"}, {"promptImage", dataUri(first)}, {"ratio", "832:1104"}, {"duration", 2},
            {"seed", 0}, {"promptText", "a slow move"}});
    QCOMPARE(created.status, 200);
    COMPARE_JSON(created.json()["estimatedCost"]["credits"], 10);
    const auto path = "tasks/" + created.json()["id"].get<std::string>();
    const Json waiting = client.runway("GET", path).json();
    QVERIFY(waiting.contains("createdAt") && waiting.contains("estimatedCost"));
    const Json done = client.finished(path);
    COMPARE_JSON(done["status"], "SUCCEEDED");
    COMPARE_JSON(done["cost"]["credits"], 10);
    QVERIFY(!done.contains("progress") && !done.contains("estimatedCost"));
    QCOMPARE(done["output"].size(), 1U);
    const auto info = media::probe(saved(client.send("GET", done["output"][0])));
    QVERIFY(info);
    QCOMPARE(info->size, QSize(832, 1104));
    QCOMPARE(info->seconds, 2.0);

    const Json balance = client.runway("GET", "organization").json();
    COMPARE_JSON(balance["creditBalance"], 9990);
    COMPARE_JSON(balance["usage"]["models"]["gen4_turbo"]["dailyGenerations"], 1);
    COMPARE_JSON(balance["tier"]["models"]["gen4_turbo"]["maxConcurrentGenerations"], 2);
}

void TestSandboxLife::seedChangesTheClip()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    std::vector<std::string> clips;
    for (const int seed : {1, 2, 1}) {
        const Json created = client
                                 .runway("POST", "image_to_video",
                                     {{"model", "gen4_turbo"}, {"promptImage", "https://example.com/a.png"},
                                         {"ratio", "960:960"}, {"duration", 2}, {"seed", seed}})
                                 .json();
        const Json done = client.finished("tasks/" + created["id"].get<std::string>());
        clips.push_back(client.send("GET", done["output"][0]).body);
    }
    QVERIFY(clips[0].size() > 1000);
    QVERIFY(clips[0] != clips[1]);
    QVERIFY(clips[0] == clips[2]);
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

void TestSandboxLife::textOnlyIsDrawn()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json created = client
                             .useapi("POST", "gen3turbo/create",
                                 {{"text_prompt", "a bay at dawn"}, {"aspect_ratio", "portrait"}, {"zoom", 4},
                                     {"pan", -2.5}, {"exploreMode", true}})
                             .json();
    COMPARE_JSON(created["options"]["flip"], true);
    COMPARE_JSON(created["options"]["exploreMode"], true);
    COMPARE_JSON(created["options"]["camera"],
        (Json{{"x", 0.0}, {"y", 0.0}, {"r", 0.0}, {"z", 4.0}, {"bg_x_pan", -2.5}, {"bg_y_pan", 0.0},
            {"static", false}}));
    QVERIFY(created["options"]["seed"].get<qint64>() >= 1);
    COMPARE_JSON(created["features"]["numPlanCredits_used"], 0);
    const Json done = client.finished("runwayml/tasks/" + created["taskId"].get<std::string>());
    const auto info = media::probe(saved(client.send("GET", done["artifacts"][0]["url"])));
    QVERIFY(info);
    QCOMPARE(info->size, QSize(768, 1280));
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
