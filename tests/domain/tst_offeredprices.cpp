// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/domainsamples.h"
#include "domain/pricing.h"
#include "domain/saidrequest.h"

#include <QRegularExpression>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    const char *provider;
    const char *operation;
    const char *model;
    const char *words; //!< samples::said()
    int credits; //!< -1 = unknown
};

// Reckoned by hand from the providers' price lists.
const QList<Case> Cases{
    {"runway", "image-to-video", "gen4_turbo", "first duration=10", 50},
    {"runway", "image-to-video", "gen4_turbo", "first", 50},
    {"runway", "image-to-video", "gen3a_turbo", "first duration=5", 25},
    {"runway", "image-to-video", "gen4.5", "first duration=10", 120},
    {"runway", "image-to-video", "gen4.5", "first duration=10 outputFormat=prores", 170},
    {"runway", "image-to-video", "gen4.5", "first", -1},
    {"runway", "image-to-video", "veo3.1", "first duration=8", 320},
    {"runway", "image-to-video", "veo3.1", "first duration=8 sound=false", 160},
    {"runway", "image-to-video", "veo3.1_fast", "first duration=4", 60},
    {"runway", "image-to-video", "veo3.1_fast", "first duration=4 sound=false", 40},
    {"runway", "image-to-video", "veo3", "first duration=8", 320},
    {"runway", "image-to-video", "hailuo3", "first duration=6", 60},
    {"runway", "image-to-video", "hailuo3", "first duration=6 resolution=2K", 90},
    {"runway", "image-to-video", "hailuo3", "reference*3 duration=6", 66},
    {"runway", "image-to-video", "happyhorse_1_0", "first duration=4", 60},
    {"runway", "image-to-video", "happyhorse_1_0", "first duration=4 resolution=1080P", 120},
    {"runway", "image-to-video", "gemini_omni_flash", "first duration=4", -1},
    {"runway", "text-to-video", "happyhorse_1_0", "duration=4 aspect=1920:1080", 120},
    {"runway", "text-to-video", "happyhorse_1_0", "duration=4 aspect=960:960", 60},
    {"runway", "text-to-video", "seedance2", "duration=4 aspect=864:496", 144},
    {"runway", "text-to-video", "seedance2", "duration=4 aspect=1280:720", 144},
    {"runway", "text-to-video", "seedance2", "duration=4 aspect=1920:1080", 160},
    {"runway", "text-to-video", "seedance2", "duration=4 aspect=3840:2160", 600},
    {"runway", "text-to-video", "seedance2_fast", "duration=4", 116},
    {"runway", "text-to-video", "seedance2_mini", "duration=4", 64},
    {"runway", "text-to-video", "seedance2_mini", "duration=5", 80},
    {"runway", "text-to-video", "seedance2_5", "duration=4 aspect=1280:720", 120},
    {"runway", "text-to-video", "seedance2_5", "duration=4 aspect=854:480", 80},
    {"runway", "text-to-video", "seedance2_5", "duration=4 aspect=1280:720 referenceVideo:seconds=6", 210},
    {"runway", "video-to-video", "seedance2_5", "source:seconds=6 duration=4 aspect=854:480", 140},
    {"runway", "video-to-video", "aleph2", "source:seconds=10", 280},
    {"runway", "video-to-video", "aleph2", "source:seconds=2", 56},
    {"runway", "video-to-video", "aleph2", "source:seconds=10 outputFormat=png_sequence", 330},
    {"runway", "video-to-video", "gen4_aleph", "source:seconds=5", 75},
    {"runway", "character-performance", "act_two", "character driving:seconds=12", 60},
    {"runway", "character-performance", "act_two", "character:kind=video,seconds=30 driving:seconds=3", 15},
    {"runway", "video-upscale", "upscale_v1", "source:seconds=40", 80},
    {"runway", "text-to-image", "gen4_image", "aspect=1280:720", 5},
    {"runway", "text-to-image", "gen4_image", "aspect=1920:1080", 8},
    {"runway", "text-to-image", "gen4_image_turbo", "reference", 2},
    {"runway", "text-to-image", "gemini_2.5_flash", "aspect=1024:1024", 5},
    {"runway", "text-to-image", "gemini_image3_pro", "aspect=1024:1024", 20},
    {"runway", "text-to-image", "gemini_image3_pro", "aspect=4096:4096 outputCount=4", 160},
    {"runway", "text-to-image", "gpt_image_2", "aspect=auto", -1},
    {"runway", "text-to-image", "seedream5_lite", "aspect=2048:2048 outputCount=3", 12},
    {"runway", "text-to-image", "seedream5_pro", "aspect=2048:2048", -1},
    {"runway", "text-to-speech", "eleven_v3", "prompt=text(50)", 1},
    {"runway", "text-to-speech", "eleven_v3", "prompt=text(51)", 2},
    {"runway", "text-to-speech", "seed_audio", "prompt=text(51)", -1},
    {"runway", "speech-to-speech", "eleven_multilingual_sts_v2", "source:seconds=10", 4},
    {"runway", "voice-dubbing", "eleven_voice_dubbing", "source:seconds=10", 5},
    {"runway", "voice-isolation", "eleven_voice_isolation", "source:seconds=10", 2},
    {"runway", "sound-effect", "eleven_text_to_sound_v2", "prompt=a", -1},
    {"useapi", "image-to-video", "gen3a_turbo", "first duration=10", 50},
    {"useapi", "image-to-video", "gen3a_turbo", "first duration=10 exploreMode=true", 0},
    {"useapi", "image-to-video", "gen3a", "first duration=10", 100},
    {"useapi", "video-to-video", "gen3a", "source:seconds=7", 70},
    {"useapi", "video-to-video", "gen3a", "source:seconds=7 duration=5", 50},
    {"useapi", "video-to-video", "gen3a", "source:seconds=0", 100},
    {"useapi", "video-to-video", "gen3a_turbo", "source:seconds=7", 50},
    {"useapi", "video-expand", "gen3a_turbo", "source:seconds=7", 35},
    {"useapi", "video-extend", "gen3a_turbo", "source", 40},
    {"useapi", "video-extend", "gen3a_turbo", "source exploreMode=true", 0},
    {"useapi", "video-extend", "gen3a", "source duration=10", 100},
    {"useapi", "character-performance", "act_one", "character driving:seconds=12", 120},
    {"useapi", "character-performance", "act_one_turbo", "character driving:seconds=12", 60},
    {"useapi", "character-performance", "act_two", "character driving:seconds=12", -1},
    {"useapi", "slow-motion", "super_slow_motion", "source speed=0.5", 0},
    {"useapi", "image-to-video", "gen4", "first duration=10", -1},
};

} // namespace

class TestOfferedPrices final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void credits_data();
    void credits();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestOfferedPrices::credits_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < Cases.size(); ++i) {
        QTest::addRow("%s %s %s [%s]", Cases[i].provider, Cases[i].operation, Cases[i].model, Cases[i].words)
            << int(i);
    }
}

void TestOfferedPrices::credits()
{
    QFETCH(int, index);
    const Case &each = Cases[index];
    const ModelSpec *model = m_catalogue.model(QString::fromLatin1(each.provider),
        QString::fromLatin1(each.operation), QString::fromLatin1(each.model));
    QVERIFY(model);
    const samples::SaidRequest said = samples::said(*model, QString::fromLatin1(each.words));
    QCOMPARE(estimate(*model, said.request, said.facts).value_or(-1), each.credits);
}

QTEST_APPLESS_MAIN(TestOfferedPrices)
#include "tst_offeredprices.moc"
