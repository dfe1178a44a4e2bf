// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/probe.h"
#include "sandbox/sandboxrules.h"
#include "sandbox/useapimedia.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

//! What is expected of each file that a task makes.
struct Expected {
    QSize size;
    double seconds = 0; //!< 0: a picture
    int count = 1;
    const char *suffix = "mp4";
};

void row(const char *tag, const char *path, const Json &body, const Expected &expected)
{
    QTest::addRow("%s: %s", path, tag)
        << QString::fromLatin1(path) << body << expected.size << expected.seconds << expected.count
        << QString::fromLatin1(expected.suffix);
}

} // namespace

//! What each path makes, read back over HTTP: size, length, number and kind of the files, and that they are
//! assets which can be sent again.
class TestUseapiOutputs final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void made_data();
    void made();
    void ownClipsAreExtended();
    void assetsSurviveARestart();

private:
    QString saved(const Reply &reply, const QString &suffix);
    void checkAsset(const Json &artifact, const QString &kind);
    QTemporaryDir m_folder;
    std::unique_ptr<RulesSandbox> m_sandbox;
    std::optional<AssetShelf> m_shelf;
    SandboxClient *m_client = nullptr;
};

void TestUseapiOutputs::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    if (m_sandbox)
        return;
    m_sandbox = RulesSandbox::start();
    QVERIFY(m_sandbox);
    m_client = &*m_sandbox->client;
    m_shelf.emplace(*m_client);
}

QString TestUseapiOutputs::saved(const Reply &reply, const QString &suffix)
{
    const QString path = m_folder.filePath(u"output."_s + suffix);
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray::fromStdString(reply.body));
    return path;
}

void TestUseapiOutputs::made_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Json>("body");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("suffix");
    const Json actors{{"driving_assetId", "@clip2"}, {"character_assetId", "@clip1"}};
    row("a clip as character", "gen3/actone", actors, {{64, 48}, 2});
    row("a picture upright", "gen3turbo/actone",
        {{"driving_assetId", "@clip1"}, {"character_assetId", "@image"}, {"aspect_ratio", "portrait"}},
        {{768, 1280}, 1});
    row("restyled", "gen3/video", {{"assetId", "@clip1"}, {"text_prompt", "snow"}}, {{1280, 768}, 1});
    row("expanded", "gen3turbo/expand", {{"videoAssetId", "@clip1"}, {"outpaint_aspect_ratio", "portrait"}},
        {{768, 1280}, 1});
    row("aleph", "gen4/video", {{"video_assetId", "@clip1"}, {"text_prompt", "snow"}}, {{64, 48}, 1});
    row("act two", "gen4/act-two", {{"driving_assetId", "@clip3"}, {"character_assetId", "@image"}},
        {{1280, 720}, 3});
    row("4×", "gen4/upscale", {{"assetId", "@clip1"}}, {{256, 192}, 1});
    row("to 4096", "videos/upscale", {{"videoAssetId", "@wide"}}, {{4096, 202}, 2});
    row("half as fast", "super_slow_motion", {{"assetId", "@clip1"}, {"speed", 0.5}}, {{64, 48}, 2});
    row("prores", "super_slow_motion", {{"assetId", "@clip1"}, {"speed", 1}, {"format", "prores"}},
        {{64, 48}, 1, 1, "mov"});
    row("a sound", "lipsync/create", {{"image_assetId", "@image"}, {"audio_assetId", "@sound2"}},
        {{64, 64}, 2});
    row("four pictures", "frames/create", {{"text_prompt", "snow"}, {"num_images", 4}},
        {{1280, 720}, 0, 4, "png"});
    row("a square", "images/create",
        {{"model", "gen4"}, {"text_prompt", "snow"}, {"aspect_ratio", "1:1"}, {"resolution", "720p"},
            {"imageAssetId1", "@image"}},
        {{960, 960}, 0, 1, "png"});
    row("two seconds", "videos/create", {{"model", "gen4.5"}, {"text_prompt", "snow"}, {"duration", 2}},
        {{1280, 720}, 2});
    row("an edited clip", "videos/create",
        {{"model", "kling-o3-standard"}, {"text_prompt", "snow"}, {"videoAssetId", "@clip1"},
            {"aspect_ratio", "1:1"}},
        {{720, 720}, 1});
}

void TestUseapiOutputs::made()
{
    QFETCH(const QString, path);
    QFETCH(const Json, body);
    QFETCH(const QSize, size);
    QFETCH(const double, seconds);
    QFETCH(const int, count);
    QFETCH(const QString, suffix);
    const Json created = patiently(*m_client, path.toStdString(), m_shelf->filled(body)).json();
    QVERIFY2(created.contains("taskId"), qPrintable(jsonText(created)));
    const Json task = m_client->finished("runwayml/tasks/" + created["taskId"].get<std::string>());
    QVERIFY2(task["status"] == "SUCCEEDED", qPrintable(jsonText(task)));
    COMPARE_JSON(task["progressRatio"], "1");
    QCOMPARE(int(task["artifacts"].size()), count);
    for (const Json &artifact : task["artifacts"]) {
        const Reply file = m_client->send("GET", artifact["url"]);
        COMPARE_JSON(artifact["fileSize"], std::to_string(file.body.size()));
        const auto info = media::probe(saved(file, suffix));
        QVERIFY(info.has_value());
        QCOMPARE(info->size, size);
        COMPARE_JSON(artifact["metadata"]["dimensions"], (Json{size.width(), size.height()}));
        if (seconds > 0)
            QVERIFY2(std::abs(info->seconds - seconds) < 0.3, qPrintable(QString::number(info->seconds)));
        QVERIFY(
            artifact["filename"].get<std::string>().find('.' + suffix.toStdString()) != std::string::npos);
        QVERIFY(!artifact["previewUrls"].empty());
        QCOMPARE(m_client->send("GET", artifact["previewUrls"][0]).status, 200);
        checkAsset(artifact, seconds > 0 ? u"video"_s : u"image"_s);
    }
}

//! An artifact is an asset of the account, with its bytes and its parent.
void TestUseapiOutputs::checkAsset(const Json &artifact, const QString &kind)
{
    const Json asset = m_client->useapi("GET", "assets/" + artifact["assetId"].get<std::string>()).json();
    COMPARE_JSON(asset["mediaType"], kind.toStdString());
    COMPARE_JSON(asset["taskId"], artifact["taskId"]);
    COMPARE_JSON(asset["isUserUpload"], false);
    COMPARE_JSON(asset["metadata"]["width"], artifact["metadata"]["dimensions"][0]);
    QVERIFY(m_client->send("GET", asset["url"]).body == m_client->send("GET", artifact["url"]).body);
    QCOMPARE(m_client->send("GET", asset["previewUrls"][0]).status, 200);
}

void TestUseapiOutputs::ownClipsAreExtended()
{
    const Json sources = m_shelf->filled({{"assetId", "@turbo"}});
    const Reply extended = patiently(*m_client, "gen3turbo/extend", sources);
    QCOMPARE(extended.status, 200);
    COMPARE_JSON(extended.json()["options"]["seconds"], 8);
    const Json task = m_client->finished("runwayml/tasks/" + extended.json()["taskId"].get<std::string>());
    QVERIFY2(task["status"] == "SUCCEEDED", qPrintable(jsonText(task)));
    QVERIFY(std::abs(task["artifacts"][0]["metadata"]["duration"].get<double>() - 9) < 0.3);
    const Json again{{"assetId", task["artifacts"][0]["assetId"]}, {"replyRef", "#fail:ASSET.INVALID"}};
    QCOMPARE(patiently(*m_client, "gen3turbo/extend", again).status, 200);
    QCOMPARE(patiently(*m_client, "gen3alpha/upscale", again).status, 200);
    QCOMPARE(patiently(*m_client, "gen3/extend", again).status, 400);
}

void TestUseapiOutputs::assetsSurviveARestart()
{
    QTemporaryDir state;
    sandbox::Options options;
    options.speed = 1000;
    options.stateFolder = state.path();
    Json artifact;
    {
        sandbox::Server server(options);
        QVERIFY(server.start());
        const SandboxClient client(server);
        const Json created
            = client.useapi("POST", "frames/create", {{"text_prompt", "snow"}, {"aspect_ratio", "1:1"}})
                  .json();
        artifact = client.finished("runwayml/tasks/" + created["taskId"].get<std::string>())["artifacts"][0];
    }
    sandbox::Server server(options);
    QVERIFY(server.start());
    const SandboxClient client(server);
    const Json listed = client.useapi("GET", "assets/?offset=0&limit=50&mediaType=image").json();
    QCOMPARE(listed.size(), 1U);
    COMPARE_JSON(listed[0]["assetId"], artifact["assetId"]);
    const Reply used = client.useapi("POST", "gen3turbo/create",
        {{"firstImage_assetId", artifact["assetId"]}, {"text_prompt", "#fail:ASSET.INVALID"}});
    QCOMPARE(used.status, 200);
    QCOMPARE(client.useapi("DELETE", "assets/" + artifact["assetId"].get<std::string>()).status, 200);
    QVERIFY(client.useapi("GET", "assets/?offset=0&limit=50").json().empty());
}

QTEST_GUILESS_MAIN(TestUseapiOutputs)
#include "tst_useapioutputs.moc"
