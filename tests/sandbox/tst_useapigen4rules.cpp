// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapitable.h"

#include <QTest>

using namespace studio::test;

namespace {

void gen4CreateRows()
{
    const UseapiRows rows("gen4/create", {{"firstImage_assetId", "@image"}});
    rows.needs({"firstImage_assetId"});
    rows.takes("text_prompt", {"snow"});
    rows.takes("seconds", {5, 10});
    rows.takes("aspect_ratio", {"16:9", "9:16", "1:1", "4:3", "3:4", "21:9"});
    rows.refuses("seconds", {8});
    rows.refuses("aspect_ratio", {"2:3", "landscape"});
    rows.row("picture alone", Json::object());
    rows.row(
        "firstImage_assetId unknown", {{"firstImage_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("firstImage_assetId a clip", {{"firstImage_assetId", "@clip"}}, 400, "an image");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen4turboCreateRows()
{
    const UseapiRows rows("gen4turbo/create", {{"firstImage_assetId", "@image"}});
    rows.needs({"firstImage_assetId"});
    rows.takes("text_prompt", {"snow"});
    rows.takes("seconds", {5, 10});
    rows.takes("aspect_ratio", {"16:9", "9:16", "1:1", "4:3", "3:4", "21:9"});
    rows.refuses("seconds", {8});
    rows.refuses("aspect_ratio", {"2:3", "landscape"});
    rows.row("picture alone", Json::object());
    rows.row(
        "firstImage_assetId unknown", {{"firstImage_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("firstImage_assetId a clip", {{"firstImage_assetId", "@clip"}}, 400, "an image");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen45CreateRows()
{
    const UseapiRows rows("gen4_5/create", {{"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("seconds", {8});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("seconds", {6});
    rows.refuses("aspect_ratio", {"9:16"});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"firstImage_assetId", "@image"}});
    rows.row("tall picture", {{"aspect_ratio", "9:16"}, {"firstImage_assetId", "@image"}});
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen4VideoRows()
{
    const UseapiRows rows("gen4/video", {{"video_assetId", "@clip"}, {"text_prompt", "snow"}});
    rows.needs({"video_assetId", "text_prompt"});
    rows.takes("image_assetId", {"@image"});
    rows.refuses("text_prompt", {""});
    rows.row("clip and prompt", Json::object());
    rows.row("video_assetId unknown", {{"video_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("video_assetId a image", {{"video_assetId", "@image"}}, 400, "a video");
    rows.row("image_assetId a clip", {{"image_assetId", "@clip"}}, 400, "an image");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen4ActTwoRows()
{
    const UseapiRows rows("gen4/act-two", {{"driving_assetId", "@clip3"}, {"character_assetId", "@image"}});
    rows.needs({"driving_assetId", "character_assetId"});
    rows.takes("driving_assetId", {"@clip30"});
    rows.takes("character_assetId", {"@clip2"});
    rows.takes("expression_intensity", {1, 5});
    rows.takes("body_control", {false});
    rows.takes("aspect_ratio", {"16:9", "9:16", "1:1", "4:3", "3:4", "21:9"});
    rows.refuses("expression_intensity", {6, 0, 2.5});
    rows.refuses("body_control", {"no"});
    rows.refuses("aspect_ratio", {"2:3", "landscape"});
    rows.row("3 seconds", Json::object());
    rows.row("2 seconds", {{"driving_assetId", "@clip2"}}, 400, "3…30");
    rows.row("31 seconds", {{"driving_assetId", "@clip31"}}, 400, "3…30");
    rows.row("driving_assetId a image", {{"driving_assetId", "@image"}}, 400, "a video");
    rows.row("character_assetId a sound", {{"character_assetId", "@sound"}}, 400, "an image or video");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen4UpscaleRows()
{
    const UseapiRows rows("gen4/upscale", {{"assetId", "@clip"}});
    rows.needs({"assetId"});
    rows.takes("assetId", {"@clip41"});
    rows.row("clip", Json::object());
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("assetId a image", {{"assetId", "@image"}}, 400, "a video");
    rows.row("large enough", {{"assetId", "@huge"}}, 400, "large enough");
    rows.exploreMode();
    rows.common();
}

void videosUpscaleRows()
{
    const UseapiRows rows("videos/upscale", {{"videoAssetId", "@clip"}});
    rows.needs({"videoAssetId"});
    rows.takes("videoAssetId", {"@clip40"});
    rows.row("clip", Json::object());
    rows.row("41 seconds", {{"videoAssetId", "@clip41"}}, 400, "40 seconds");
    rows.row("videoAssetId unknown", {{"videoAssetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("videoAssetId a image", {{"videoAssetId", "@image"}}, 400, "a video");
    rows.row("large enough", {{"videoAssetId", "@huge"}}, 400, "large enough");
    rows.exploreMode();
    rows.common();
}

void superSlowMotionRows()
{
    const UseapiRows rows("super_slow_motion", {{"assetId", "@clip"}, {"speed", 0.5}});
    rows.needs({"assetId", "speed"});
    rows.takes("speed", {0.1, 1});
    rows.takes("format", {"prores"});
    rows.takes("name", {"slow"});
    rows.takes("duration", {1000});
    rows.refuses("speed", {0.09, 1.1});
    rows.refuses("format", {"avi"});
    rows.refuses("name", {5});
    rows.refuses("duration", {1001});
    rows.refuses("width", {0});
    rows.row("half", Json::object());
    rows.row("says nothing of itself", {{"assetId", "@untold"}}, 400, "duration");
    rows.row("its size is missing", {{"assetId", "@untold"}, {"duration", 4}}, 400, "width");
    rows.row("all is said", {{"assetId", "@untold"}, {"duration", 4}, {"width", 64}, {"height", 48}});
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("assetId a image", {{"assetId", "@image"}}, 400, "a video");
    rows.common();
}

void lipsyncCreateRows()
{
    const UseapiRows rows("lipsync/create", {{"image_assetId", "@image"}, {"audio_assetId", "@sound"}});
    rows.needs({"audio_assetId"});
    rows.refuses("model_id", {"eleven_multilingual_v9"});
    rows.row("picture and sound", Json::object());
    rows.row("clip and sound", {{"image_assetId", nullptr}, {"video_assetId", "@clip"}});
    rows.row("both", {{"video_assetId", "@clip"}}, 400, "Exactly one");
    rows.row("neither", {{"image_assetId", nullptr}}, 400, "Exactly one");
    rows.row("a voice", {{"audio_assetId", nullptr}, {"voiceId", "practice-ada"}, {"voice_text", "Hello"}});
    rows.row("voice and sound", {{"voiceId", "practice-ada"}, {"voice_text", "Hello"}}, 400, "audio_assetId");
    rows.row(
        "voice without text", {{"audio_assetId", nullptr}, {"voiceId", "practice-ada"}}, 400, "voice_text");
    rows.row("text without voice", {{"audio_assetId", nullptr}, {"voice_text", "Hello"}}, 400, "voiceId");
    rows.row("v2",
        {{"audio_assetId", nullptr}, {"voiceId", "practice-ada"}, {"voice_text", "Hello"},
            {"model_id", "eleven_multilingual_v2"}});
    rows.row("audio_assetId unknown", {{"audio_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("audio_assetId a clip", {{"audio_assetId", "@clip"}}, 400, "an audio");
    rows.row("image_assetId a clip", {{"image_assetId", "@clip"}}, 400, "an image");
    rows.exploreMode();
    rows.common();
}

} // namespace

//! What the paths of Gen-4 and those on clips accept and refuse, rule by rule. Written from the
//! documents, apart from the studio's catalogue and from the sandbox's schemas.
class TestUseapiGen4Rules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_table.prepare()); }
    void create_data();
    void create() { m_table.check(); }
    void aleph_data();
    void aleph() { m_table.check(); }
    void actTwo_data();
    void actTwo() { m_table.check(); }
    void upscale_data();
    void upscale() { m_table.check(); }
    void slowMotion_data();
    void slowMotion() { m_table.check(); }
    void lipSync_data();
    void lipSync() { m_table.check(); }

private:
    UseapiTable m_table;
};

void TestUseapiGen4Rules::create_data()
{
    UseapiTable::columns();
    gen4CreateRows();
    gen4turboCreateRows();
    gen45CreateRows();
}

void TestUseapiGen4Rules::aleph_data()
{
    UseapiTable::columns();
    gen4VideoRows();
}

void TestUseapiGen4Rules::actTwo_data()
{
    UseapiTable::columns();
    gen4ActTwoRows();
}

void TestUseapiGen4Rules::upscale_data()
{
    UseapiTable::columns();
    gen4UpscaleRows();
    videosUpscaleRows();
}

void TestUseapiGen4Rules::slowMotion_data()
{
    UseapiTable::columns();
    superSlowMotionRows();
}

void TestUseapiGen4Rules::lipSync_data()
{
    UseapiTable::columns();
    lipsyncCreateRows();
}

QTEST_GUILESS_MAIN(TestUseapiGen4Rules)
#include "tst_useapigen4rules.moc"
