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

constexpr const char *v2v = "video_to_video";
constexpr const char *picture = "https://example.com/a.png";

Json keyframe(const char *member, double value, const Json &range = nullptr)
{
    Json item{{"uri", picture}, {member, value}};
    if (!range.is_null())
        item["range"] = range;
    return item;
}

Json range(int start, int end)
{
    return {{"start_seconds", start}, {"end_seconds", end}};
}

Json media(const char *type, const char *uri)
{
    return {{"type", type}, {"uri", uri}};
}

} // namespace

//! What the documents say of models that work on a clip. Written from the documents, apart from the sandbox's
//! schemas and from the studio's catalogue.
class TestSandboxRunwaySources final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void edits_data();
    void edits() { checkRow(m_table); }
    void keyframes_data();
    void keyframes() { checkRow(m_table); }
    void conditioned_data();
    void conditioned() { checkRow(m_table); }
    void upscales_data();
    void upscales() { checkRow(m_table); }
    void performance_data();
    void performance() { checkRow(m_table); }
    void wrongKinds_data();
    void wrongKinds() { checkRow(m_table); }
    void whatIsWrong_data();
    void whatIsWrong();

private:
    RunwayTable m_table;
};

void TestSandboxRunwaySources::edits_data()
{
    addRowColumns();
    addRow(v2v, "aleph2", {{"promptText", nullptr}});
    addRow(v2v, "aleph2", {{"videoUri", nullptr}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "@clip:2"}});
    addRow(v2v, "aleph2", {{"videoUri", "@clip:1.5"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "@clip:30"}});
    addRow(v2v, "aleph2", {{"videoUri", "@clip:30.5"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "@clip:4:48x100"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "@clip:4:240x100"}}, "videoUri");
    for (const char *ratio : {"16:9", "4:3", "3:2", "1:1", "2:3", "3:4", "9:16", "21:9"})
        addRow(v2v, "aleph2", {{"targetAspectRatio", ratio}});
    addRow(v2v, "aleph2", {{"targetAspectRatio", "1280:720"}}, "targetAspectRatio");
    addRow(v2v, "aleph2", {{"outputFormat", "prores"}, {"proresProfile", "4444 XQ"}});
    addRow(v2v, "aleph2", {{"proresProfile", "4444 XQ"}}, "proresProfile");
    addRow(v2v, "aleph2", {{"somethingElse", 1}}, "somethingElse");
    addRow(v2v, "gen4_aleph", {{"promptText", nullptr}}, "promptText");
    addRow(v2v, "gen4_aleph", {{"ratio", "848:480"}});
    addRow(v2v, "gen4_aleph", {{"ratio", "16:9"}}, "ratio");
    addRow(v2v, "gen4_aleph", {{"references", times(1, media("image", picture))}});
    addRow(v2v, "gen4_aleph", {{"references", times(2, media("image", picture))}}, "references");
    addRow(v2v, "gen4_aleph", {{"somethingElse", 1}});
    addRow(v2v, "gemini_omni_flash", {{"videoUri", "@clip:10"}});
    addRow(v2v, "gemini_omni_flash", {{"videoUri", "@clip:10.5"}}, "videoUri");
    addRow(v2v, "gemini_omni_flash", {{"promptText", nullptr}}, "promptText");
    addRow(v2v, "gemini_omni_flash", {{"references", times(5, {{"uri", picture}})}});
    addRow(v2v, "gemini_omni_flash", {{"references", times(6, {{"uri", picture}})}}, "references");
    addRow(v2v, "gemini_omni_flash", {{"duration", 5}}, "duration");
}

void TestSandboxRunwaySources::keyframes_data()
{
    addRowColumns();
    const auto row = [](const Json &list, const char *refused = "") {
        addRow(v2v, "aleph2", {{"videoUri", "@clip:8"}, {"keyframes", list}}, refused);
    };
    row(times(5, keyframe("seconds", 1)));
    row(times(6, keyframe("seconds", 1)), "keyframes");
    row(Json::array(), "keyframes");
    row(times(1, keyframe("seconds", 30)));
    row(times(1, keyframe("seconds", 31)), "keyframes");
    row(times(1, keyframe("seconds", -1)), "keyframes");
    row({keyframe("at", 0), keyframe("at", 1)});
    row(times(1, keyframe("at", 1.1)), "keyframes");
    row(times(1, {{"uri", picture}}), "keyframes");
    row(times(1, {{"uri", picture}, {"at", 0.5}, {"seconds", 1}}), "keyframes");
    row(times(1, {{"at", 0.5}, {"range", range(0, 8)}}), "keyframes");
    row(times(1, keyframe("seconds", 2, range(2, 4))));
    row(times(1, keyframe("seconds", 3.9, range(2, 4))));
    row(times(1, keyframe("seconds", 4, range(2, 4))), "keyframes"); // the end is not part of it
    row(times(1, keyframe("seconds", 1.9, range(2, 4))), "keyframes");
    row(times(1, keyframe("at", 0.5, range(3, 5)))); // 4 of 8 seconds
    row(times(1, keyframe("at", 0.9, range(3, 5))), "keyframes");
    row(times(1, keyframe("seconds", 0, range(0, 0))), "keyframes");
    row(times(1, keyframe("seconds", 3, range(4, 2))), "keyframes");
    row({keyframe("seconds", 1, range(0, 2)), keyframe("seconds", 3)}, "keyframes");
    row({keyframe("seconds", 1, range(0, 2)), keyframe("seconds", 3, range(2, 5))});
    row(times(1, keyframe("seconds", 1, {{"start_seconds", 0}})), "keyframes");
    row(times(1, keyframe("seconds", 1, {{"start_seconds", 0.5}, {"end_seconds", 2}})), "keyframes");
}

void TestSandboxRunwaySources::conditioned_data()
{
    addRowColumns();
    addRow(v2v, "hailuo3", {{"promptText", nullptr}}, "promptText");
    addRow(v2v, "hailuo3", {{"ratio", "adaptive"}, {"resolution", "2K"}, {"duration", 15}});
    addRow(v2v, "hailuo3", {{"duration", 16}}, "duration");
    addRow(v2v, "hailuo3",
        {{"promptVideo", "@clip:5"}, {"referenceVideos", times(2, media("video", "@clip:5"))}});
    addRow(v2v, "hailuo3",
        {{"promptVideo", "@clip:6"}, {"referenceVideos", times(2, media("video", "@clip:5"))}},
        "referenceVideos");
    addRow(v2v, "hailuo3", {{"referenceVideos", times(3, media("video", "@clip:1"))}}, "referenceVideos");
    addRow(v2v, "hailuo3", {{"promptVideo", "@clip:15.5"}}, "promptVideo");
    for (const char *model : {"seedance2", "seedance2_fast", "seedance2_mini"}) {
        addRow(v2v, model, {{"promptText", nullptr}});
        addRow(v2v, model, {{"promptVideo", nullptr}}, "promptVideo");
        addRow(v2v, model, {{"mode", "extend"}}, "mode");
        addRow(v2v, model,
            {{"promptVideo", "@clip:6"}, {"referenceVideos", times(3, media("video", "@clip:3"))}});
        addRow(v2v, model,
            {{"promptVideo", "@clip:7"}, {"referenceVideos", times(3, media("video", "@clip:3"))}},
            "referenceVideos");
    }
    const char *model = "seedance2_5";
    addRow(v2v, model, {{"promptText", nullptr}});
    addRow(v2v, model, {{"mode", "extend"}});
    addRow(v2v, model, {{"mode", "extend"}, {"promptText", nullptr}}, "promptText");
    addRow(v2v, model, {{"mode", "extend"}, {"ratio", "1280:720"}}, "ratio");
    addRow(v2v, model, {{"mode", "reference"}, {"ratio", "1280:720"}, {"duration", 30}});
    addRow(v2v, model, {{"mode", "other"}}, "mode");
    addRow(
        v2v, model, {{"promptVideo", "@clip:3"}, {"referenceVideos", times(9, media("video", "@clip:3"))}});
    addRow(v2v, model, {{"promptVideo", "@clip:4"}, {"referenceVideos", times(9, media("video", "@clip:3"))}},
        "referenceVideos");
    addRow(v2v, model,
        {{"promptVideo", "@clip:1"}, {"referenceVideos", times(10, media("video", "@clip:1"))}},
        "referenceVideos");
}

void TestSandboxRunwaySources::upscales_data()
{
    addRowColumns();
    const char *endpoint = "video_upscale";
    addRow(endpoint, "upscale_v1", {{"videoUri", "@clip:40"}});
    addRow(endpoint, "upscale_v1", {{"videoUri", "@clip:40.5"}}, "videoUri");
    addRow(endpoint, "upscale_v1", {{"videoUri", "@clip:1:4094x64"}});
    addRow(endpoint, "upscale_v1", {{"videoUri", "@clip:1:4096x64"}}, "videoUri");
    addRow(endpoint, "upscale_v1", {{"videoUri", "@clip:1:64x4096"}}, "videoUri");
    addRow(endpoint, "upscale_v1", {{"videoUri", nullptr}}, "videoUri");
    const char *model = "magnific_video_upscaler_creative";
    addRow(endpoint, model, {{"videoUri", "@clip:30"}});
    addRow(endpoint, model, {{"videoUri", "@clip:30.5"}}, "videoUri");
    for (const char *resolution : {"720p", "1k", "2k", "4k"})
        addRow(endpoint, model, {{"resolution", resolution}});
    addRow(endpoint, model, {{"resolution", "8k"}}, "resolution");
    for (const char *member : {"creativity", "sharpen", "smartGrain"}) {
        addRow(endpoint, model, {{member, 0}});
        addRow(endpoint, model, {{member, 100}});
        addRow(endpoint, model, {{member, 101}}, member);
        addRow(endpoint, model, {{member, 0.5}}, member);
    }
    addRow(endpoint, model, {{"flavor", "natural"}, {"fpsBoost", true}});
    addRow(endpoint, model, {{"flavor", "photo"}}, "flavor");
    addRow(endpoint, model, {{"fpsBoost", 1}}, "fpsBoost");
    addRow(endpoint, model, {{"seed", 1}}, "seed");
}

void TestSandboxRunwaySources::performance_data()
{
    addRowColumns();
    const char *endpoint = "character_performance";
    const auto row = [endpoint](const Json &change, const char *refused = "") {
        addRow(endpoint, "act_two", change, refused);
    };
    row({{"character", media("image", "@image:200x100")}});
    row({{"character", media("video", "@clip:2")}});
    row({{"character", media("image", "@image:98x200")}}, "character");
    row({{"character", media("image", "@clip:2")}}, "character");
    row({{"character", media("video", "@image")}}, "character");
    row({{"character", media("audio", "@sound:4")}}, "character");
    row({{"character", {{"uri", picture}}}}, "character");
    row({{"character", picture}}, "character");
    row({{"character", nullptr}}, "character");
    row({{"reference", media("video", "@clip:3")}});
    row({{"reference", media("video", "@clip:2.75")}}, "reference");
    row({{"reference", media("video", "@clip:30")}});
    row({{"reference", media("video", "@clip:30.5")}}, "reference");
    row({{"reference", media("image", "@image")}}, "reference");
    row({{"ratio", nullptr}}); // today's rule: it may be left out
    row({{"ratio", "1584:672"}});
    row({{"ratio", "1280:768"}}, "ratio");
    row({{"bodyControl", false}});
    row({{"bodyControl", "no"}}, "bodyControl");
    for (const int intensity : {1, 5})
        row({{"expressionIntensity", intensity}});
    for (const int intensity : {0, 6})
        row({{"expressionIntensity", intensity}}, "expressionIntensity");
    row({{"seed", 4294967295}, {"contentModeration", {{"publicFigureThreshold", "auto"}}}});
    row({{"seed", 4294967296}}, "seed");
}

void TestSandboxRunwaySources::wrongKinds_data()
{
    addRowColumns();
    addRow(v2v, "aleph2", {{"videoUri", "@image"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "@sound:4"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "https://127.0.0.1/a.mp4"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "https://nowhere.invalid/a.mp4"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "runway://no-such-upload"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "data:video/mp4;base64,AAAA"}}, "videoUri");
    addRow(v2v, "aleph2", {{"videoUri", "data:video/x-msvideo;base64,AAAA"}}, "videoUri");
    addRow(v2v, "aleph2", {{"keyframes", times(1, {{"uri", "@clip:2"}, {"at", 0.5}})}}, "keyframes");
}

void TestSandboxRunwaySources::whatIsWrong_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("model");
    QTest::addColumn<Json>("change");
    QTest::addColumn<QString>("message");
    QTest::newRow("too long") << u"video_upscale"_s << u"upscale_v1"_s << Json{{"videoUri", "@clip:40.5"}}
                              << u"Asset duration must be at most 40 seconds"_s;
    QTest::newRow("too short") << u"character_performance"_s << u"act_two"_s
                               << Json{{"reference", media("video", "@clip:2.75")}}
                               << u"Asset duration must be at least 3 seconds"_s;
    QTest::newRow("shape") << u"video_to_video"_s << u"aleph2"_s << Json{{"videoUri", "@clip:4:240x100"}}
                           << u"Invalid asset aspect ratio"_s;
    QTest::newRow("size") << u"video_upscale"_s << u"upscale_v1"_s << Json{{"videoUri", "@clip:1:4096x64"}}
                          << u"Invalid asset dimensions"_s;
    QTest::newRow("not there") << u"video_upscale"_s << u"upscale_v1"_s
                               << Json{{"videoUri", "https://nowhere.invalid/a.mp4"}}
                               << u"Failed to fetch asset"_s;
}

void TestSandboxRunwaySources::whatIsWrong()
{
    QFETCH(const QString, endpoint);
    QFETCH(const QString, model);
    QFETCH(const Json, change);
    QFETCH(const QString, message);
    const Reply reply = m_table.create(endpoint.toStdString(), model.toStdString(), change);
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.error().find(message.toStdString()) != std::string::npos, reply.body.c_str());
}

QTEST_GUILESS_MAIN(TestSandboxRunwaySources)
#include "tst_sandboxrunwaysources.moc"
