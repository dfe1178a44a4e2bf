// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwaytable.h"

#include "media/probe.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace studio;
using namespace studio::test;
using namespace Qt::StringLiterals;

//! Each path once from the call to its files: are they what was asked for?
class TestSandboxRunwayOutputs final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void output_data();
    void output();

private:
    void addClips();
    void addSounds();
    RunwayTable m_table;
};

namespace {

void makes(const char *endpoint, const char *model, const Json &change, const char *mime, QSize size,
    double seconds, int files = 1)
{
    QTest::addRow("%s %s", endpoint, model)
        << QString::fromLatin1(endpoint) << QString::fromLatin1(model) << change << QString::fromLatin1(mime)
        << size << seconds << files;
}

} // namespace

void TestSandboxRunwayOutputs::output_data()
{
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<QString>("model");
    QTest::addColumn<Json>("change");
    QTest::addColumn<QString>("mime");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<double>("seconds");
    QTest::addColumn<int>("files");
    addClips();
    addSounds();
    makes("text_to_image", "gemini_image3.1_flash",
        {{"ratio", "416:624"}, {"outputCount", 4},
            {"referenceImages", times(1, {{"uri", "@image"}, {"tag", "hill"}})}},
        "image/png", {416, 624}, 0, 4);
    makes("text_to_image", "seedream5_pro", {{"outputFormat", "jpeg"}}, "image/jpeg", {1024, 1024}, 0);
    makes("image_upscale", "magnific_precision_upscaler_v2", {{"imageUri", "@image:300x310"}}, "image/png",
        {600, 620}, 0);
}

void TestSandboxRunwayOutputs::addClips()
{
    makes("image_to_video", "seedance2_fast",
        {{"promptImage", "@image"}, {"ratio", "560:752"}, {"duration", 4}}, "video/mp4", {560, 752}, 4);
    makes("text_to_video", "sandbox_reserved", {{"ratio", "360:640"}, {"duration", 2}}, "video/mp4",
        {360, 640}, 2);
    makes("video_to_video", "aleph2", {{"videoUri", "@clip:2"}}, "video/mp4", {96, 64}, 2);
    makes("video_to_video", "gen4_aleph", {{"videoUri", "@clip:1"}}, "video/mp4", {96, 64}, 1);
    makes("video_upscale", "upscale_v1", {{"videoUri", "@clip:1"}}, "video/mp4", {384, 256}, 1);
    makes("character_performance", "act_two",
        {{"character", {{"type", "image"}, {"uri", "@image"}}},
            {"reference", {{"type", "video"}, {"uri", "@clip:3"}}}, {"ratio", "1104:832"}},
        "video/mp4", {1104, 832}, 3);
}

void TestSandboxRunwayOutputs::addSounds()
{
    makes("text_to_speech", "eleven_v3", {{"promptText", letters(45)}}, "audio/mpeg", {}, 3);
    makes("sound_effect", "seed_audio", {{"outputFormat", "wav"}, {"sampleRate", 16000}}, "audio/wav", {}, 5);
    makes("sound_effect", "eleven_text_to_sound_v2", {{"duration", 1.5}}, "audio/mpeg", {}, 1.5);
    makes("speech_to_speech", "eleven_multilingual_sts_v2",
        {{"media", {{"type", "audio"}, {"uri", "@sound:2"}}}}, "audio/mpeg", {}, 2);
    makes("voice_dubbing", "eleven_voice_dubbing", {{"audioUri", "@sound:2"}}, "audio/mpeg", {}, 2);
    makes("voice_isolation", "eleven_voice_isolation", {{"audioUri", "@sound:5"}}, "audio/mpeg", {}, 5);
}

void TestSandboxRunwayOutputs::output()
{
    QVERIFY(m_table.isReady());
    QFETCH(const QString, endpoint);
    QFETCH(const QString, model);
    QFETCH(const Json, change);
    QFETCH(const QString, mime);
    QFETCH(const QSize, size);
    QFETCH(const double, seconds);
    QFETCH(const int, files);
    Json body = RunwayTable::body(endpoint.toStdString(), model.toStdString());
    if (body.contains("promptText"))
        body["promptText"] = "a hill with @hill"; // not the one that fails at once
    body.update(m_table.filled(change));
    const SandboxClient &client = m_table.client();
    const Reply created = client.runway("POST", endpoint.toStdString(), body);
    QVERIFY2(created.status == 200, created.body.c_str());
    const Json task = client.finished("tasks/" + created.json()["id"].get<std::string>());
    QVERIFY2(task["status"] == "SUCCEEDED", jsonText(task).toUtf8().constData());
    QCOMPARE(int(task["output"].size()), files);
    const QTemporaryDir folder;
    for (const Json &link : task["output"]) {
        QFile file(folder.filePath(u"output"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(client.send("GET", link.get<std::string>()).body));
        file.close();
        const auto info = media::probe(file.fileName());
        QVERIFY(info);
        QCOMPARE(info->mime, mime);
        QCOMPARE(info->size, size);
        QVERIFY2(std::abs(info->seconds - seconds) < 0.3, QByteArray::number(info->seconds).constData());
    }
}

QTEST_GUILESS_MAIN(TestSandboxRunwayOutputs)
#include "tst_sandboxrunwayoutputs.moc"
