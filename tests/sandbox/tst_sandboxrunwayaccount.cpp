// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwaytable.h"

#include <QDate>
#include <QRegularExpression>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *picture = "https://example.com/a.png";

std::string day(int offset)
{
    return QDateTime::currentDateTimeUtc().date().addDays(offset).toString(Qt::ISODate).toStdString();
}

Json clips(const char *uri, int count = 1)
{
    return times(count, {{"type", "video"}, {"uri", uri}});
}

} // namespace

//! What a call costs, and what the organization is told about it. The prices are those of the price page.
class TestSandboxRunwayAccount final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void price_data();
    void price();
    void organizationKnowsEveryModel();
    void usageByModelAndDay();
    void usageWindows_data();
    void usageWindows();
    void paths_data();
    void paths();

private:
    void clipPrices();
    void otherPrices();
    RunwayTable m_table;
};

void TestSandboxRunwayAccount::price_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("model");
    QTest::addColumn<Json>("change");
    QTest::addColumn<int>("credits");
    clipPrices();
    otherPrices();
}

namespace {

void costs(const char *endpoint, const char *model, const Json &change, int credits)
{
    QTest::addRow("%s %s %s", endpoint, model, change.dump(-1, ' ', true).substr(0, 70).c_str())
        << QString::fromLatin1(endpoint) << QString::fromLatin1(model) << change << credits;
}

} // namespace

void TestSandboxRunwayAccount::clipPrices()
{
    const char *i2v = "image_to_video";
    const char *t2v = "text_to_video";
    const char *v2v = "video_to_video";
    costs(i2v, "gen4_turbo", {{"duration", 7}}, 35);
    costs(i2v, "gen4_turbo", {}, 50); // ten seconds
    costs(i2v, "gen3a_turbo", {{"duration", 5}}, 25);
    costs(i2v, "gen4.5", {{"duration", 4}}, 48);
    costs(i2v, "gen4.5", {{"duration", 4}, {"outputFormat", "prores"}}, 68);
    costs(i2v, "veo3", {}, 320);
    costs(i2v, "veo3.1", {{"duration", 4}}, 160);
    costs(i2v, "veo3.1", {{"duration", 4}, {"audio", false}}, 80);
    costs(i2v, "veo3.1_fast", {{"duration", 4}}, 60);
    costs(i2v, "veo3.1_fast", {{"duration", 4}, {"audio", false}}, 40);
    costs(i2v, "hailuo3", {{"duration", 5}, {"resolution", "768P"}}, 50);
    costs(i2v, "hailuo3", {{"duration", 5}, {"resolution", "2K"}}, 75);
    costs(i2v, "hailuo3",
        {{"duration", 5}, {"resolution", "2K"}, {"promptImage", times(3, {{"uri", picture}})}}, 81);
    costs(i2v, "happyhorse_1_0", {{"duration", 3}, {"resolution", "720P"}}, 45);
    costs(i2v, "happyhorse_1_0", {{"duration", 3}, {"resolution", "1080P"}}, 90);
    costs(t2v, "happyhorse_1_0", {{"duration", 3}, {"ratio", "1440:1440"}}, 90);
    costs(t2v, "seedance2", {{"duration", 4}, {"ratio", "1280:720"}}, 144);
    costs(t2v, "seedance2", {{"duration", 4}, {"ratio", "1920:1080"}}, 160);
    costs(t2v, "seedance2", {{"duration", 4}, {"ratio", "3840:2160"}}, 600);
    costs(t2v, "seedance2_fast", {{"duration", 4}}, 116);
    costs(t2v, "seedance2_mini", {{"duration", 5}}, 80);
    costs(t2v, "seedance2_mini", {{"duration", 4}}, 64);
    costs(t2v, "seedance2_5", {{"duration", 10}, {"ratio", "1280:720"}}, 300);
    costs(t2v, "seedance2_5", {{"duration", 10}, {"ratio", "640:640"}}, 200);
    costs(t2v, "seedance2_5", {{"duration", 4}, {"ratio", "640:640"}}, 80);
    costs(t2v, "seedance2_5", {{"duration", 10}, {"ratio", "640:640"}, {"referenceVideos", clips("@clip:4")}},
        240);
    costs(v2v, "seedance2_5", {{"duration", 10}, {"ratio", "640:640"}, {"promptVideo", "@clip:4"}}, 240);
    costs(v2v, "gen4_aleph", {{"videoUri", "@clip:4"}}, 60);
    costs(v2v, "aleph2", {{"videoUri", "@clip:4"}}, 112);
    costs(v2v, "aleph2", {{"videoUri", "@clip:2"}}, 56);
    costs(v2v, "aleph2", {{"videoUri", "@clip:4"}, {"outputFormat", "prores"}}, 132);
    costs(t2v, "sandbox_reserved", {{"duration", 3}}, 3);
}

void TestSandboxRunwayAccount::otherPrices()
{
    const char *t2i = "text_to_image";
    costs(t2i, "gen4_image", {{"ratio", "1280:720"}}, 5);
    costs(t2i, "gen4_image", {{"ratio", "1920:1080"}}, 8);
    costs(t2i, "gen4_image_turbo", {}, 2);
    costs(t2i, "gemini_2.5_flash", {}, 5);
    costs(t2i, "gemini_image3_pro", {{"ratio", "2048:2048"}}, 20);
    costs(t2i, "gemini_image3_pro", {{"ratio", "4096:4096"}, {"outputCount", 4}}, 160);
    costs(t2i, "gpt_image_2", {{"quality", "low"}, {"outputCount", 3}}, 3);
    costs(t2i, "gpt_image_2", {{"quality", "high"}, {"ratio", "3840:2160"}}, 41);
    costs(t2i, "seedream5_lite", {{"outputCount", 2}}, 8);
    costs("character_performance", "act_two", {{"reference", {{"type", "video"}, {"uri", "@clip:4"}}}}, 20);
    costs("video_upscale", "upscale_v1", {{"videoUri", "@clip:4"}}, 8);
    // four pictures a second in the test's clip
    costs("video_upscale", "magnific_video_upscaler_creative",
        {{"videoUri", "@clip:4"}, {"resolution", "4k"}}, 20);
    costs("video_upscale", "magnific_video_upscaler_creative",
        {{"videoUri", "@clip:1"}, {"resolution", "720p"}}, 3);
    costs("text_to_speech", "eleven_v3", {{"promptText", letters(50)}}, 1);
    costs("text_to_speech", "eleven_v3", {{"promptText", letters(51)}}, 2);
    costs("sound_effect", "eleven_text_to_sound_v2", {}, 2);
    costs("voice_isolation", "eleven_voice_isolation", {{"audioUri", "@sound:12"}}, 2);
    costs("voice_dubbing", "eleven_voice_dubbing", {{"audioUri", "@sound:12"}}, 6);
    costs("speech_to_speech", "eleven_multilingual_sts_v2",
        {{"media", {{"type", "audio"}, {"uri", "@sound:12"}}}}, 4);
}

void TestSandboxRunwayAccount::price()
{
    QVERIFY(m_table.isReady());
    QFETCH(const QString, endpoint);
    QFETCH(const QString, model);
    QFETCH(const Json, change);
    QFETCH(const int, credits);
    const Reply reply = m_table.create(endpoint.toStdString(), model.toStdString(), change);
    QVERIFY2(reply.status == 200, reply.body.c_str());
    COMPARE_JSON(reply.json()["estimatedCost"]["credits"], credits);
}

void TestSandboxRunwayAccount::organizationKnowsEveryModel()
{
    const Json organization = m_table.client().runway("GET", "organization").json();
    for (const char *model : {"gen4.5", "gen3a_turbo", "upscale_v1", "act_two", "aleph2", "seed_audio",
             "gpt_image_2", "eleven_voice_isolation", "magnific_precision_upscaler_v2"}) {
        QVERIFY2(organization["tier"]["models"].contains(model), model);
        QVERIFY2(organization["usage"]["models"].contains(model), model);
    }
}

void TestSandboxRunwayAccount::usageByModelAndDay()
{
    const auto own = RulesSandbox::start(); // prices of the other tests do not count here
    QVERIFY(own);
    const SandboxClient &client = *own->client;
    // What moderation refuses is charged, so nothing has to be rendered.
    for (const char *ratio : {"720:720", "1920:1080", "720:720"})
        QCOMPARE(
            client
                .runway("POST", "text_to_image",
                    {{"model", "gen4_image"}, {"promptText", "#fail:SAFETY.INPUT.TEXT"}, {"ratio", ratio}})
                .status,
            200);
    QCOMPARE(client
                 .runway("POST", "text_to_speech",
                     {{"model", "seed_audio"}, {"promptText", "#fail:SAFETY.INPUT.TEXT"}})
                 .status,
        200);
    const Json expected{
        {"results",
            {{{"date", day(0)},
                {"usedCredits",
                    {{{"model", "gen4_image"}, {"amount", 18}}, {{"model", "seed_audio"}, {"amount", 1}}}}}}},
        {"models", {"gen4_image", "seed_audio"}}};
    const Json range{{"startDate", day(0)}, {"beforeDate", day(1)}};
    QTRY_COMPARE(jsonText(client.runway("POST", "organization/usage", range).json()), jsonText(expected));
    const Json before{{"startDate", day(-1)}, {"beforeDate", day(0)}}; // not inclusive
    COMPARE_JSON(client.runway("POST", "organization/usage", before).json(),
        Json{{"results", Json::array()}, {"models", Json::array()}});
    // Without dates: from thirty days ago up to today, which is not part of it.
    COMPARE_JSON(client.runway("POST", "organization/usage", Json::object()).json()["models"], Json::array());
}

void TestSandboxRunwayAccount::usageWindows_data()
{
    QTest::addColumn<Json>("range");
    QTest::addColumn<int>("status");
    QTest::newRow("ninety days") << Json{{"startDate", "2026-01-01"}, {"beforeDate", "2026-04-01"}} << 200;
    QTest::newRow("one more") << Json{{"startDate", "2026-01-01"}, {"beforeDate", "2026-04-02"}} << 400;
    QTest::newRow("backwards") << Json{{"startDate", "2026-01-02"}, {"beforeDate", "2026-01-01"}} << 400;
    QTest::newRow("start only") << Json{{"startDate", "2026-01-01"}} << 200;
    QTest::newRow("no such day") << Json{{"startDate", "2026-02-30"}} << 400;
    QTest::newRow("other form") << Json{{"startDate", "01.02.2026"}} << 400;
    QTest::newRow("no text") << Json{{"startDate", 20260101}} << 400;
}

void TestSandboxRunwayAccount::usageWindows()
{
    QFETCH(const Json, range);
    QFETCH(const int, status);
    QCOMPARE(m_table.client().runway("POST", "organization/usage", range).status, status);
}

void TestSandboxRunwayAccount::paths_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    for (const char *path : {"image_to_video", "text_to_video", "video_to_video", "text_to_image",
             "image_upscale", "video_upscale", "character_performance", "text_to_speech", "sound_effect",
             "speech_to_speech", "voice_dubbing", "voice_isolation", "uploads", "organization/usage"}) {
        QTest::addRow("GET %s", path) << u"GET"_s << QString::fromLatin1(path) << 405;
        QTest::addRow("DELETE %s", path) << u"DELETE"_s << QString::fromLatin1(path) << 405;
    }
    QTest::newRow("POST organization") << u"POST"_s << u"organization"_s << 405;
    QTest::newRow("POST a task") << u"POST"_s << u"tasks/17f20503-6c24-4c16-946b-35dbbce2af2f"_s << 405;
    QTest::newRow("no such task") << u"GET"_s << u"tasks/17f20503-6c24-4c16-946b-35dbbce2af2f"_s << 404;
    QTest::newRow("all tasks") << u"GET"_s << u"tasks"_s << 404; // there is no such list
    QTest::newRow("not here") << u"POST"_s << u"video_to_hdr"_s << 404;
}

void TestSandboxRunwayAccount::paths()
{
    QFETCH(const QString, method);
    QFETCH(const QString, path);
    QFETCH(const int, status);
    const Json body = method == u"POST" ? Json::object() : Json();
    QCOMPARE(m_table.client().runway(method.toLatin1().constData(), path.toStdString(), body).status, status);
}

QTEST_GUILESS_MAIN(TestSandboxRunwayAccount)
#include "tst_sandboxrunwayaccount.moc"
