// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxrules.h"
#include "sandbox/useapimedia.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

//! A row: what a create answers. In `options` the text "@link" stands for any link of this sandbox.
void row(
    const char *tag, const char *path, const Json &body, const char *taskType, const Json &options, int cost)
{
    QTest::addRow("%s: %s", path, tag)
        << QString::fromLatin1(path) << body << QString::fromLatin1(taskType) << options << cost;
}

} // namespace

//! What a create answers: the task's kind, its options as the documents show them, and its price.
class TestUseapiOptions final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void created_data();
    void created();
    void seedIsChosenAndEchoed();
    void linksLeadToTheFiles();
    void formsAreTakenEverywhere();

private:
    Json begun(const std::string &path, const Json &body); //!< stays THROTTLED
    std::unique_ptr<RulesSandbox> m_sandbox;
    std::optional<AssetShelf> m_shelf;
    SandboxClient *m_client = nullptr;
};

void TestUseapiOptions::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    if (m_sandbox)
        return;
    m_sandbox = RulesSandbox::start();
    QVERIFY(m_sandbox);
    m_client = &*m_sandbox->client;
    m_shelf.emplace(*m_client);
}

Json TestUseapiOptions::begun(const std::string &path, const Json &body)
{
    Json sent = m_shelf->filled(body);
    sent["maxJobs"] = 10;
    sent["replyRef"] = "ref #throttle:60";
    const Reply reply = m_client->useapi("POST", path, sent);
    return reply.status == 200 ? reply.json() : Json{{"refused", reply.body}};
}

static void gen3Rows()
{
    row("picture", "gen3/actone", {{"driving_assetId", "@clip"}, {"character_assetId", "@image"}}, "gen3a",
        {{"driving_video", "@link"}, {"character_image", "@link"}, {"motion_multiplier", 3}, {"seconds", 4},
            {"width", 1280}, {"height", 768}, {"exploreMode", false}, {"watermark", false},
            {"assetGroupName", "Generative Video"}, {"recordingEnabled", true}},
        40);
    row("portrait", "gen3/actone",
        {{"driving_assetId", "@clip"}, {"character_assetId", "@image"}, {"aspect_ratio", "portrait"},
            {"motion_multiplier", 5}, {"exploreMode", true}},
        "gen3a",
        {{"motion_multiplier", 5}, {"flip", true}, {"width", 768}, {"height", 1280}, {"exploreMode", true}},
        0);
    row("a clip keeps its size", "gen3/actone",
        {{"driving_assetId", "@clip"}, {"character_assetId", "@clip2"}, {"aspect_ratio", "portrait"}},
        "gen3a", {{"character_video", "@link"}, {"flip", false}, {"width", 64}, {"height", 48}}, 40);
    row("turbo", "gen3turbo/actone", {{"driving_assetId", "@clip"}, {"character_assetId", "@image"}},
        "gen3a_turbo", {{"motion_multiplier", 3}}, 20);
    row("its own length", "gen3/video",
        {{"assetId", "@clip"}, {"text_prompt", "snow"}, {"structure_transformation", 9}, {"seed", 7}},
        "gen3a",
        {{"video_prompt", "@link"}, {"video_prompt_preview_image", "@link"}, {"text_prompt", "snow"},
            {"structure_transformation", 0.9}, {"seed", 7}, {"seconds", 4}, {"width", 1280}, {"height", 768},
            {"image_as_end_frame", false}, {"enhance_prompt", true}},
        40);
    row("10 s when nobody says", "gen3/video", {{"assetId", "@untold"}, {"text_prompt", "snow"}}, "gen3a",
        {{"seconds", 10}, {"structure_transformation", 0.3}}, 100);
    row("what is said", "gen3/video", {{"assetId", "@clip"}, {"text_prompt", "snow"}, {"seconds", 2.5}},
        "gen3a", {{"seconds", 2.5}}, 25);
    row("turbo portrait", "gen3turbo/video",
        {{"assetId", "@clip"}, {"text_prompt", "snow"}, {"aspect_ratio", "portrait"}}, "gen3a_turbo",
        {{"seconds", 10}, {"flip", true}, {"width", 768}, {"height", 1280}}, 50);
    row("expand", "gen3turbo/expand", {{"videoAssetId", "@clip"}, {"outpaint_aspect_ratio", "portrait"}},
        "gen3a_turbo", {{"seconds", 4}, {"width", 768}, {"height", 1280}}, 20);
    row("text", "gen3/create", {{"text_prompt", "snow"}, {"image_assetId", "@image"}, {"seconds", 10}},
        "gen3a", {{"seconds", 10}, {"init_image", "@link"}, {"image_as_end_frame", false}}, 100);
    row("motion", "gen3turbo/create",
        {{"firstImage_assetId", "@image"}, {"lastImage_assetId", "@image"}, {"zoom", 2.5}}, "gen3a_turbo",
        {{"flip", false}, {"init_image", "@link"},
            {"keyframes",
                Json::array(
                    {{{"image", "@link"}, {"timestamp", 0}}, {{"image", "@link"}, {"timestamp", 1}}})},
            {"camera",
                {{"x", 0.0}, {"y", 0.0}, {"r", 0.0}, {"z", 2.5}, {"bg_x_pan", 0.0}, {"bg_y_pan", 0.0},
                    {"static", false}}}},
        25);
}

static void laterRows()
{
    row("wide", "gen4/create", {{"firstImage_assetId", "@image"}, {"aspect_ratio", "21:9"}}, "gen4",
        {{"seconds", 5}, {"width", 1584}, {"height", 672}}, 60);
    row("ten", "gen4turbo/create", {{"firstImage_assetId", "@image"}, {"seconds", 10}}, "gen4_turbo",
        {{"seconds", 10}, {"width", 1280}, {"height", 720}}, 50);
    row("eight", "gen4_5/create", {{"text_prompt", "snow"}, {"seconds", 8}}, "gen4.5", {{"seconds", 8}}, 96);
    row("aleph", "gen4/video", {{"video_assetId", "@clip"}, {"text_prompt", "snow"}}, "gen4_aleph",
        {{"video_prompt", "@link"}, {"seconds", 4}}, 60);
    row("gestures", "gen4/act-two",
        {{"driving_assetId", "@clip"}, {"character_assetId", "@image"}, {"expression_intensity", 4}},
        "act_two", {{"expression_intensity", 4}, {"body_control", true}, {"character_image", "@link"}}, 20);
    row("4×", "gen4/upscale", {{"assetId", "@clip"}}, "upscale_v1", {{"width", 256}, {"height", 192}}, 8);
    row("at most 4096", "videos/upscale", {{"videoAssetId", "@wide"}}, "topaz_upscale", {{"width", 4096}}, 4);
    row("half", "super_slow_motion", {{"assetId", "@clip"}, {"speed", 0.5}, {"name", "slowly"}},
        "super_slow_motion", {{"speed", 0.5}, {"seconds", 8}, {"format", "mp4"}, {"name", "slowly"}}, 0);
    row("speech", "lipsync/create",
        {{"image_assetId", "@image"}, {"voiceId", "practice-ada"}, {"voice_text", std::string(30, 'a')}},
        "lipsync",
        {{"voiceId", "practice-ada"}, {"model_id", "eleven_multilingual_v1"}, {"seconds", 2},
            {"image_url", "@link"}},
        2);
    row("one of them", "videos/create",
        {{"model", "seedance-2"}, {"text_prompt", "snow"}, {"imageAssetId1", "@image"},
            {"resolution", "720p"}, {"audio", false}},
        "seedance-2",
        {{"model", "seedance-2"}, {"reference_images", Json::array({"@link"})}, {"width", 1280},
            {"height", 720}, {"audio", false}, {"seconds", 5}},
        180);
    row("shots", "videos/create",
        {{"model", "kling-3.0-standard"}, {"multishot_prompt_1", "a"}, {"multishot_duration_1", 3},
            {"multishot_prompt_2", "b"}, {"multishot_duration_2", 4}},
        "kling-3.0-standard", {{"seconds", 7}, {"audio", true}}, 70);
    row("four", "frames/create", {{"text_prompt", "snow"}, {"num_images", 4}, {"aspect_ratio", "1:1"}},
        "frames", {{"num_images", 4}, {"width", 960}, {"height", 960}, {"diversity", 2}}, 8);
    row("of its reference's shape", "images/create",
        {{"model", "nano-banana"}, {"text_prompt", "snow"}, {"imageAssetId1", "@image"}}, "nano-banana",
        {{"aspect_ratio", "auto"}, {"width", 1024}, {"height", 1024}, {"num_images", 1}}, 5);
}

void TestUseapiOptions::created_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<Json>("body");
    QTest::addColumn<QString>("taskType");
    QTest::addColumn<Json>("options");
    QTest::addColumn<int>("cost");
    gen3Rows();
    laterRows();
}

//! Whether `value` is what was expected; "@link" is any link.
static bool matches(const Json &expected, const Json &value)
{
    if (expected == "@link")
        return value.is_string() && value.get<std::string>().rfind("http://127.0.0.1:", 0) == 0;
    if (!expected.is_structured())
        return jsonText(expected) == jsonText(value);
    if (expected.size() != value.size())
        return false;
    for (const auto &[key, inner] : expected.items()) {
        if (expected.is_object() ? !value.contains(key) || !matches(inner, value[key])
                                 : !matches(inner, value[std::stoul(key)]))
            return false;
    }
    return true;
}

void TestUseapiOptions::created()
{
    QFETCH(const QString, path);
    QFETCH(const Json, body);
    QFETCH(const QString, taskType);
    QFETCH(const Json, options);
    QFETCH(const int, cost);
    static_cast<void>(m_shelf->filled(body)); // uploads first: they are not part of what is counted
    const Json before = m_client->useapi("GET", "features").json()["used"]["numPlanCredits"];
    const Json task = begun(path.toStdString(), body);
    QVERIFY2(task.contains("taskId"), qPrintable(jsonText(task)));
    COMPARE_JSON(task["taskType"], taskType.toStdString());
    COMPARE_JSON(task["status"], "THROTTLED");
    COMPARE_JSON(task["replyRef"], "ref #throttle:60");
    for (const auto &[member, value] : options.items())
        QVERIFY2(task["options"].contains(member) && matches(value, task["options"][member]),
            qPrintable(QString::fromStdString(member) + u": "_s + jsonText(task["options"])));
    COMPARE_JSON(task["options"]["name"], task["name"]);
    QCOMPARE(task["features"]["numPlanCredits_used"].get<int>() - before.get<int>(), cost);
    const Json read = m_client->useapi("GET", "tasks/" + task["taskId"].get<std::string>()).json();
    COMPARE_JSON(read["options"]["seed"], task["options"]["seed"]);
    QCOMPARE(m_client->useapi("DELETE", "tasks/" + task["taskId"].get<std::string>()).status, 200);
}

void TestUseapiOptions::seedIsChosenAndEchoed()
{
    const Json body{{"driving_assetId", "@clip"}, {"character_assetId", "@image"}, {"seed", 5}};
    const Json task = begun("gen3/actone", body); // it has no such parameter: the server's choice stays
    const auto seed = task["options"]["seed"].get<qint64>();
    QVERIFY(seed >= 1 && seed <= 4294967294);
    QVERIFY(!task["options"].contains("text_prompt"));
    m_client->useapi("DELETE", "tasks/" + task["taskId"].get<std::string>());
}

void TestUseapiOptions::linksLeadToTheFiles()
{
    const Json task = begun("gen3/video", {{"assetId", "@clip"}, {"text_prompt", "snow"}});
    const Json &options = task["options"];
    const Reply clip = m_client->send("GET", options["video_prompt"]);
    QVERIFY(clip.body == clipBytes({64, 48}, 4).toStdString());
    const Reply preview = m_client->send("GET", options["video_prompt_preview_image"]);
    QCOMPARE(QImage::fromData(QByteArray::fromStdString(preview.body)).size(), QSize(64, 48));
    m_client->useapi("DELETE", "tasks/" + task["taskId"].get<std::string>());
}

void TestUseapiOptions::formsAreTakenEverywhere()
{
    const Reply reply = m_client->form("/v1/runwayml/gen3/actone",
        {{"driving_assetId", m_shelf->id("@clip"), "", ""},
            {"character_assetId", m_shelf->id("@image"), "", ""}, {"motion_multiplier", "2.5", "", ""},
            {"exploreMode", "true", "", ""}, {"replyRef", "#throttle:60", "", ""}, {"maxJobs", "10", "", ""}},
        m_client->bearer());
    QCOMPARE(reply.status, 200);
    COMPARE_JSON(reply.json()["options"]["motion_multiplier"], 2.5);
    COMPARE_JSON(reply.json()["options"]["exploreMode"], true);
    m_client->useapi("DELETE", "tasks/" + reply.json()["taskId"].get<std::string>());
    const Reply wrong = m_client->form("/v1/runwayml/frames/create",
        {{"text_prompt", "snow", "", ""}, {"num_images", "two", "", ""}}, m_client->bearer());
    QCOMPARE(wrong.status, 400);
    QVERIFY(wrong.error().find("num_images") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestUseapiOptions)
#include "tst_useapioptions.moc"
