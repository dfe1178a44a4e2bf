// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fixtures.h"

#include "services/api/remotesettings.h"
#include "support/calls.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

QByteArray taskWith(const QByteArray &type, const QByteArray &options)
{
    return R"({"taskId": "t", "status": "SUCCEEDED", "taskType": ")" + type + R"(", "options": {)" + options
        + "}}";
}

} // namespace

//! The settings of a task, read back from what useapi.net echoes.
class TestRemoteSettings final : public QObject {
    Q_OBJECT

private slots:
    void init() { test::failOnAnyWarning(); }
    void keyframesFromTheDocument();
    void theCameraComesBack();
    void structureIsMultipliedByTen_data();
    void structureIsMultipliedByTen();
    void videoToVideoFromTheDocument();
    void actOneFromTheDocument();
    void textAlone();
    void everyKindOfTask_data();
    void everyKindOfTask();
    void whatIsNotKnownIsNotGuessed();
    void addressesBecomeAssets();
    void nothingTold();
};

void TestRemoteSettings::keyframesFromTheDocument()
{
    const auto request = useapiSettings(test::fixture(u"useapi/task-succeeded.json"_s));
    QVERIFY(request);
    QCOMPARE(request->provider, u"useapi"_s);
    QCOMPARE(request->operation, u"image-to-video"_s);
    QCOMPARE(request->model, u"gen3a_turbo"_s);
    QCOMPARE(request->value(Role::Prompt).toString(), u"a quiet lake"_s);
    QCOMPARE(request->value(Role::Duration).toInt(), 10);
    QCOMPARE(request->value(Role::Seed).toInt(), 12345789);
    QCOMPARE(request->value(Role::Aspect).toString(), u"portrait"_s); // flip
    QCOMPARE(request->value(Role::ExploreMode).toBool(), true);
    QCOMPARE(request->media.size(), 3);
    for (const auto &[role, address] : {std::pair(Role::First, u"https://example.com/first.png"_s),
             std::pair(Role::Middle, u"https://example.com/middle.png"_s),
             std::pair(Role::Last, u"https://example.com/last.png"_s)}) {
        const MediaInput *input = request->input(role);
        QVERIFY(input);
        QCOMPARE(input->reference, (MediaReference{MediaReference::Kind::Url, address}));
        QCOMPARE(input->kind, std::optional(MediaKind::Image));
    }
    // Neither is a setting of this model.
    QVERIFY(!request->values.contains(QString(roleName(Role::EnhancePrompt))));
    QVERIFY(!request->values.contains(u"image_as_end_frame"_s));
}

void TestRemoteSettings::theCameraComesBack()
{
    const auto request = useapiSettings(taskWith("gen3a_turbo",
        R"("text_prompt": "p", "flip": false, "camera": {"x": 1, "y": -2.5, "r": "3", "z": 4, "bg_x_pan": -5,
           "bg_y_pan": 0, "static": false})"));
    QVERIFY(request);
    QCOMPARE(request->value(Role::CameraHorizontal).toDouble(), 1.0);
    QCOMPARE(request->value(Role::CameraVertical).toDouble(), -2.5);
    QCOMPARE(request->value(Role::CameraRoll).toDouble(), 3.0);
    QCOMPARE(request->value(Role::CameraZoom).toDouble(), 4.0);
    QCOMPARE(request->value(Role::CameraPan).toDouble(), -5.0);
    QVERIFY(request->value(Role::CameraTilt).isNull()); // neutral
    QVERIFY(request->value(Role::CameraStatic).isNull());
    QCOMPARE(request->value(Role::Aspect).toString(), u"landscape"_s);
    const auto still
        = useapiSettings(taskWith("gen3a_turbo", R"("text_prompt": "p", "camera": {"static": true})"));
    QCOMPARE(still->value(Role::CameraStatic).toBool(), true);
}

void TestRemoteSettings::structureIsMultipliedByTen_data()
{
    QTest::addColumn<QByteArray>("echoed");
    QTest::addColumn<double>("sent");
    QTest::newRow("0") << QByteArray("0") << 0.0;
    QTest::newRow("3") << QByteArray("0.3") << 3.0; // 0.3 × 10 is not 3 in floating point
    QTest::newRow("7") << QByteArray("0.7") << 7.0;
    QTest::newRow("9") << QByteArray("0.9") << 9.0;
    QTest::newRow("10") << QByteArray("1") << 10.0;
    QTest::newRow("as a text") << QByteArray("\"0.6\"") << 6.0;
    QTest::newRow("a fraction") << QByteArray("0.25") << 2.5;
}

void TestRemoteSettings::structureIsMultipliedByTen()
{
    QFETCH(QByteArray, echoed);
    const auto request = useapiSettings(taskWith(
        "gen3a", R"("video_prompt": "https://example.com/v.mp4", "structure_transformation": )" + echoed));
    QVERIFY(request);
    QTEST(request->value(Role::Structure).toDouble(), "sent");
}

void TestRemoteSettings::videoToVideoFromTheDocument()
{
    // useapi.net, POST gen3/video: the answer's options.
    const auto request = useapiSettings(taskWith("gen3a", R"("name": "n",
        "video_prompt": "https://example.com/v.mp4", "video_prompt_preview_image": "https://example.com/v.jpg",
        "text_prompt": "as a drawing", "structure_transformation": 0.9, "seed": 123456789, "seconds": 10,
        "width": 1280, "height": 768, "exploreMode": true, "watermark": false, "image_as_end_frame": false,
        "enhance_prompt": true, "assetGroupName": "Generative Video", "recordingEnabled": true)"));
    QVERIFY(request);
    QCOMPARE(request->operation, u"video-to-video"_s);
    QCOMPARE(request->model, u"gen3a"_s);
    QCOMPARE(request->input(Role::Source)->reference.value, u"https://example.com/v.mp4"_s);
    QCOMPARE(request->input(Role::Source)->kind, std::optional(MediaKind::Video));
    const QStringList keys = request->values.keys();
    QCOMPARE(keys, (QStringList{u"duration"_s, u"exploreMode"_s, u"prompt"_s, u"seed"_s, u"structure"_s}));
}

void TestRemoteSettings::actOneFromTheDocument()
{
    // useapi.net, POST gen3/actone (2024-12-10): a seed and a length that nobody chose are echoed.
    const QByteArray options = R"("driving_video": "https://example.com/d.mp4", "motion_multiplier": 4,
        "seed": 0, "seconds": 5, "exploreMode": true, "watermark": false, "width": 768, "height": 1280)";
    const auto picture
        = useapiSettings(taskWith("gen3a", options + R"(, "character_image": "https://example.com/c.png")"));
    QVERIFY(picture);
    QCOMPARE(picture->operation, u"character-performance"_s);
    QCOMPARE(picture->model, u"act_one"_s);
    QCOMPARE(picture->input(Role::Driving)->kind, std::optional(MediaKind::Video));
    QCOMPARE(picture->input(Role::Character)->kind, std::optional(MediaKind::Image));
    QCOMPARE(picture->value(Role::Expression).toInt(), 4);
    QCOMPARE(picture->value(Role::Aspect).toString(), u"portrait"_s);
    QVERIFY(picture->value(Role::Seed).isNull() && picture->value(Role::Duration).isNull());
    const auto clip = useapiSettings(
        taskWith("gen3a_turbo", options + R"(, "character_video": "https://example.com/c.mp4")"));
    QCOMPARE(clip->model, u"act_one_turbo"_s);
    QCOMPARE(clip->input(Role::Character)->kind, std::optional(MediaKind::Video));
    QVERIFY(clip->value(Role::Aspect).isNull()); // it keeps its format
}

void TestRemoteSettings::textAlone()
{
    const auto request = useapiSettings(
        taskWith("gen3a", R"("text_prompt": "p", "seed": "77", "seconds": "5", "enhance_prompt": true)"));
    QVERIFY(request);
    QCOMPARE(request->operation, u"text-to-video"_s);
    QCOMPARE(request->value(Role::Seed), QJsonValue(77));
    QCOMPARE(request->value(Role::Duration), QJsonValue(5));
    QCOMPARE(request->value(Role::EnhancePrompt), QJsonValue(true));
    const auto wrapped = useapiSettings(
        R"({"task": {"taskType": "gen4.5", "options": {"text_prompt": "p", "duration": 8}}, "code": 200})");
    QVERIFY(wrapped);
    QCOMPARE(wrapped->model, u"gen4.5"_s);
    QCOMPARE(wrapped->value(Role::Duration), QJsonValue(8));
}

void TestRemoteSettings::everyKindOfTask_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("options");
    QTest::addColumn<QString>("product"); // operation, model, slots
    const auto row = [](const char *type, const QByteArray &options, const char *product) {
        QTest::addRow("%s: %s", type, product) << QByteArray(type) << options << QString::fromLatin1(product);
    };
    const QByteArray a = R"("https://example.com/a")";
    const QByteArray b = R"("https://example.com/b")";
    const QByteArray acting = R"("driving_video": )" + a + R"(, "character_image": )" + b;
    const QByteArray pictures = R"("model": "m", "reference_images": [)" + a + ", " + b + "]";
    row("gen3a", acting, "character-performance act_one driving character");
    row("gen3a_turbo", acting, "character-performance act_one_turbo driving character");
    row("act_two", acting, "character-performance act_two driving character");
    row("gen3a", R"("extended": true, "init_video": )" + a, "video-extend gen3a source");
    row("gen3a_turbo", R"("extended": true, "init_video": )" + a, "video-extend gen3a_turbo source");
    row("gen3a_turbo", R"("outpaint": true, "video_prompt": )" + a + R"(, "image_prompt": )" + b,
        "video-expand gen3a_turbo source reference");
    row("gen3a", R"("video_prompt": )" + a, "video-to-video gen3a source");
    row("gen3a_turbo", R"("outpaint": false, "video_prompt": )" + a, "video-to-video gen3a_turbo source");
    row("gen4_aleph", R"("video_prompt": )" + a, "video-to-video aleph source");
    row("gen3a", R"("init_image": )" + a, "image-to-video gen3a first");
    row("gen3a_turbo", R"("text_prompt": "p")", "text-to-video gen3a_turbo");
    row("gen4", R"("init_image": )" + a, "image-to-video gen4 first");
    row("gen4", R"("model": "gen4", "reference_images": [)" + a + "]", "image-to-video gen4-videos first");
    row("gen4", pictures + R"(, "num_images": 4)", "text-to-image gen4 reference reference");
    row("gen4_turbo", R"("init_image": )" + a, "image-to-video gen4_turbo first");
    row("gen4-turbo", R"("reference_images": [)" + a + "]", "image-to-video gen4-turbo first");
    row("gen4-turbo", pictures + R"(, "num_images": 1)", "text-to-image gen4-turbo reference reference");
    row("gen4.5", R"("text_prompt": "p")", "text-to-video gen4.5");
    row("gen4.5", R"("text_prompt": "p", "model": "gen4.5")", "text-to-video gen4.5-videos");
    row("gen4.5", pictures, "image-to-video gen4.5-videos first last");
    row("gen3a_upscale", R"("video_url": )" + a, "video-upscale gen3a_upscale source");
    row("upscale_v1", R"("video_url": )" + a, "video-upscale gen4_upscale source");
    row("topaz_upscale", R"("video_url": )" + a, "video-upscale topaz_upscale source");
    row("super_slow_motion", R"("speed": 2, "video_url": )" + a, "slow-motion super_slow_motion source");
    row("lipsync", R"("image_url": )" + a + R"(, "audio_url": )" + b, "lip-sync lipsync image audio");
    row("lipsync", R"("video_url": )" + a + R"(, "voiceId": "v")", "lip-sync lipsync character");
    row("frames", R"("reference_images": [)" + a + "]", "text-to-image frames reference");
    row("nano-banana-pro", R"("num_images": 1)", "text-to-image nano-banana-pro");
    row("seedance-2", R"("start_frame": )" + a, "image-to-video seedance-2 first");
    row("seedance-2", pictures, "text-to-video seedance-2 reference reference");
    row("seedance-2", R"("reference_videos": [)" + a + ", " + b + R"(], "reference_audios": [)" + a + "]",
        "video-to-video seedance-2 source referenceVideo referenceAudio");
    row("kling-o3-pro", R"("reference_videos": [)" + a + "]", "video-to-video kling-o3-pro source");
    row("kling-3.0-motion-control", R"("reference_images": [)" + a + R"(], "reference_videos": [)" + b + "]",
        "character-performance kling-3.0-motion-control character driving");
    row("veo-3.1", pictures, "image-to-video veo-3.1 first last");
    row("sora-2", R"("text_prompt": "p")", "text-to-video sora-2");
}

void TestRemoteSettings::everyKindOfTask()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, options);
    QFETCH(QString, product);
    const auto request = useapiSettings(taskWith(type, options));
    QVERIFY2(request, request ? "" : qPrintable(request.error().detail));
    QStringList told{request->operation, request->model};
    for (const MediaInput &input : request->media)
        told.append(roleName(input.role));
    QCOMPARE(told.join(u' '), product);
    // The form has to know it.
    const Catalogue catalogue = test::shippedCatalogue();
    const ModelSpec *model = catalogue.model(u"useapi"_s, request->operation, request->model);
    QVERIFY(model);
    for (const MediaInput &input : request->media)
        QVERIFY2(model->mediaSlot(input.role), roleName(input.role).data());
}

void TestRemoteSettings::whatIsNotKnownIsNotGuessed()
{
    for (const char *type : {"gen9_hyper", "gen3a_expand", "", "GEN4"}) {
        const auto request = useapiSettings(taskWith(type, R"("text_prompt": "p")"));
        QVERIFY2(!request, type);
        QCOMPARE(request.error().kind, ErrorKind::NotFound);
        QVERIFY(request.error().detail.endsWith(u'.')); // a sentence
    }
}

void TestRemoteSettings::addressesBecomeAssets()
{
    auto request = useapiSettings(taskWith("gen3a_turbo",
        R"("keyframes": [{"timestamp": 0, "image": "https://example.com/f/one.png?_jwt=abc"},
        {"timestamp": 0.5, "image": "https://example.com/0f8fad5b-d9cb-469f-a165-70867728950e.png?_jwt=abc"},
        {"timestamp": 1, "image": "https://example.com/gone.png?_jwt=abc"}])"));
    QVERIFY(request);
    QVERIFY(hasAddresses(*request));
    const QByteArray list = R"([{"assetId": "a/../b", "url": "https://example.com/gone.png"},
        {"assetId": "first", "url": "https://other.example.com/f/one.png?_jwt=today"},
        {"assetId": "none", "url": ""}, 7,
        {"assetId": "user:7-runwayml:me@example.com-asset:0f8fad5b-d9cb-469f-a165-70867728950e"}])";
    nameAssets(*request, QJsonDocument::fromJson(list).array());
    QVERIFY(hasAddresses(*request)); // one is nowhere
    dropAddresses(*request);
    QCOMPARE(request->media.size(), 2);
    QCOMPARE(
        request->input(Role::First)->reference, (MediaReference{MediaReference::Kind::Asset, u"first"_s}));
    QCOMPARE(request->input(Role::Middle)->reference.value,
        u"user:7-runwayml:me@example.com-asset:0f8fad5b-d9cb-469f-a165-70867728950e"_s);
    QVERIFY(!request->input(Role::Last));
}

void TestRemoteSettings::nothingTold()
{
    QCOMPARE(useapiSettings(R"({"taskId": "t", "options": {}})").error().kind, ErrorKind::NotFound);
    QCOMPARE(useapiSettings("<html>").error().kind, ErrorKind::Protocol);
    // Placeholders and files are no addresses.
    const auto request = useapiSettings(taskWith("gen3a_turbo",
        R"("text_prompt": "p", "init_image": "<image url>", "keyframes": [{"image": "/etc/passwd", "timestamp": 0}])"));
    QVERIFY(request && request->media.isEmpty());
}

QTEST_APPLESS_MAIN(TestRemoteSettings)
#include "tst_remotesettings.moc"
