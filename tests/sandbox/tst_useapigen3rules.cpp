// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapitable.h"

#include <QTest>

using namespace studio::test;

namespace {

void gen3ActoneRows()
{
    const UseapiRows rows("gen3/actone", {{"driving_assetId", "@clip"}, {"character_assetId", "@image"}});
    rows.needs({"driving_assetId", "character_assetId"});
    rows.takes("character_assetId", {"@clip2"});
    rows.takes("motion_multiplier", {1, 5});
    rows.takes("driving_assetId", {"@clip41", "@clip1"});
    rows.takes("aspect_ratio", {"portrait", "landscape"});
    rows.refuses("motion_multiplier", {0.9, 5.1});
    rows.refuses("aspect_ratio", {"16:9"});
    rows.row("as the example", Json::object());
    rows.row("ratio is ignored for a clip", {{"character_assetId", "@clip2"}, {"aspect_ratio", "portrait"}});
    rows.row("driving_assetId unknown", {{"driving_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row(
        "character_assetId unknown", {{"character_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("driving_assetId a image", {{"driving_assetId", "@image"}}, 400, "a video");
    rows.row("character_assetId a sound", {{"character_assetId", "@sound"}}, 400, "an image or video");
    rows.row("driving_assetId a sound", {{"driving_assetId", "@sound"}}, 400, "a video");
    rows.exploreMode();
    rows.common();
}

void gen3turboActoneRows()
{
    const UseapiRows rows(
        "gen3turbo/actone", {{"driving_assetId", "@clip"}, {"character_assetId", "@image"}});
    rows.needs({"driving_assetId", "character_assetId"});
    rows.takes("character_assetId", {"@clip2"});
    rows.takes("motion_multiplier", {1, 5});
    rows.takes("driving_assetId", {"@clip41", "@clip1"});
    rows.takes("aspect_ratio", {"portrait", "landscape"});
    rows.refuses("motion_multiplier", {0.9, 5.1});
    rows.refuses("aspect_ratio", {"16:9"});
    rows.row("as the example", Json::object());
    rows.row("ratio is ignored for a clip", {{"character_assetId", "@clip2"}, {"aspect_ratio", "portrait"}});
    rows.row("driving_assetId unknown", {{"driving_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row(
        "character_assetId unknown", {{"character_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("driving_assetId a image", {{"driving_assetId", "@image"}}, 400, "a video");
    rows.row("character_assetId a sound", {{"character_assetId", "@sound"}}, 400, "an image or video");
    rows.row("driving_assetId a sound", {{"driving_assetId", "@sound"}}, 400, "a video");
    rows.exploreMode();
    rows.common();
}

void gen3VideoRows()
{
    const UseapiRows rows("gen3/video", {{"assetId", "@clip"}, {"text_prompt", "snow"}});
    rows.needs({"assetId", "text_prompt"});
    rows.takes("structure_transformation", {0, 10});
    rows.takes("resolution", {"720p"});
    rows.takes("seconds", {7});
    rows.refuses("text_prompt", {""});
    rows.refuses("structure_transformation", {10.1, -0.1});
    rows.refuses("resolution", {"1080p"});
    rows.refuses("seconds", {0, "7"});
    rows.row("as the example", Json::object());
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("assetId a image", {{"assetId", "@image"}}, 400, "a video");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen3turboVideoRows()
{
    const UseapiRows rows("gen3turbo/video", {{"assetId", "@clip"}, {"text_prompt", "snow"}});
    rows.needs({"assetId", "text_prompt"});
    rows.takes("structure_transformation", {0, 10});
    rows.takes("resolution", {"720p"});
    rows.takes("seconds", {5, 10});
    rows.takes("aspect_ratio", {"portrait", "landscape"});
    rows.refuses("text_prompt", {""});
    rows.refuses("structure_transformation", {10.1, -0.1});
    rows.refuses("resolution", {"1080p"});
    rows.refuses("seconds", {7});
    rows.refuses("aspect_ratio", {"16:9"});
    rows.row("as the example", Json::object());
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("assetId a image", {{"assetId", "@image"}}, 400, "a video");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen3CreateRows()
{
    const UseapiRows rows("gen3/create", {{"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("enhance_prompt", {false});
    rows.takes("seconds", {10});
    rows.takes("resolution", {"720p"});
    rows.takes("email", {"practice@sandbox.local"});
    rows.refuses("image_as_end_frame", {"yes"});
    rows.refuses("enhance_prompt", {1});
    rows.refuses("seconds", {8});
    rows.refuses("resolution", {"4K"});
    rows.refuses("turbo", {true});
    rows.refuses("aspect_ratio", {"portrait"});
    rows.row("text", Json::object());
    rows.row("a picture alone", {{"text_prompt", nullptr}, {"image_assetId", "@image"}});
    rows.row("picture at the end", {{"image_assetId", "@image"}, {"image_as_end_frame", true}});
    rows.row("other email", {{"email", "who@else.invalid"}}, 404, "not linked");
    rows.row("image_assetId unknown", {{"image_assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("image_assetId a clip", {{"image_assetId", "@clip"}}, 400, "an image");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen3turboExpandRows()
{
    const UseapiRows rows("gen3turbo/expand", {{"videoAssetId", "@clip"}});
    rows.needs({"videoAssetId"});
    rows.takes("seconds", {5});
    rows.takes("outpaint_aspect_ratio", {"portrait", "landscape"});
    rows.refuses("seconds", {-5});
    rows.refuses("outpaint_aspect_ratio", {"16:9"});
    rows.row("clip alone", Json::object());
    rows.row("with picture and prompt", {{"imageAssetId", "@image"}, {"text_prompt", "hills"}});
    rows.row("videoAssetId unknown", {{"videoAssetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.row("videoAssetId a image", {{"videoAssetId", "@image"}}, 400, "a video");
    rows.row("imageAssetId a clip", {{"imageAssetId", "@clip"}}, 400, "an image");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen3turboExtendRows()
{
    const UseapiRows rows("gen3turbo/extend", {{"assetId", "@turbo"}});
    rows.needs({"assetId"});
    rows.takes("text_prompt", {"on"});
    rows.row("own clip", Json::object());
    rows.row("an upload", {{"assetId", "@clip"}}, 400, "Gen-3 Alpha Turbo");
    rows.row("a clip of the other model", {{"assetId", "@gen3"}}, 400, "Gen-3 Alpha Turbo");
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen3ExtendRows()
{
    const UseapiRows rows("gen3/extend", {{"assetId", "@gen3"}});
    rows.needs({"assetId"});
    rows.takes("seconds", {5, 10});
    rows.refuses("seconds", {8});
    rows.row("own clip", Json::object());
    rows.row("a clip of the other model", {{"assetId", "@turbo"}}, 400, "Gen-3 Alpha");
    rows.row("an upload", {{"assetId", "@clip"}}, 400, "Gen-3 Alpha");
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void gen3alphaUpscaleRows()
{
    const UseapiRows rows("gen3alpha/upscale", {{"assetId", "@turbo"}});
    rows.needs({"assetId"});
    rows.takes("assetId", {"@gen3"});
    rows.row("turbo", Json::object());
    rows.row("an upload", {{"assetId", "@clip"}}, 400, "Gen-3 Alpha");
    rows.row("assetId unknown", {{"assetId", "nothing"}}, 404, "Unable to retrieve assetId");
    rows.exploreMode();
    rows.common();
}

} // namespace

//! What the paths of Gen-3 accept and refuse, rule by rule. Written from the
//! documents, apart from the studio's catalogue and from the sandbox's schemas.
class TestUseapiGen3Rules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_table.prepare()); }
    void actOne_data();
    void actOne() { m_table.check(); }
    void videoToVideo_data();
    void videoToVideo() { m_table.check(); }
    void textAndPicture_data();
    void textAndPicture() { m_table.check(); }
    void expand_data();
    void expand() { m_table.check(); }
    void extend_data();
    void extend() { m_table.check(); }

private:
    UseapiTable m_table;
};

void TestUseapiGen3Rules::actOne_data()
{
    UseapiTable::columns();
    gen3ActoneRows();
    gen3turboActoneRows();
}

void TestUseapiGen3Rules::videoToVideo_data()
{
    UseapiTable::columns();
    gen3VideoRows();
    gen3turboVideoRows();
}

void TestUseapiGen3Rules::textAndPicture_data()
{
    UseapiTable::columns();
    gen3CreateRows();
}

void TestUseapiGen3Rules::expand_data()
{
    UseapiTable::columns();
    gen3turboExpandRows();
}

void TestUseapiGen3Rules::extend_data()
{
    UseapiTable::columns();
    gen3turboExtendRows();
    gen3ExtendRows();
    gen3alphaUpscaleRows();
}

QTEST_GUILESS_MAIN(TestUseapiGen3Rules)
#include "tst_useapigen3rules.moc"
