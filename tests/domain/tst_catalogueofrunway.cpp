// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/entrytable.h"

#include "domain/domainsamples.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

const QList<samples::Entry> Entries{
    {"image-to-video", "gen4_turbo", "image_to_video", "{\"model\":\"gen4_turbo\"}", "first! promptImage",
        "aspect", "duration=10! contentModeration=auto", "5/s", "2025-04-01.."},
    {"image-to-video", "gen4.5", "image_to_video", "{\"model\":\"gen4.5\"}", "first! promptImage",
        "prompt aspect duration", "contentModeration=auto outputFormat=mp4 proresProfile=4444",
        "12/s; +5 perSecond when outputFormat", "2026-02-12.."},
    {"image-to-video", "veo3.1", "image_to_video", "{\"model\":\"veo3.1\"}",
        "first! promptImage, last promptImage", "aspect", "duration=8! sound=true",
        "sound 40/s for 1, 20/s for 1", "2025-10-15.."},
    {"image-to-video", "veo3.1_fast", "image_to_video", "{\"model\":\"veo3.1_fast\"}",
        "first! promptImage, last promptImage", "aspect", "duration=8! sound=true",
        "sound 15/s for 1, 10/s for 1", "2025-10-15.."},
    {"image-to-video", "hailuo3", "image_to_video", "{\"model\":\"hailuo3\"}",
        "first promptImage, last promptImage, reference promptImage 9, referenceAudio referenceAudio 3",
        "prompt", "resolution=768P! duration=5!",
        "resolution 10/s for 1, 15/s for 1; +2 perInput of reference", ".."},
    {"image-to-video", "happyhorse_1_0", "image_to_video", "{\"model\":\"happyhorse_1_0\"}",
        "first! promptImage", "", "resolution=720P! duration=5!", "resolution 15/s for 1, 30/s for 1", ".."},
    {"image-to-video", "seedance2", "image_to_video", "{\"model\":\"seedance2\"}",
        "first promptImage, last promptImage, reference promptImage 9, referenceAudio referenceAudio 3", "",
        "aspect=1280:720! duration=5! sound=true", "aspect 36/s for 12, 40/s for 6, 150/s for 6",
        "2026-04-15.."},
    {"image-to-video", "seedance2_fast", "image_to_video", "{\"model\":\"seedance2_fast\"}",
        "first promptImage, last promptImage, reference promptImage 9, referenceAudio referenceAudio 3", "",
        "aspect=1280:720! duration=5! sound=true", "29/s", ".."},
    {"image-to-video", "seedance2_mini", "image_to_video", "{\"model\":\"seedance2_mini\"}",
        "first promptImage, last promptImage, reference promptImage 9, referenceAudio referenceAudio 3", "",
        "aspect=1280:720! duration=5! sound=true", "16/s; min 64", ".."},
    {"image-to-video", "seedance2_5", "image_to_video", "{\"model\":\"seedance2_5\"}",
        "first promptImage, last promptImage, reference promptImage 30, referenceAudio referenceAudio 10", "",
        "aspect=1280:720! duration=5! sound=true", "aspect 30/s for 6, 20/s for 6; min 80", ".."},
    {"image-to-video", "gemini_omni_flash", "image_to_video", "{\"model\":\"gemini_omni_flash\"}",
        "first! promptImage", "", "", "unknown", ".."},
    {"image-to-video", "veo3", "image_to_video", "{\"model\":\"veo3\"}", "first! promptImage",
        "aspect duration", "duration=8!", "40/s", "2025-09-10..2026-08-08"},
    {"image-to-video", "gen3a_turbo", "image_to_video", "{\"model\":\"gen3a_turbo\"}",
        "first promptImage, last promptImage", "aspect", "duration=10! contentModeration=auto", "5/s",
        "..2026-07-30"},
    {"text-to-video", "gen4.5", "text_to_video", "{\"model\":\"gen4.5\"}", "", "prompt aspect duration",
        "contentModeration=auto outputFormat=mp4 proresProfile=4444", "12/s; +5 perSecond when outputFormat",
        "2026-02-12.."},
    {"text-to-video", "veo3.1", "text_to_video", "{\"model\":\"veo3.1\"}", "", "prompt aspect",
        "duration=8! sound=true", "sound 40/s for 1, 20/s for 1", "2025-10-15.."},
    {"text-to-video", "veo3.1_fast", "text_to_video", "{\"model\":\"veo3.1_fast\"}", "", "prompt aspect",
        "duration=8! sound=true", "sound 15/s for 1, 10/s for 1", "2025-10-15.."},
    {"text-to-video", "hailuo3", "text_to_video", "{\"model\":\"hailuo3\"}",
        "reference references 9, referenceVideo referenceVideos 3, referenceAudio referenceAudio 3", "prompt",
        "resolution=768P! duration=5!", "resolution 10/s for 1, 15/s for 1; +2 perInput of reference", ".."},
    {"text-to-video", "happyhorse_1_0", "text_to_video", "{\"model\":\"happyhorse_1_0\"}", "", "prompt",
        "aspect=1280:720! duration=5!", "aspect 15/s for 5, 30/s for 5", ".."},
    {"text-to-video", "seedance2", "text_to_video", "{\"model\":\"seedance2\"}",
        "reference references 9, referenceVideo referenceVideos 3, referenceAudio referenceAudio 3", "prompt",
        "aspect=1280:720! duration=5! sound=true", "aspect 36/s for 12, 40/s for 6, 150/s for 6",
        "2026-04-15.."},
    {"text-to-video", "seedance2_fast", "text_to_video", "{\"model\":\"seedance2_fast\"}",
        "reference references 9, referenceVideo referenceVideos 3, referenceAudio referenceAudio 3", "prompt",
        "aspect=1280:720! duration=5! sound=true", "29/s", ".."},
    {"text-to-video", "seedance2_mini", "text_to_video", "{\"model\":\"seedance2_mini\"}",
        "reference references 9, referenceVideo referenceVideos 3, referenceAudio referenceAudio 3", "prompt",
        "aspect=1280:720! duration=5! sound=true", "16/s; min 64", ".."},
    {"text-to-video", "seedance2_5", "text_to_video", "{\"model\":\"seedance2_5\"}",
        "reference references 30, referenceVideo referenceVideos 10, referenceAudio referenceAudio 10", "",
        "aspect=1280:720! duration=5! sound=true",
        "aspect 30/s for 6, 20/s for 6; min 80; +15 perInputSecond of referenceVideo when aspect; +10 "
        "perInputSecond of referenceVideo when aspect",
        ".."},
    {"text-to-video", "gemini_omni_flash", "text_to_video", "{\"model\":\"gemini_omni_flash\"}", "", "prompt",
        "", "unknown", ".."},
    {"text-to-video", "veo3", "text_to_video", "{\"model\":\"veo3\"}", "", "prompt aspect duration",
        "duration=8!", "40/s", "2025-09-10..2026-08-08"},
    {"video-to-video", "aleph2", "video_to_video", "{\"model\":\"aleph2\"}",
        "source! videoUri, keyframe keyframes 5", "",
        "contentModeration=auto outputFormat=mp4 proresProfile=4444",
        "28/s; min 56; +5 perSecond when outputFormat", "2026-06-02.."},
    {"video-to-video", "hailuo3", "video_to_video", "{\"model\":\"hailuo3\"}",
        "source! promptVideo, reference references 9, referenceVideo referenceVideos 2, referenceAudio "
        "referenceAudio 3",
        "prompt", "resolution=768P! duration=5!",
        "resolution 10/s for 1, 15/s for 1; +2 perInput of reference", ".."},
    {"video-to-video", "seedance2", "video_to_video", "{\"model\":\"seedance2\"}",
        "source! promptVideo, reference references 9, referenceVideo referenceVideos 3, referenceAudio "
        "referenceAudio 3",
        "", "aspect=1280:720! duration=5! sound=true", "aspect 36/s for 12, 40/s for 6, 150/s for 6",
        "2026-04-15.."},
    {"video-to-video", "seedance2_fast", "video_to_video", "{\"model\":\"seedance2_fast\"}",
        "source! promptVideo, reference references 9, referenceVideo referenceVideos 3, referenceAudio "
        "referenceAudio 3",
        "", "aspect=1280:720! duration=5! sound=true", "29/s", ".."},
    {"video-to-video", "seedance2_mini", "video_to_video", "{\"model\":\"seedance2_mini\"}",
        "source! promptVideo, reference references 9, referenceVideo referenceVideos 3, referenceAudio "
        "referenceAudio 3",
        "", "aspect=1280:720! duration=5! sound=true", "16/s; min 64", ".."},
    {"video-to-video", "seedance2_5", "video_to_video", "{\"model\":\"seedance2_5\"}",
        "source! promptVideo, reference references 30, referenceVideo referenceVideos 9, referenceAudio "
        "referenceAudio 10",
        "", "mode=reference aspect=1280:720! duration=5! sound=true",
        "aspect 30/s for 6, 20/s for 6; min 80; +15 perInputSecond of source referenceVideo when aspect; +10 "
        "perInputSecond of source referenceVideo when aspect",
        ".."},
    {"video-to-video", "gemini_omni_flash", "video_to_video", "{\"model\":\"gemini_omni_flash\"}",
        "source! videoUri, reference references 5", "prompt", "", "unknown", ".."},
    {"video-to-video", "gen4_aleph", "video_to_video", "{\"model\":\"gen4_aleph\"}",
        "source! videoUri, reference references", "prompt", "contentModeration=auto", "15/s",
        "2025-08-01..2026-07-30"},
    {"character-performance", "act_two", "character_performance", "{\"model\":\"act_two\"}",
        "character! character, driving! reference", "aspect",
        "expression=3 bodyControl=true! contentModeration=auto", "5/s", "2025-07-18.."},
    {"text-to-image", "gen4_image", "text_to_image", "{\"model\":\"gen4_image\"}",
        "reference referenceImages 3", "prompt aspect", "contentModeration=auto", "aspect 5 for 6, 8 for 10",
        "2025-05-16.."},
    {"text-to-image", "gen4_image_turbo", "text_to_image", "{\"model\":\"gen4_image_turbo\"}",
        "reference! referenceImages 3", "prompt aspect", "contentModeration=auto", "2", "2025-08-05.."},
    {"text-to-image", "gemini_2.5_flash", "text_to_image", "{\"model\":\"gemini_2.5_flash\"}",
        "reference referenceImages 3", "prompt aspect", "", "5", "2025-09-11.."},
    {"text-to-image", "gemini_image3_pro", "text_to_image", "{\"model\":\"gemini_image3_pro\"}",
        "reference referenceImages 14", "prompt aspect", "outputCount=1",
        "aspect 20 for 20, 40 for 10; times outputCount", "2026-05-08.."},
    {"text-to-image", "gemini_image3.1_flash", "text_to_image", "{\"model\":\"gemini_image3.1_flash\"}",
        "reference referenceImages 14", "prompt aspect", "outputCount=1", "unknown", ".."},
    {"text-to-image", "gpt_image_2", "text_to_image", "{\"model\":\"gpt_image_2\"}",
        "reference referenceImages 16", "prompt aspect", "quality=high background=auto outputCount=1",
        "unknown", "2026-05-08.."},
    {"text-to-image", "seedream5_pro", "text_to_image", "{\"model\":\"seedream5_pro\"}",
        "reference referenceImages 10", "prompt aspect", "outputFormat=png outputCount=1 grounding=false",
        "unknown", "2026-07-13.."},
    {"text-to-image", "seedream5_lite", "text_to_image", "{\"model\":\"seedream5_lite\"}",
        "reference referenceImages 14", "prompt aspect", "outputFormat=png outputCount=1 grounding=false",
        "4; times outputCount", "2026-07-13.."},
    {"image-upscale", "magnific_precision_upscaler_v2", "image_upscale",
        "{\"model\":\"magnific_precision_upscaler_v2\"}", "image! imageUri", "", "scale=2", "unknown",
        "2026-06-02.."},
    {"video-upscale", "magnific_video_upscaler_creative", "video_upscale",
        "{\"model\":\"magnific_video_upscaler_creative\"}", "source! videoUri", "", "resolution=2k",
        "resolution 0.7/frame for 2, 0.9/frame for 1, 1.2/frame for 1; min 1", "2026-06-26.."},
    {"video-upscale", "upscale_v1", "video_upscale", "{\"model\":\"upscale_v1\"}", "source! videoUri", "", "",
        "2/s", "2025-06-04..2026-01-17"},
    {"text-to-speech", "eleven_multilingual_v2", "text_to_speech",
        "{\"model\":\"eleven_multilingual_v2\",\"voice\":{\"type\":\"runway-preset\"}}", "", "prompt voice",
        "", "1/char by 50", "2025-09-23.."},
    {"text-to-speech", "eleven_v3", "text_to_speech",
        "{\"model\":\"eleven_v3\",\"voice\":{\"type\":\"runway-preset\"}}", "", "prompt voice", "",
        "1/char by 50", ".."},
    {"text-to-speech", "seed_audio", "text_to_speech", "{\"model\":\"seed_audio\"}",
        "referenceAudio voice.audioUri", "prompt", "", "unknown", ".."},
    {"sound-effect", "eleven_text_to_sound_v2", "sound_effect", "{\"model\":\"eleven_text_to_sound_v2\"}", "",
        "prompt", "loop=false", "unknown", "2025-10-09.."},
    {"sound-effect", "seed_audio", "sound_effect", "{\"model\":\"seed_audio\"}",
        "referenceAudio referenceAudios 3", "prompt", "", "unknown", ".."},
    {"speech-to-speech", "eleven_multilingual_sts_v2", "speech_to_speech",
        "{\"model\":\"eleven_multilingual_sts_v2\",\"voice\":{\"type\":\"runway-preset\"}}", "source! media",
        "voice", "", "1/s by 3", "2025-10-22.."},
    {"voice-dubbing", "eleven_voice_dubbing", "voice_dubbing", "{\"model\":\"eleven_voice_dubbing\"}",
        "source! audioUri", "language", "", "1/s by 2", "2025-10-14.."},
    {"voice-isolation", "eleven_voice_isolation", "voice_isolation", "{\"model\":\"eleven_voice_isolation\"}",
        "source! audioUri", "", "", "1/s by 6", "2025-10-14.."},
};

} // namespace

class TestCatalogueOfRunway final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void entries_data() { samples::addEntryRows(Entries); }
    void entries();
    void nothingElse();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestCatalogueOfRunway::entries()
{
    QFETCH(QString, operation);
    QFETCH(QString, model);
    QFETCH(QStringList, expected);
    const ModelSpec *spec = m_catalogue.model(u"runway", operation, model);
    QVERIFY(spec);
    QCOMPARE(samples::facts(*spec, u"/v1/"_s), expected);
}

// In the order in which they are offered; the first of an operation is the default.
void TestCatalogueOfRunway::nothingElse()
{
    QStringList expected;
    for (const samples::Entry &entry : Entries)
        expected << QString::fromLatin1(entry.operation) + u' ' + QString::fromLatin1(entry.model);
    QStringList found;
    for (const ModelSpec &spec : m_catalogue.models()) {
        if (spec.provider == "runway"_L1)
            found << spec.operation + u' ' + spec.model;
    }
    QCOMPARE(found, expected);
}

QTEST_APPLESS_MAIN(TestCatalogueOfRunway)
#include "tst_catalogueofrunway.moc"
