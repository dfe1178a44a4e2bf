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
    {"image-to-video", "gen3a_turbo", "gen3turbo/create", "",
        "first firstImage_assetId, middle middleImage_assetId, last lastImage_assetId", "",
        "aspect=landscape duration=5!", "5/s; free when exploreMode", "2024-08-16.."},
    {"image-to-video", "gen3a", "gen3/create", "", "first! image_assetId", "", "resolution=720p duration=5!",
        "10/s; free when exploreMode", ".."},
    {"image-to-video", "gen4_turbo", "gen4turbo/create", "", "first! firstImage_assetId", "", "aspect=16:9",
        "unknown", ".."},
    {"image-to-video", "gen4", "gen4/create", "", "first! firstImage_assetId", "", "aspect=16:9", "unknown",
        ".."},
    {"image-to-video", "gen4.5", "gen4_5/create", "", "first! firstImage_assetId", "",
        "aspect=16:9 duration=5", "unknown", "2025-12-15.."},
    {"image-to-video", "seedance-2", "videos/create", "{\"model\":\"seedance-2\"}",
        "first! startFrameAssetId, last endFrameAssetId", "", "resolution=480p aspect=16:9 sound=true",
        "unknown", ".."},
    {"image-to-video", "seedance-2-fast", "videos/create", "{\"model\":\"seedance-2-fast\"}",
        "first! startFrameAssetId, last endFrameAssetId", "", "resolution=480p aspect=16:9 sound=true",
        "unknown", ".."},
    {"image-to-video", "grok-imagine-1.5", "videos/create", "{\"model\":\"grok-imagine-1.5\"}",
        "first! imageAssetId1", "", "resolution=480p aspect=16:9", "unknown", ".."},
    {"image-to-video", "happyhorse-1.0", "videos/create", "{\"model\":\"happyhorse-1.0\"}",
        "first! imageAssetId1", "", "resolution=720p aspect=16:9", "unknown", ".."},
    {"image-to-video", "kling-o3-pro", "videos/create", "{\"model\":\"kling-o3-pro\"}",
        "first! startFrameAssetId, last endFrameAssetId, reference imageAssetId1 7", "",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "kling-o3-standard", "videos/create", "{\"model\":\"kling-o3-standard\"}",
        "first! startFrameAssetId, last endFrameAssetId, reference imageAssetId1 7", "",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "kling-o3-4k", "videos/create", "{\"model\":\"kling-o3-4k\"}",
        "first! startFrameAssetId, last endFrameAssetId, reference imageAssetId1 7", "",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "kling-3.0-pro", "videos/create", "{\"model\":\"kling-3.0-pro\"}",
        "first! imageAssetId1", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "kling-3.0-standard", "videos/create", "{\"model\":\"kling-3.0-standard\"}",
        "first! imageAssetId1", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "kling-2.6-i2v", "videos/create", "{\"model\":\"kling-2.6-i2v\"}",
        "first! imageAssetId1", "prompt", "aspect=16:9", "unknown", ".."},
    {"image-to-video", "wan-2.6-flash", "videos/create", "{\"model\":\"wan-2.6-flash\"}",
        "first! imageAssetId1", "prompt", "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "veo-3.1", "videos/create", "{\"model\":\"veo-3.1\"}",
        "first! imageAssetId1, last imageAssetId2", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "sora-2", "videos/create", "{\"model\":\"sora-2\"}", "first! imageAssetId1", "",
        "aspect=16:9", "unknown", ".."},
    {"image-to-video", "sora-2-pro", "videos/create", "{\"model\":\"sora-2-pro\"}", "first! imageAssetId1",
        "", "aspect=16:9", "unknown", ".."},
    {"image-to-video", "gen4.5-videos", "videos/create", "{\"model\":\"gen4.5\"}",
        "first! imageAssetId1, last imageAssetId2", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"image-to-video", "gen4-videos", "videos/create", "{\"model\":\"gen4\"}", "first! imageAssetId1",
        "prompt", "aspect=16:9", "unknown", ".."},
    {"image-to-video", "gen4-turbo", "videos/create", "{\"model\":\"gen4-turbo\"}", "first! imageAssetId1",
        "prompt", "aspect=16:9", "unknown", ".."},
    {"text-to-video", "gen4.5", "gen4_5/create", "", "", "prompt", "duration=5", "unknown", "2025-12-15.."},
    {"text-to-video", "gen3a", "gen3/create", "", "", "prompt", "resolution=720p duration=5!",
        "10/s; free when exploreMode", ".."},
    {"text-to-video", "gen3a_turbo", "gen3turbo/create", "", "", "prompt", "aspect=landscape duration=5!",
        "5/s; free when exploreMode", "2024-08-16.."},
    {"text-to-video", "seedance-2", "videos/create", "{\"model\":\"seedance-2\"}",
        "reference imageAssetId1 9, referenceVideo videoAssetId 3, referenceAudio audioAssetId1 3", "",
        "resolution=480p aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "seedance-2-fast", "videos/create", "{\"model\":\"seedance-2-fast\"}",
        "reference imageAssetId1 9, referenceVideo videoAssetId 3, referenceAudio audioAssetId1 3", "",
        "resolution=480p aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "happyhorse-1.0", "videos/create", "{\"model\":\"happyhorse-1.0\"}", "", "prompt",
        "resolution=720p aspect=16:9", "unknown", ".."},
    {"text-to-video", "kling-o3-pro", "videos/create", "{\"model\":\"kling-o3-pro\"}",
        "reference imageAssetId1 7", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "kling-o3-standard", "videos/create", "{\"model\":\"kling-o3-standard\"}",
        "reference imageAssetId1 7", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "kling-o3-4k", "videos/create", "{\"model\":\"kling-o3-4k\"}",
        "reference imageAssetId1 7", "", "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "kling-3.0-pro", "videos/create", "{\"model\":\"kling-3.0-pro\"}", "", "",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "kling-3.0-standard", "videos/create", "{\"model\":\"kling-3.0-standard\"}", "", "",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "kling-2.6-pro", "videos/create", "{\"model\":\"kling-2.6-pro\"}", "", "prompt",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "veo-3.1", "videos/create", "{\"model\":\"veo-3.1\"}", "", "prompt",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"text-to-video", "sora-2", "videos/create", "{\"model\":\"sora-2\"}", "", "prompt", "aspect=16:9",
        "unknown", ".."},
    {"text-to-video", "sora-2-pro", "videos/create", "{\"model\":\"sora-2-pro\"}", "", "prompt",
        "aspect=16:9", "unknown", ".."},
    {"text-to-video", "gen4.5-videos", "videos/create", "{\"model\":\"gen4.5\"}", "", "prompt",
        "aspect=16:9 sound=true", "unknown", ".."},
    {"video-to-video", "gen3a", "gen3/video", "", "source! assetId", "prompt",
        "structure=3 duration=10 resolution=720p", "10/s; free when exploreMode", "2024-08-08.."},
    {"video-to-video", "gen3a_turbo", "gen3turbo/video", "", "source! assetId", "prompt",
        "structure=3 aspect=landscape duration=10! resolution=720p", "5/s; free when exploreMode",
        "2024-11-04.."},
    {"video-to-video", "aleph", "gen4/video", "", "source! video_assetId, reference image_assetId", "prompt",
        "", "unknown", ".."},
    {"video-to-video", "seedance-2", "videos/create", "{\"model\":\"seedance-2\"}",
        "source! videoAssetId, referenceVideo videoAssetId2 2, reference imageAssetId1 9, referenceAudio "
        "audioAssetId1 3",
        "", "resolution=480p aspect=16:9 sound=true", "unknown", ".."},
    {"video-to-video", "seedance-2-fast", "videos/create", "{\"model\":\"seedance-2-fast\"}",
        "source! videoAssetId, referenceVideo videoAssetId2 2, reference imageAssetId1 9, referenceAudio "
        "audioAssetId1 3",
        "", "resolution=480p aspect=16:9 sound=true", "unknown", ".."},
    {"video-to-video", "kling-o3-pro", "videos/create", "{\"model\":\"kling-o3-pro\"}",
        "source! videoAssetId, reference imageAssetId1 4", "", "sound=true", "unknown", ".."},
    {"video-to-video", "kling-o3-standard", "videos/create", "{\"model\":\"kling-o3-standard\"}",
        "source! videoAssetId, reference imageAssetId1 4", "", "sound=true", "unknown", ".."},
    {"character-performance", "act_one", "gen3/actone", "",
        "character! character_assetId, driving! driving_assetId", "", "expression=3 aspect=landscape",
        "10/s; free when exploreMode", "2024-10-28.."},
    {"character-performance", "act_one_turbo", "gen3turbo/actone", "",
        "character! character_assetId, driving! driving_assetId", "", "expression=3 aspect=landscape",
        "5/s; free when exploreMode", "2024-12-10.."},
    {"character-performance", "act_two", "gen4/act-two", "",
        "character! character_assetId, driving! driving_assetId", "",
        "expression=3 bodyControl=true aspect=16:9", "unknown", ".."},
    {"character-performance", "kling-3.0-motion-control", "videos/create",
        "{\"model\":\"kling-3.0-motion-control\"}", "character! imageAssetId1, driving! videoAssetId", "",
        "characterOrientation=image resolution=720p sound=true", "unknown", ".."},
    {"character-performance", "wan-2.2-animate", "videos/create", "{\"model\":\"wan-2.2-animate\"}",
        "character! imageAssetId1, driving! videoAssetId", "", "aspect=16:9", "unknown", ".."},
    {"text-to-image", "gen4", "images/create", "{\"model\":\"gen4\"}", "reference imageAssetId1 4", "",
        "aspect=16:9 outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "gen4-turbo", "images/create", "{\"model\":\"gen4-turbo\"}",
        "reference imageAssetId1 4", "", "aspect=16:9 outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "nano-banana", "images/create", "{\"model\":\"nano-banana\"}",
        "reference imageAssetId1 4", "", "aspect=auto outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "nano-banana-2", "images/create", "{\"model\":\"nano-banana-2\"}",
        "reference imageAssetId1 8", "", "aspect=auto outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "nano-banana-2-lite", "images/create", "{\"model\":\"nano-banana-2-lite\"}",
        "reference imageAssetId1 8", "", "aspect=auto outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "nano-banana-pro", "images/create", "{\"model\":\"nano-banana-pro\"}",
        "reference imageAssetId1 8", "", "aspect=auto outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "flux-2-max", "images/create", "{\"model\":\"flux-2-max\"}",
        "reference imageAssetId1 8", "", "aspect=1:1 resolution=1K outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "flux-2-klein", "images/create", "{\"model\":\"flux-2-klein\"}",
        "reference imageAssetId1 4", "", "aspect=1:1 resolution=1K outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "gpt-image-1-5", "images/create", "{\"model\":\"gpt-image-1-5\"}",
        "reference imageAssetId1 4", "prompt", "outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "gpt-image-1-mini", "images/create", "{\"model\":\"gpt-image-1-mini\"}",
        "reference imageAssetId1 4", "prompt", "outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "seedream-5", "images/create", "{\"model\":\"seedream-5\"}",
        "reference imageAssetId1 8", "", "aspect=16:9 outputCount=1", "unknown", "2026-02-17.."},
    {"text-to-image", "frames", "frames/create", "", "reference imageAssetId1 3", "prompt",
        "aspect=16:9 diversity=2 outputCount=1", "unknown", "2025-01-29.."},
    {"video-upscale", "topaz_upscale", "videos/upscale", "", "source! videoAssetId", "", "", "unknown", ".."},
    {"video-upscale", "gen4_upscale", "gen4/upscale", "", "source! assetId", "", "", "unknown", ".."},
    {"video-upscale", "gen3a_upscale", "gen3alpha/upscale", "", "source! assetId", "", "", "unknown",
        "2025-01-10.."},
    {"video-extend", "gen3a_turbo", "gen3turbo/extend", "", "source! assetId", "", "",
        "40; free when exploreMode", "2024-11-05.."},
    {"video-extend", "gen3a", "gen3/extend", "", "source! assetId", "", "duration=5!",
        "10/s; free when exploreMode", "2024-10-18.."},
    {"video-expand", "gen3a_turbo", "gen3turbo/expand", "", "source! videoAssetId, reference imageAssetId",
        "", "aspect=landscape duration=10", "5/s; free when exploreMode", "2024-11-25.."},
    {"slow-motion", "super_slow_motion", "super_slow_motion", "", "source! assetId", "speed",
        "outputFormat=mp4", "0", "2024-11-08.."},
    {"lip-sync", "lipsync", "lipsync/create", "",
        "image image_assetId, character video_assetId, audio audio_assetId", "",
        "model_id=eleven_multilingual_v1", "unknown", ".."},
};

} // namespace

class TestCatalogueOfUseapi final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void entries_data() { samples::addEntryRows(Entries); }
    void entries();
    void nothingElse();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestCatalogueOfUseapi::entries()
{
    QFETCH(QString, operation);
    QFETCH(QString, model);
    QFETCH(QStringList, expected);
    const ModelSpec *spec = m_catalogue.model(u"useapi", operation, model);
    QVERIFY(spec);
    QCOMPARE(samples::facts(*spec, u"/v1/runwayml/"_s), expected);
}

// In the order in which they are offered; the first of an operation is the default.
void TestCatalogueOfUseapi::nothingElse()
{
    QStringList expected;
    for (const samples::Entry &entry : Entries)
        expected << QString::fromLatin1(entry.operation) + u' ' + QString::fromLatin1(entry.model);
    QStringList found;
    for (const ModelSpec &spec : m_catalogue.models()) {
        if (spec.provider == "useapi"_L1)
            found << spec.operation + u' ' + spec.model;
    }
    QCOMPARE(found, expected);
}

QTEST_APPLESS_MAIN(TestCatalogueOfUseapi)
#include "tst_catalogueofuseapi.moc"
