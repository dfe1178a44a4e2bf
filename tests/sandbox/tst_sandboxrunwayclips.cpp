// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwaytable.h"

#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *i2v = "image_to_video";
constexpr const char *t2v = "text_to_video";
constexpr const char *picture = "https://example.com/a.png";

//! A prompt of that many characters that fails at once.
std::string prompt(int length)
{
    const std::string tail = " #fail:ASSET.INVALID";
    return letters(length - int(tail.size())) + tail;
}

Json placed(std::initializer_list<const char *> positions)
{
    Json list = Json::array();
    for (const char *position : positions) {
        Json item{{"uri", picture}};
        if (*position)
            item["position"] = position;
        list.push_back(item);
    }
    return list;
}

Json sounds(int count, const char *uri = "https://example.com/a.mp3")
{
    return times(count, {{"type", "audio"}, {"uri", uri}});
}

Json clips(int count, const char *uri = "https://example.com/a.mp4")
{
    return times(count, {{"type", "video"}, {"uri", uri}});
}

void lengths(const char *endpoint, const char *model, int least, int most)
{
    addRow(endpoint, model, {{"duration", least}});
    addRow(endpoint, model, {{"duration", most}});
    addRow(endpoint, model, {{"duration", least - 1}}, "duration");
    addRow(endpoint, model, {{"duration", most + 1}}, "duration");
    addRow(endpoint, model, {{"duration", 5.5}}, "duration");
}

void prompts(const char *endpoint, const char *model, int most, bool needed)
{
    addRow(endpoint, model, {{"promptText", prompt(most)}});
    addRow(endpoint, model, {{"promptText", prompt(most + 1)}}, "promptText");
    addRow(endpoint, model, {{"promptText", ""}}, "promptText");
    addRow(endpoint, model, {{"promptText", nullptr}}, needed ? "promptText" : "");
}

void seedances(const char *endpoint)
{
    for (const char *model : {"seedance2", "seedance2_fast", "seedance2_mini"}) {
        prompts(endpoint, model, 3500, std::string_view(endpoint) == t2v);
        lengths(endpoint, model, 4, 15);
        addRow(
            endpoint, model, {{"ratio", "1920:1080"}}, model == std::string_view("seedance2") ? "" : "ratio");
        addRow(endpoint, model, {{"ratio", "640:640"}});
        addRow(endpoint, model, {{"audio", false}});
        addRow(endpoint, model, {{"audio", "no"}}, "audio");
        addRow(endpoint, model, {{"referenceAudio", sounds(3)}});
        addRow(endpoint, model, {{"referenceAudio", sounds(4)}}, "referenceAudio");
        addRow(endpoint, model, {{"referenceAudio", sounds(2, "@sound:7.5")}});
        addRow(endpoint, model, {{"referenceAudio", sounds(2, "@sound:8")}}, "referenceAudio");
        addRow(endpoint, model, {{"seed", 5}}, "seed"); // strict, and it has none
    }
    addRow(endpoint, "seedance2_5", {{"ratio", "854:480"}});
    addRow(endpoint, "seedance2_5", {{"ratio", "864:496"}}, "ratio");
    prompts(endpoint, "seedance2_5", 15000, false);
    lengths(endpoint, "seedance2_5", 4, 30);
    addRow(endpoint, "seedance2_5", {{"referenceAudio", sounds(10, "@sound:1")}});
    addRow(endpoint, "seedance2_5", {{"referenceAudio", sounds(11, "@sound:1")}}, "referenceAudio");
}

} // namespace

//! What the documents say of clips out of pictures and text, model by model. Written from the documents,
//! apart from the sandbox's schemas and from the studio's catalogue.
class TestSandboxRunwayClips final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void imageToVideo_data();
    void imageToVideo() { checkRow(m_table); }
    void positions_data();
    void positions() { checkRow(m_table); }
    void textToVideo_data();
    void textToVideo() { checkRow(m_table); }
    void references_data();
    void references() { checkRow(m_table); }
    void reserved_data();
    void reserved() { checkRow(m_table); }

private:
    RunwayTable m_table;
};

void TestSandboxRunwayClips::imageToVideo_data()
{
    addRowColumns();
    for (const char *model : {"veo3.1", "veo3.1_fast"}) {
        prompts(i2v, model, 1000, false);
        for (const int seconds : {4, 5, 6, 7, 8, 9})
            addRow(i2v, model, {{"duration", seconds}}, seconds % 2 == 0 ? "" : "duration");
        addRow(i2v, model, {{"ratio", "1080:1920"}});
        addRow(i2v, model, {{"ratio", "960:960"}}, "ratio");
        addRow(i2v, model, {{"audio", false}, {"negativePrompt", letters(1000)}});
        addRow(i2v, model, {{"negativePrompt", letters(1001)}}, "negativePrompt");
        addRow(i2v, model, {{"promptImage", "@image:200x100"}});
        addRow(i2v, model, {{"promptImage", "@image:202x100"}}, "promptImage");
    }
    addRow(i2v, "veo3", {{"duration", 8}});
    addRow(i2v, "veo3", {{"duration", 6}}, "duration");
    addRow(i2v, "veo3", {{"duration", nullptr}}, "duration");
    prompts(i2v, "hailuo3", 6000, true);
    lengths(i2v, "hailuo3", 5, 15);
    addRow(i2v, "hailuo3", {{"resolution", "2K"}, {"ratio", "adaptive"}});
    addRow(i2v, "hailuo3", {{"resolution", "1080P"}}, "resolution");
    addRow(i2v, "hailuo3", {{"ratio", "2:1"}}, "ratio");
    addRow(i2v, "hailuo3", {{"referenceAudio", sounds(2, "@sound:7.5")}});
    addRow(i2v, "hailuo3", {{"referenceAudio", sounds(2, "@sound:8")}}, "referenceAudio");
    addRow(i2v, "hailuo3", {{"somethingElse", 1}}, "somethingElse");
    lengths(i2v, "happyhorse_1_0", 3, 15);
    prompts(i2v, "happyhorse_1_0", 2500, false);
    addRow(i2v, "happyhorse_1_0", {{"resolution", "1080P"}});
    addRow(i2v, "happyhorse_1_0", {{"ratio", "1280:720"}}, "ratio");
    addRow(i2v, "happyhorse_1_0", {{"promptImage", "@image:540x300"}});
    addRow(i2v, "happyhorse_1_0", {{"promptImage", "@image:299x299"}}, "promptImage");
    addRow(i2v, "happyhorse_1_0", {{"promptImage", "@image:550x300"}}, "promptImage");
    seedances(i2v);
    addRow(i2v, "seedance2_5", {{"promptImage", "@image:400x100"}});
    addRow(i2v, "seedance2_5", {{"promptImage", "@image:401x100"}}, "promptImage");
    addRow(i2v, "seedance2_5", {{"referenceAudio", sounds(2, "@sound:15")}});
    addRow(i2v, "seedance2_5", {{"referenceAudio", sounds(2, "@sound:15.5")}}, "referenceAudio");
    prompts(i2v, "gemini_omni_flash", 4000, false);
    lengths(i2v, "gemini_omni_flash", 3, 10);
    addRow(i2v, "gemini_omni_flash", {{"ratio", "960:960"}}, "ratio");
    addRow(i2v, "gen4.5", {{"outputFormat", "prores"}, {"proresProfile", "422 HQ"}});
    addRow(i2v, "gen4.5", {{"outputFormat", "mp4"}, {"proresProfile", "422 HQ"}}, "proresProfile");
    addRow(i2v, "gen4.5", {{"proresProfile", "422"}}, "proresProfile");
    addRow(i2v, "gen4.5", {{"outputFormat", "prores"}, {"proresProfile", "444"}}, "proresProfile");
}

void TestSandboxRunwayClips::positions_data()
{
    addRowColumns();
    for (const char *model : {"gen4.5", "gen4_turbo", "veo3", "happyhorse_1_0", "gemini_omni_flash"}) {
        addRow(i2v, model, {{"promptImage", placed({"first"})}});
        addRow(i2v, model, {{"promptImage", placed({"last"})}}, "promptImage");
        addRow(i2v, model, {{"promptImage", placed({"first", "first"})}}, "promptImage");
        addRow(i2v, model, {{"promptImage", placed({""})}}, "promptImage");
    }
    addRow(i2v, "gen3a_turbo", {{"promptImage", placed({"last"})}});
    addRow(i2v, "gen3a_turbo", {{"promptImage", placed({"last", "first"})}});
    for (const char *model : {"veo3.1", "veo3.1_fast"}) {
        addRow(i2v, model, {{"promptImage", placed({"first", "last"})}});
        addRow(i2v, model, {{"promptImage", placed({"last"})}}, "promptImage");
        addRow(i2v, model, {{"promptImage", placed({"first", "first"})}}, "promptImage");
        addRow(i2v, model, {{"promptImage", placed({""})}}, "promptImage");
    }
    for (const char *model : {"hailuo3", "seedance2", "seedance2_fast", "seedance2_mini", "seedance2_5"}) {
        addRow(i2v, model, {{"promptImage", placed({"first", "last"})}});
        addRow(i2v, model, {{"promptImage", placed({"", "", ""})}});
        addRow(i2v, model, {{"promptImage", placed({"first", ""})}}, "promptImage");
        addRow(i2v, model, {{"promptImage", placed({"last", "last"})}}, "promptImage");
        addRow(i2v, model, {{"promptImage", placed({"middle"})}}, "promptImage");
    }
    addRow(i2v, "hailuo3", {{"promptImage", times(9, {{"uri", picture}})}});
    addRow(i2v, "hailuo3", {{"promptImage", times(10, {{"uri", picture}})}}, "promptImage");
    addRow(i2v, "hailuo3", {{"promptImage", Json::array({5})}}, "promptImage");
}

void TestSandboxRunwayClips::textToVideo_data()
{
    addRowColumns();
    prompts(t2v, "gen4.5", 1000, true);
    lengths(t2v, "gen4.5", 2, 10);
    addRow(t2v, "gen4.5", {{"duration", nullptr}}, "duration");
    addRow(t2v, "gen4.5", {{"ratio", "720:1280"}});
    addRow(t2v, "gen4.5", {{"ratio", "960:960"}}, "ratio");
    addRow(t2v, "gen4.5", {{"contentModeration", {{"publicFigureThreshold", "low"}}}, {"seed", 4294967295}});
    addRow(t2v, "gen4.5", {{"contentModeration", {{"publicFigureThreshold", "none"}}}}, "contentModeration");
    for (const char *model : {"veo3.1", "veo3.1_fast"}) {
        prompts(t2v, model, 1000, true);
        for (const int seconds : {4, 5, 6, 7, 8})
            addRow(t2v, model, {{"duration", seconds}}, seconds % 2 == 0 ? "" : "duration");
    }
    prompts(t2v, "veo3", 1000, true);
    addRow(t2v, "veo3", {{"duration", 4}}, "duration");
    prompts(t2v, "hailuo3", 6000, true);
    lengths(t2v, "hailuo3", 5, 15);
    addRow(t2v, "hailuo3", {{"ratio", "21:9"}, {"resolution", "768P"}});
    addRow(t2v, "hailuo3", {{"ratio", "adaptive"}}, "ratio");
    addRow(t2v, "hailuo3", {{"ratio", "adaptive"}, {"references", times(1, {{"uri", picture}})}});
    prompts(t2v, "happyhorse_1_0", 2500, true);
    lengths(t2v, "happyhorse_1_0", 3, 15);
    addRow(t2v, "happyhorse_1_0", {{"promptText", "a"}}, "promptText");
    addRow(t2v, "happyhorse_1_0", {{"ratio", "1662:1248"}});
    addRow(t2v, "happyhorse_1_0", {{"ratio", "1112:834"}}, "ratio");
    prompts(t2v, "gemini_omni_flash", 4000, true);
    lengths(t2v, "gemini_omni_flash", 3, 10);
    seedances(t2v);
    addRow(t2v, "gen9", {}, "model");
    addRow(t2v, "gen4_turbo", {}, "model");
}

void TestSandboxRunwayClips::references_data()
{
    addRowColumns();
    for (const char *model : {"hailuo3", "seedance2", "seedance2_fast", "seedance2_mini"}) {
        addRow(t2v, model, {{"references", times(9, {{"uri", picture}})}});
        addRow(t2v, model, {{"references", times(10, {{"uri", picture}})}}, "references");
        addRow(t2v, model, {{"references", times(1, {{"uri", picture}, {"tag", "tower"}})}}, "tag");
        addRow(t2v, model, {{"referenceVideos", clips(3)}});
        addRow(t2v, model, {{"referenceVideos", clips(4)}}, "referenceVideos");
        addRow(t2v, model, {{"referenceVideos", clips(2, "@clip:7.5")}});
        addRow(t2v, model, {{"referenceVideos", clips(2, "@clip:8")}}, "referenceVideos");
        addRow(t2v, model, {{"referenceVideos", sounds(1)}}, "referenceVideos");
    }
    addRow(t2v, "seedance2_5", {{"references", times(30, {{"uri", picture}})}});
    addRow(t2v, "seedance2_5", {{"references", times(31, {{"uri", picture}})}}, "references");
    addRow(t2v, "seedance2_5", {{"referenceVideos", clips(10, "@clip:3")}});
    addRow(t2v, "seedance2_5", {{"referenceVideos", clips(11, "@clip:2")}}, "referenceVideos");
    addRow(t2v, "seedance2_5", {{"referenceVideos", clips(2, "@clip:15.5")}}, "referenceVideos");
    addRow(t2v, "seedance2_5", {{"referenceAudio", sounds(2, "@sound:14.9")}});
    addRow(t2v, "seedance2_5", {{"referenceAudio", sounds(2, "@sound:15")}}, "referenceAudio");
}

void TestSandboxRunwayClips::reserved_data()
{
    addRowColumns();
    const char *model = "sandbox_reserved";
    prompts(t2v, model, 200, true);
    lengths(t2v, model, 2, 4);
    addRow(t2v, model, {{"ratio", "360:640"}});
    addRow(t2v, model, {{"ratio", "1280:720"}}, "ratio");
    addRow(t2v, model, {{"ratio", nullptr}}, "ratio");
    addRow(t2v, model, {{"grain", 10}});
    addRow(t2v, model, {{"grain", 11}}, "grain");
    addRow(t2v, model, {{"seed", 1}}, "seed");
}

QTEST_GUILESS_MAIN(TestSandboxRunwayClips)
#include "tst_sandboxrunwayclips.moc"
