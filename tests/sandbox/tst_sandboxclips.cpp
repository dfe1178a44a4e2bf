// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"
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

namespace {

//! A create's body with first, middle and last picture.
Json shotOf(const SandboxClient &client, const QList<QImage> &pictures, Json rest)
{
    rest["firstImage_assetId"] = client.uploadPicture(pictures[0]);
    rest["middleImage_assetId"] = client.uploadPicture(pictures[1]);
    rest["lastImage_assetId"] = client.uploadPicture(pictures[2]);
    return rest;
}

//! All frames of a clip of five seconds; those far from a keyframe are left blank.
QList<QImage> framesOf(const QString &path)
{
    QList<QImage> frames;
    auto reader = media::FrameReader::open(path);
    while (reader) {
        const auto frame = (*reader)->next();
        if (!frame || frame->isNull())
            break;
        frames.append(frames.size() % 60 == 0 || frames.size() == 119 ? *frame : QImage());
    }
    return frames;
}

} // namespace

//! What the tasks render, on both APIs: size, length, keyframes, camera, seed.
class TestSandboxClips final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void optionsAreEchoed();
    void useapiTaskBecomesAClip();
    void cameraMovesThePicture();
    void runwayTaskBecomesAClip();
    void seedChangesTheClip();
    void textOnlyIsDrawn();

private:
    static sandbox::Options fast();
    QString saved(const Reply &reply, const QString &name = u"clip.mp4"_s);
    QTemporaryDir m_folder;
};

sandbox::Options TestSandboxClips::fast()
{
    sandbox::Options options;
    options.speed = 50;
    return options;
}

void TestSandboxClips::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

QString TestSandboxClips::saved(const Reply &reply, const QString &name)
{
    const QString path = m_folder.filePath(name);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray::fromStdString(reply.body));
    return path;
}

void TestSandboxClips::optionsAreEchoed()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QList<QImage> pictures{
        testPicture(1, {64, 64}), testPicture(2, {64, 64}), testPicture(3, {64, 64})};
    const Reply created = client.useapi("POST", "gen3turbo/create",
        shotOf(client, pictures, {{"text_prompt", "#throttle:60"}, {"seed", 77}, {"replyRef", "ref-1"}}));
    QCOMPARE(created.status, 200);
    const Json task = created.json();
    COMPARE_JSON(task["taskType"], "gen3a_turbo");
    COMPARE_JSON(task["replyRef"], "ref-1");
    COMPARE_JSON(task["code"], 200);
    QVERIFY(task["progressRatio"].is_null() && task["error"].is_null() && task["artifacts"].empty());
    COMPARE_JSON(task["features"],
        (Json{{"storageGB", 500}, {"numPlanCredits_permitted", 10000}, {"numPlanCredits_used", 25}}));
    const Json &options = task["options"];
    COMPARE_JSON(options["seconds"], 5);
    COMPARE_JSON(options["seed"], 77);
    COMPARE_JSON(options["text_prompt"], "#throttle:60");
    COMPARE_JSON(options["exploreMode"], false);
    COMPARE_JSON(options["watermark"], false);
    COMPARE_JSON(options["enhance_prompt"], true);
    COMPARE_JSON(options["flip"], false);
    QVERIFY(!options.contains("camera"));
    QCOMPARE(options["keyframes"].size(), 3U);
    for (int i = 0; i < 3; ++i) {
        const Json &keyframe = options["keyframes"][std::size_t(i)];
        QCOMPARE(keyframe["timestamp"].get<double>(), i * 0.5);
        QVERIFY(client.send("GET", keyframe["image"]).body == pngOf(pictures[i]).toStdString());
    }
    COMPARE_JSON(options["init_image"], options["keyframes"][0]["image"]);
}

void TestSandboxClips::useapiTaskBecomesAClip()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QList<QImage> pictures{
        testPicture(1, {1280, 768}), testPicture(2, {1280, 768}), testPicture(3, {1280, 768})};
    const Json task
        = client.useapi("POST", "gen3turbo/create", shotOf(client, pictures, {{"seconds", 5}})).json();
    COMPARE_JSON(task["status"], "PENDING");
    const Json done = client.finished("runwayml/tasks/" + task["taskId"].get<std::string>());
    COMPARE_JSON(done["status"], "SUCCEEDED");
    COMPARE_JSON(done["progressRatio"], "1");
    QCOMPARE(done["artifacts"].size(), 1U);
    const Json &artifact = done["artifacts"][0];
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
    COMPARE_JSON(artifact["fileSize"], std::to_string(download.body.size()));
    const QString path = saved(download);
    const auto info = media::probe(path);
    QVERIFY(info);
    QCOMPARE(info->size, QSize(1280, 768));
    QCOMPARE(info->videoCodec, u"h264"_s);
    QCOMPARE(info->seconds, 5.0);
    const QList<QImage> frames = framesOf(path);
    QCOMPARE(frames.size(), 120);
    for (const auto &[frame, picture] : {std::pair{0, 0}, {60, 1}, {119, 2}}) {
        const double likeness = psnr(frames[frame], pictures[picture]);
        QVERIFY2(likeness >= 35, qPrintable(u"frame %1: %2 dB"_s.arg(frame).arg(likeness)));
    }
    QVERIFY(psnr(frames[60], pictures[0]) < 25);
}

void TestSandboxClips::cameraMovesThePicture()
{
    sandbox::Server server(fast());
    QVERIFY(server.start());
    const SandboxClient client(server);
    const QImage picture = testPicture(5, {1280, 768});
    const std::string id = client.uploadPicture(picture);
    media::CameraMove move;
    move.zoom = 8;
    move.pan = -6;
    const QImage moved = media::Animatic({{picture, 0}}, move, {1280, 768}).frameAt(1);
    QVERIFY(psnr(moved, picture) < 25);
    for (const auto &[camera, expected] :
        {std::pair{Json{{"zoom", 8}, {"pan", -6}}, moved}, {Json{{"static", true}}, picture}}) {
        Json shot{{"firstImage_assetId", id}, {"seconds", 5}};
        shot.update(camera);
        const Json created = client.useapi("POST", "gen3turbo/create", shot).json();
        const Json done = client.finished("runwayml/tasks/" + created["taskId"].get<std::string>());
        auto reader = media::FrameReader::open(saved(client.send("GET", done["artifacts"][0]["url"])));
        QVERIFY(reader);
        const auto first = (*reader)->frameAt(0);
        const auto last = (*reader)->frameAt(5);
        QVERIFY(first && last);
        QVERIFY(psnr(*first, picture) >= 35);
        QVERIFY2(psnr(*last, expected) >= 35, qPrintable(QString::number(psnr(*last, expected))));
    }
}

void TestSandboxClips::runwayTaskBecomesAClip()
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

void TestSandboxClips::seedChangesTheClip()
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

void TestSandboxClips::textOnlyIsDrawn()
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

QTEST_GUILESS_MAIN(TestSandboxClips)
#include "tst_sandboxclips.moc"
