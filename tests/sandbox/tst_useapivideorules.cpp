// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapitable.h"

#include <QTest>

using namespace studio::test;

namespace {

void seedance2Rows(const char *model)
{
    const UseapiRows rows("videos/create", {{"model", model}, {"text_prompt", "snow"}});
    rows.takes("text_prompt", {letters(3500)});
    rows.takes("duration", {4, 15});
    rows.takes("aspect_ratio", {"21:9", "1:1"});
    rows.takes("resolution", {"480p", "720p", "1080p"});
    rows.takes("audio", {false});
    rows.refuses("text_prompt", {letters(3501)});
    rows.refuses("duration", {3});
    rows.refuses("aspect_ratio", {"2:3"});
    rows.refuses("seed", {7});
    rows.refuses("audioAssetId1", {"@sound"});
    rows.row("as it is", Json::object());
    rows.row("1080p explored", {{"resolution", "1080p"}, {"exploreMode", true}}, 400, "resolution");
    rows.row("nine pictures", {{"imageAssetId1", "@image"}, {"imageAssetId9", "@image"}});
    rows.row("frames", {{"startFrameAssetId", "@image"}, {"endFrameAssetId", "@image"}});
    rows.row("end alone", {{"endFrameAssetId", "@image"}}, 400, "startFrameAssetId");
    rows.row("frame and reference", {{"startFrameAssetId", "@image"}, {"imageAssetId1", "@image"}}, 400,
        "startFrameAssetId");
    rows.row("frame and sound", {{"startFrameAssetId", "@image"}, {"audioAssetId1", "@sound"}}, 400,
        "startFrameAssetId");
    rows.row(
        "three clips", {{"videoAssetId", "@clip"}, {"videoAssetId2", "@clip"}, {"videoAssetId3", "@clip"}});
    rows.row("a long clip", {{"videoAssetId", "@clip16"}}, 400, "15 seconds");
    rows.row("long together",
        {{"videoAssetId", "@clip11"}, {"videoAssetId2", "@clip"}, {"videoAssetId3", "@clip2"}}, 400,
        "15 seconds");
    rows.row("a wide clip", {{"videoAssetId", "@wide"}}, 400, "1280");
    rows.row("sound and picture", {{"audioAssetId1", "@sound"}, {"imageAssetId1", "@image"}});
    rows.row("long sounds",
        {{"audioAssetId1", "@sound"}, {"audioAssetId2", "@sound12"}, {"imageAssetId1", "@image"}}, 400,
        "15 seconds");
    rows.row("picture as sound", {{"audioAssetId1", "@image"}, {"imageAssetId1", "@image"}}, 400, "an audio");
}

void grokImagine15Rows()
{
    const UseapiRows rows("videos/create",
        {{"model", "grok-imagine-1.5"}, {"text_prompt", "snow"}, {"imageAssetId1", "@image"}});
    rows.needs({"imageAssetId1"});
    rows.takes("text_prompt", {letters(2500)});
    rows.takes("duration", {3, 15});
    rows.takes("aspect_ratio", {"2:3", "3:2", "3:4"});
    rows.takes("resolution", {"480p", "720p"});
    rows.refuses("text_prompt", {letters(2501)});
    rows.refuses("duration", {2});
    rows.refuses("aspect_ratio", {"21:9"});
    rows.refuses("resolution", {"1080p"});
    rows.refuses("audio", {true});
    rows.refuses("seed", {7});
    rows.refuses("imageAssetId2", {"@image"});
    rows.row("as it is", Json::object());
}

void happyhorse10Rows()
{
    const UseapiRows rows("videos/create", {{"model", "happyhorse-1.0"}, {"text_prompt", "snow"}});
    rows.takes("text_prompt", {letters(2500)});
    rows.takes("duration", {3, 15});
    rows.takes("aspect_ratio", {"4:3", "3:4"});
    rows.takes("resolution", {"720p", "1080p"});
    rows.takes("imageAssetId1", {"@image"});
    rows.refuses("text_prompt", {letters(2501)});
    rows.refuses("duration", {2});
    rows.refuses("aspect_ratio", {"21:9", "2:3"});
    rows.refuses("resolution", {"480p"});
    rows.refuses("audio", {true});
    rows.row("as it is", Json::object());
}

void wan26FlashRows()
{
    const UseapiRows rows(
        "videos/create", {{"model", "wan-2.6-flash"}, {"text_prompt", "snow"}, {"imageAssetId1", "@image"}});
    rows.needs({"text_prompt", "imageAssetId1"});
    rows.takes("duration", {5, 10, 15});
    rows.takes("resolution", {"720p", "1080p"});
    rows.takes("audio", {false});
    rows.refuses("duration", {8});
    rows.refuses("resolution", {"480p"});
    rows.row("as it is", Json::object());
}

void wan22AnimateRows()
{
    const UseapiRows rows("videos/create",
        {{"model", "wan-2.2-animate"}, {"imageAssetId1", "@image"}, {"videoAssetId", "@clip"}});
    rows.needs({"imageAssetId1", "videoAssetId"});
    rows.refuses("text_prompt", {"snow"});
    rows.refuses("duration", {5});
    rows.row("as it is", Json::object());
}

void veo31Rows()
{
    const UseapiRows rows("videos/create", {{"model", "veo-3.1"}, {"text_prompt", "snow"}});
    rows.takes("duration", {4, 6, 8});
    rows.takes("resolution", {"720p", "1080p"});
    rows.takes("audio", {false});
    rows.refuses("duration", {5, 10});
    rows.refuses("resolution", {"480p"});
    rows.refuses("imageAssetId3", {"@image"});
    rows.refuses("videoAssetId", {"@clip"});
    rows.row("as it is", Json::object());
    rows.row("first and last", {{"imageAssetId1", "@image"}, {"imageAssetId2", "@image"}});
}

void sora2Rows()
{
    const UseapiRows rows("videos/create", {{"model", "sora-2"}, {"text_prompt", "snow"}});
    rows.takes("duration", {4, 8, 12});
    rows.refuses("duration", {5});
    rows.refuses("resolution", {"720p"});
    rows.refuses("audio", {false});
    rows.row("as it is", Json::object());
}

void sora2ProRows()
{
    const UseapiRows rows("videos/create", {{"model", "sora-2-pro"}, {"text_prompt", "snow"}});
    rows.takes("duration", {4, 8, 12});
    rows.takes("resolution", {"720p", "1080p"});
    rows.refuses("duration", {10});
    rows.refuses("resolution", {"480p"});
    rows.row("as it is", Json::object());
}

void klingO34kRows()
{
    const UseapiRows rows("videos/create", {{"model", "kling-o3-4k"}, {"text_prompt", "snow"}});
    rows.takes("text_prompt", {letters(2500)});
    rows.takes("duration", {5, 10, 15});
    rows.takes("aspect_ratio", {"16:9", "9:16", "1:1"});
    rows.takes("audio", {false});
    rows.takes("imageAssetId7", {"@image"});
    rows.refuses("text_prompt", {letters(2501)});
    rows.refuses("duration", {6});
    rows.refuses("aspect_ratio", {"4:3"});
    rows.refuses("resolution", {"720p", "1080p"});
    rows.refuses("seed", {7});
    rows.refuses("videoAssetId", {"@clip"});
    rows.refuses("imageAssetId8", {"@image"});
    rows.row("as it is", Json::object());
    rows.row("start and reference", {{"startFrameAssetId", "@image"}, {"imageAssetId1", "@image"}});
    rows.row("start and end", {{"startFrameAssetId", "@image"}, {"endFrameAssetId", "@image"}});
    rows.row("end alone", {{"endFrameAssetId", "@image"}}, 400, "startFrameAssetId");
    rows.row("end and reference",
        {{"startFrameAssetId", "@image"}, {"endFrameAssetId", "@image"}, {"imageAssetId1", "@image"}}, 400,
        "endFrameAssetId");
    rows.row("six shots",
        {{"multishot_prompt_1", "a"}, {"multishot_prompt_2", "b"}, {"multishot_prompt_3", "c"},
            {"multishot_prompt_4", "d"}, {"multishot_prompt_5", "e"}, {"multishot_duration_5", 3}});
}

void klingO3ProRows(const char *model)
{
    const UseapiRows rows("videos/create", {{"model", model}, {"text_prompt", "snow"}});
    rows.takes("text_prompt", {letters(2500)});
    rows.takes("duration", {5, 10, 15});
    rows.takes("aspect_ratio", {"16:9", "9:16", "1:1"});
    rows.takes("audio", {false});
    rows.takes("videoAssetId", {"@clip10"});
    rows.takes("imageAssetId7", {"@image"});
    rows.refuses("text_prompt", {letters(2501)});
    rows.refuses("duration", {6});
    rows.refuses("aspect_ratio", {"4:3"});
    rows.refuses("resolution", {"720p", "1080p"});
    rows.refuses("seed", {7});
    rows.refuses("imageAssetId8", {"@image"});
    rows.row("as it is", Json::object());
    rows.row("edit long", {{"videoAssetId", "@clip11"}}, 400, "10 seconds");
    rows.row("edit with 4",
        {{"videoAssetId", "@clip"}, {"imageAssetId1", "@image"}, {"imageAssetId2", "@image"},
            {"imageAssetId3", "@image"}, {"imageAssetId4", "@image"}});
    rows.row("edit with 5",
        {{"videoAssetId", "@clip"}, {"imageAssetId1", "@image"}, {"imageAssetId2", "@image"},
            {"imageAssetId3", "@image"}, {"imageAssetId4", "@image"}, {"imageAssetId5", "@image"}},
        400, "4 reference");
    rows.row("start and reference", {{"startFrameAssetId", "@image"}, {"imageAssetId1", "@image"}});
    rows.row("start and end", {{"startFrameAssetId", "@image"}, {"endFrameAssetId", "@image"}});
    rows.row("end alone", {{"endFrameAssetId", "@image"}}, 400, "startFrameAssetId");
    rows.row("end and reference",
        {{"startFrameAssetId", "@image"}, {"endFrameAssetId", "@image"}, {"imageAssetId1", "@image"}}, 400,
        "endFrameAssetId");
    rows.row("six shots",
        {{"multishot_prompt_1", "a"}, {"multishot_prompt_2", "b"}, {"multishot_prompt_3", "c"},
            {"multishot_prompt_4", "d"}, {"multishot_prompt_5", "e"}, {"multishot_duration_5", 3}});
}

void kling30ProRows(const char *model)
{
    const UseapiRows rows("videos/create", {{"model", model}, {"text_prompt", "snow"}});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("duration", {5, 10, 15});
    rows.takes("audio", {false});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("duration", {7});
    rows.refuses("resolution", {"720p"});
    rows.refuses("seed", {7});
    rows.refuses("multishot_prompt_6", {"b"});
    rows.row("as it is", Json::object());
    rows.row("two shots",
        {{"multishot_prompt_1", "a"}, {"multishot_duration_1", 3}, {"multishot_prompt_2", "b"},
            {"multishot_duration_2", 12}});
    rows.row("one shot", {{"multishot_prompt_1", "a"}, {"multishot_duration_1", 3}}, 400, "multishot");
    rows.row("shots too long",
        {{"multishot_prompt_1", "a"}, {"multishot_duration_1", 4}, {"multishot_prompt_2", "b"},
            {"multishot_duration_2", 12}},
        400, "15 seconds");
    rows.row("shot of 2",
        {{"multishot_prompt_1", "a"}, {"multishot_duration_1", 2}, {"multishot_prompt_2", "b"}}, 400,
        "multishot_duration_1");
    rows.row("shot of 13",
        {{"multishot_prompt_1", "a"}, {"multishot_duration_1", 13}, {"multishot_prompt_2", "b"}}, 400,
        "multishot_duration_1");
    rows.row("gap", {{"multishot_prompt_1", "a"}, {"multishot_prompt_3", "b"}}, 400, "multishot_prompt_2");
}

void kling30MotionControlRows()
{
    const UseapiRows rows("videos/create",
        {{"model", "kling-3.0-motion-control"}, {"text_prompt", "snow"}, {"videoAssetId", "@clip3"}});
    rows.needs({"videoAssetId"});
    rows.takes("text_prompt", {letters(2500)});
    rows.takes("resolution", {"720p", "1080p"});
    rows.takes("audio", {false});
    rows.takes("characterOrientation", {"image", "video"});
    rows.takes("videoAssetId", {"@clip30"});
    rows.refuses("text_prompt", {letters(2501)});
    rows.refuses("duration", {5});
    rows.refuses("resolution", {"480p"});
    rows.refuses("characterOrientation", {"left"});
    rows.row("as it is", Json::object());
    rows.row("2 s clip", {{"videoAssetId", "@clip2"}}, 400, "3…30");
    rows.row("31 s clip", {{"videoAssetId", "@clip31"}}, 400, "3…30");
}

void kling26ProRows()
{
    const UseapiRows rows("videos/create", {{"model", "kling-2.6-pro"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("duration", {5, 10});
    rows.takes("audio", {false});
    rows.refuses("duration", {15});
    rows.refuses("characterOrientation", {"image"});
    rows.row("as it is", Json::object());
}

void kling26I2vRows()
{
    const UseapiRows rows("videos/create", {{"model", "kling-2.6-i2v"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("duration", {5, 10});
    rows.refuses("duration", {15});
    rows.refuses("audio", {false});
    rows.row("as it is", Json::object());
}

void gen45Rows()
{
    const UseapiRows rows("videos/create", {{"model", "gen4.5"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("duration", {2, 10});
    rows.takes("seed", {7});
    rows.takes("audio", {false});
    rows.refuses("duration", {11});
    rows.refuses("aspect_ratio", {"9:16"});
    rows.row("as it is", Json::object());
    rows.row("picture tall", {{"imageAssetId1", "@image"}, {"aspect_ratio", "9:16"}});
}

void gen4Rows(const char *model)
{
    const UseapiRows rows(
        "videos/create", {{"model", model}, {"text_prompt", "snow"}, {"imageAssetId1", "@image"}});
    rows.needs({"text_prompt", "imageAssetId1"});
    rows.takes("text_prompt", {letters(512)});
    rows.takes("duration", {5, 10});
    rows.takes("seed", {7});
    rows.refuses("text_prompt", {letters(513)});
    rows.refuses("duration", {8});
    rows.refuses("audio", {false});
    rows.refuses("startFrameAssetId", {"@image"});
    rows.refuses("audioAssetId1", {"@sound"});
    rows.row("as it is", Json::object());
}

void gen4Rows2()
{
    const UseapiRows rows(
        "videos/create", {{"model", "gen4"}, {"text_prompt", "snow"}, {"imageAssetId1", "@image"}});
    rows.needs({"model"});
    rows.refuses("model", {"gen9"});
    rows.refuses("seed", {0});
    rows.refuses("duration", {16, 4.5});
    rows.row("imageAssetId1 a clip", {{"imageAssetId1", "@clip"}}, 400, "an image");
    rows.row("imageAssetId1 unknown", {{"imageAssetId1", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.exploreMode();
    rows.common();
}

} // namespace

//! What videos/create accepts and refuses, model by model. Written from the
//! documents, apart from the studio's catalogue and from the sandbox's schemas.
class TestUseapiVideoRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_table.prepare()); }
    void seedance_data();
    void seedance() { m_table.check(); }
    void others_data();
    void others() { m_table.check(); }
    void kling3o_data();
    void kling3o() { m_table.check(); }
    void kling3_data();
    void kling3() { m_table.check(); }
    void gen4_data();
    void gen4() { m_table.check(); }

private:
    UseapiTable m_table;
};

void TestUseapiVideoRules::seedance_data()
{
    UseapiTable::columns();
    seedance2Rows("seedance-2");
    seedance2Rows("seedance-2-fast");
}

void TestUseapiVideoRules::others_data()
{
    UseapiTable::columns();
    grokImagine15Rows();
    happyhorse10Rows();
    wan26FlashRows();
    wan22AnimateRows();
    veo31Rows();
    sora2Rows();
    sora2ProRows();
}

void TestUseapiVideoRules::kling3o_data()
{
    UseapiTable::columns();
    klingO34kRows();
    klingO3ProRows("kling-o3-pro");
    klingO3ProRows("kling-o3-standard");
}

void TestUseapiVideoRules::kling3_data()
{
    UseapiTable::columns();
    kling30ProRows("kling-3.0-pro");
    kling30ProRows("kling-3.0-standard");
    kling30MotionControlRows();
    kling26ProRows();
    kling26I2vRows();
}

void TestUseapiVideoRules::gen4_data()
{
    UseapiTable::columns();
    gen45Rows();
    gen4Rows("gen4");
    gen4Rows("gen4-turbo");
    gen4Rows2();
}

QTEST_GUILESS_MAIN(TestUseapiVideoRules)
#include "tst_useapivideorules.moc"
