// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapitable.h"

#include <QTest>

using namespace studio::test;

namespace {

void framesCreateRows()
{
    const UseapiRows rows("frames/create", {{"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(1000)});
    rows.takes("style", {"terracotta"});
    rows.takes("diversity", {0, 5});
    rows.takes("num_images", {4});
    rows.takes("aspect_ratio", {"16:9", "9:16", "1:1", "4:3", "3:4", "21:9"});
    rows.refuses("text_prompt", {letters(1001), ""});
    rows.refuses("style", {"cubist"});
    rows.refuses("diversity", {6});
    rows.refuses("num_images", {2});
    rows.refuses("aspect_ratio", {"2:3", "landscape"});
    rows.row("text", Json::object());
    rows.row("3 references",
        {{"imageAssetId1", "@image"}, {"imageAssetId2", "@image"}, {"imageAssetId3", "@image"}});
    rows.row("email", {{"email", "who@else.invalid"}}, 404, "not linked");
    rows.row("imageAssetId1 a clip", {{"imageAssetId1", "@clip"}}, 400, "an image");
    rows.seed();
    rows.exploreMode();
    rows.common();
}

void flux2MaxRows()
{
    const UseapiRows rows("images/create", {{"model", "flux-2-max"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(4000)});
    rows.takes("aspect_ratio", {"16:9", "9:21", "4:5"});
    rows.takes("resolution", {"1K", "2K", "4K", "0.6MP"});
    rows.takes("imageAssetId8", {"@image"});
    rows.takes("seed", {7});
    rows.refuses("text_prompt", {letters(4001)});
    rows.refuses("aspect_ratio", {"auto"});
    rows.refuses("resolution", {"3K"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void flux2KleinRows()
{
    const UseapiRows rows("images/create", {{"model", "flux-2-klein"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(4000)});
    rows.takes("aspect_ratio", {"9:21", "1:1"});
    rows.takes("resolution", {"1K", "2K", "0.6MP"});
    rows.takes("imageAssetId4", {"@image"});
    rows.takes("seed", {7});
    rows.refuses("text_prompt", {letters(4001)});
    rows.refuses("aspect_ratio", {"auto"});
    rows.refuses("resolution", {"4K"});
    rows.refuses("imageAssetId5", {"@image"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void nanoBananaRows()
{
    const UseapiRows rows("images/create", {{"model", "nano-banana"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"auto", "4:5"});
    rows.takes("imageAssetId4", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"9:21"});
    rows.refuses("resolution", {"1K"});
    rows.refuses("imageAssetId5", {"@image"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void nanoBananaProRows()
{
    const UseapiRows rows("images/create", {{"model", "nano-banana-pro"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"auto", "21:9"});
    rows.takes("resolution", {"1K", "2K", "4K"});
    rows.takes("imageAssetId8", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"9:21"});
    rows.refuses("resolution", {"3K"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void nanoBanana2Rows()
{
    const UseapiRows rows("images/create", {{"model", "nano-banana-2"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"auto", "5:4"});
    rows.takes("resolution", {"1K", "4K"});
    rows.takes("imageAssetId8", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"9:21"});
    rows.refuses("resolution", {"720p"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void nanoBanana2LiteRows()
{
    const UseapiRows rows("images/create", {{"model", "nano-banana-2-lite"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"auto", "3:2"});
    rows.takes("imageAssetId8", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"9:21"});
    rows.refuses("resolution", {"4K"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void gptImage15Rows()
{
    const UseapiRows rows("images/create", {{"model", "gpt-image-1-5"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"1:1", "3:2", "2:3"});
    rows.takes("imageAssetId4", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"16:9", "auto"});
    rows.refuses("resolution", {"1K"});
    rows.refuses("imageAssetId5", {"@image"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}}, 400, "text_prompt");
}

void gptImage1MiniRows()
{
    const UseapiRows rows("images/create", {{"model", "gpt-image-1-mini"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"1:1", "3:2"});
    rows.takes("imageAssetId4", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"4:3"});
    rows.refuses("resolution", {"2K"});
    rows.refuses("imageAssetId5", {"@image"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}}, 400, "text_prompt");
}

void seedream5Rows()
{
    const UseapiRows rows("images/create", {{"model", "seedream-5"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"16:9", "3:2", "2:3", "21:9"});
    rows.takes("resolution", {"2K", "3K"});
    rows.takes("imageAssetId8", {"@image"});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"4:5", "auto"});
    rows.refuses("resolution", {"1K", "4K"});
    rows.refuses("style", {"vivid"});
    rows.refuses("diversity", {3});
    rows.refuses("seed", {7});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void gen4Rows()
{
    const UseapiRows rows("images/create", {{"model", "gen4"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"16:9", "21:9"});
    rows.takes("resolution", {"1080p", "720p"});
    rows.takes("imageAssetId4", {"@image"});
    rows.takes("style", {"vivid"});
    rows.takes("diversity", {3});
    rows.takes("seed", {7});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"auto"});
    rows.refuses("resolution", {"4K"});
    rows.refuses("imageAssetId5", {"@image"});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void gen4TurboRows()
{
    const UseapiRows rows("images/create", {{"model", "gen4-turbo"}, {"text_prompt", "snow"}});
    rows.needs({"text_prompt"});
    rows.takes("text_prompt", {letters(5000)});
    rows.takes("aspect_ratio", {"9:16"});
    rows.takes("resolution", {"1080p"});
    rows.takes("imageAssetId4", {"@image"});
    rows.takes("style", {"vivid"});
    rows.takes("seed", {7});
    rows.refuses("text_prompt", {letters(5001)});
    rows.refuses("aspect_ratio", {"auto"});
    rows.refuses("resolution", {"720p"});
    rows.refuses("imageAssetId5", {"@image"});
    rows.refuses("diversity", {3});
    rows.row("text", Json::object());
    rows.row("picture alone", {{"text_prompt", nullptr}, {"imageAssetId1", "@image"}});
}

void gen4Rows2()
{
    const UseapiRows rows("images/create", {{"model", "gen4"}, {"text_prompt", "snow"}});
    rows.needs({"model"});
    rows.takes("num_images", {4});
    rows.refuses("model", {"gen9"});
    rows.refuses("diversity", {0});
    rows.refuses("seed", {0});
    rows.refuses("num_images", {3});
    rows.row("imageAssetId1 a clip", {{"imageAssetId1", "@clip"}}, 400, "an image");
    rows.exploreMode();
    rows.common();
}

} // namespace

//! What frames/create and images/create accept and refuse, model by model. Written from the
//! documents, apart from the studio's catalogue and from the sandbox's schemas.
class TestUseapiImageRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QVERIFY(m_table.prepare()); }
    void frames_data();
    void frames() { m_table.check(); }
    void imagesOfOthers_data();
    void imagesOfOthers() { m_table.check(); }
    void imagesOfMore_data();
    void imagesOfMore() { m_table.check(); }
    void imagesOfGen4_data();
    void imagesOfGen4() { m_table.check(); }

private:
    UseapiTable m_table;
};

void TestUseapiImageRules::frames_data()
{
    UseapiTable::columns();
    framesCreateRows();
}

void TestUseapiImageRules::imagesOfOthers_data()
{
    UseapiTable::columns();
    flux2MaxRows();
    flux2KleinRows();
    nanoBananaRows();
    nanoBananaProRows();
    nanoBanana2Rows();
}

void TestUseapiImageRules::imagesOfMore_data()
{
    UseapiTable::columns();
    nanoBanana2LiteRows();
    gptImage15Rows();
    gptImage1MiniRows();
    seedream5Rows();
}

void TestUseapiImageRules::imagesOfGen4_data()
{
    UseapiTable::columns();
    gen4Rows();
    gen4TurboRows();
    gen4Rows2();
}

QTEST_GUILESS_MAIN(TestUseapiImageRules)
#include "tst_useapiimagerules.moc"
