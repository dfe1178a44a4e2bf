// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulecases.h"

#include <QRegularExpression>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// useapi.net's request collection of 2026-07-16: gen4*, gen4_5, videos/create and videos/upscale.
const QList<samples::RuleTable> Gen4{
    {"image-to-video", "gen4", "first",
        {{"-first", "first Required"}, {"prompt=a", ""}, {"duration=5", ""}, {"duration=10", ""},
            {"duration=8", "duration NotAChoice"}, {"last", "last UnknownSlot"}, {"aspect=16:9", ""},
            {"aspect=21:9", ""}, {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"image-to-video", "gen4_turbo", "first",
        {{"-first", "first Required"}, {"prompt=a", ""}, {"duration=5", ""}, {"duration=10", ""},
            {"duration=8", "duration NotAChoice"}, {"last", "last UnknownSlot"}, {"aspect=16:9", ""},
            {"aspect=21:9", ""}, {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"image-to-video", "gen4.5", "first",
        {{"-first", "first Required"}, {"prompt=text(5000)", ""}, {"prompt=text(5001)", "prompt TooLong"},
            {"duration=8", ""}, {"duration=6", "duration NotAChoice"}, {"aspect=16:9", ""},
            {"aspect=21:9", ""}, {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}, {"exploreMode=true", ""},
            {"exploreMode=1", "exploreMode WrongType"}, {"replyUrl=https://example.com/hook", ""},
            {"replyUrl=ftp://example.com", "replyUrl AddressInvalid"},
            {"replyUrl=text(1025)", "replyUrl TooLong"}, {"replyRef=text(1024)", ""},
            {"replyRef=text(1025)", "replyRef TooLong"}, {"maxJobs=1", ""}, {"maxJobs=10", ""},
            {"maxJobs=0", "maxJobs OutOfRange"}, {"maxJobs=11", "maxJobs OutOfRange"}}},
    {"text-to-video", "gen4.5", "prompt=a",
        {{"-prompt", "prompt Required"}, {"duration=10", ""}, {"duration=6", "duration NotAChoice"},
            {"aspect=16:9", "aspect UnknownParameter"}, {"prompt=text(5001)", "prompt TooLong"}}},
    {"video-to-video", "aleph", "prompt=a source",
        {{"-prompt", "prompt Required"}, {"-source", "source Required"}, {"reference", ""},
            {"reference*2", "reference TooMany"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"character-performance", "act_two", "character driving",
        {{"-character", "character Required"}, {"-driving", "driving Required"},
            {"-character character:kind=video", ""}, {"-driving driving:seconds=3", ""},
            {"-driving driving:seconds=30", ""}, {"-driving driving:seconds=2.9", "driving MediaDuration"},
            {"-driving driving:seconds=30.5", "driving MediaDuration"}, {"expression=5", ""},
            {"expression=6", "expression OutOfRange"}, {"bodyControl=false", ""},
            {"bodyControl=1", "bodyControl WrongType"}, {"aspect=16:9", ""}, {"aspect=21:9", ""},
            {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"video-upscale", "gen4_upscale", "source",
        {{"-source", "source Required"}, {"maxJobs=11", "maxJobs OutOfRange"}, {"exploreMode=true", ""}}},
    {"video-upscale", "topaz_upscale", "source",
        {{"-source", "source Required"}, {"-source source:seconds=40", ""},
            {"-source source:seconds=40.1", "source MediaDuration"}}},
    {"text-to-video", "seedance-2", "prompt=a",
        {{"reference*9", ""}, {"reference*10", "reference TooMany"}, {"referenceVideo*3:seconds=5", ""},
            {"referenceVideo*3:seconds=5.1", "referenceVideo MediaTogetherTooLong"},
            {"referenceVideo*4", "referenceVideo TooMany"},
            {"referenceVideo:seconds=15.5",
                "referenceVideo MediaDuration; referenceVideo MediaTogetherTooLong"},
            {"referenceVideo:size=1280x720", ""},
            {"referenceVideo:size=1281x720", "referenceVideo MediaSideTooLong"},
            {"reference referenceAudio*3:seconds=5", ""},
            {"reference referenceAudio*3:seconds=5.1", "referenceAudio MediaTogetherTooLong"},
            {"reference referenceAudio*4", "referenceAudio TooMany"},
            {"referenceAudio", "referenceAudio Requires"}, {"referenceVideo referenceAudio", ""},
            {"-prompt reference", ""}, {"-prompt referenceVideo", ""}, {"-prompt", "prompt NothingGiven"},
            {"prompt=text(3500)", ""}, {"prompt=text(3501)", "prompt TooLong"}, {"duration=4", ""},
            {"duration=15", ""}, {"duration=3", "duration OutOfRange"},
            {"duration=16", "duration OutOfRange"}, {"resolution=1080p", ""},
            {"resolution=1080p exploreMode=true", "exploreMode Requires"},
            {"resolution=720p exploreMode=true", ""}, {"exploreMode=true", ""},
            {"resolution=4k", "resolution NotAChoice"}, {"sound=false", ""}, {"aspect=21:9", ""},
            {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", "seed UnknownParameter"}}},
    {"image-to-video", "seedance-2", "first",
        {{"-first", "first Required"}, {"last", ""}, {"-first last", "first Required"},
            {"reference", "reference UnknownSlot"}, {"referenceAudio", "referenceAudio UnknownSlot"},
            {"prompt=text(3500)", ""}, {"prompt=text(3501)", "prompt TooLong"}, {"duration=4", ""},
            {"duration=15", ""}, {"duration=3", "duration OutOfRange"},
            {"duration=16", "duration OutOfRange"}, {"resolution=1080p", ""},
            {"resolution=1080p exploreMode=true", "exploreMode Requires"},
            {"resolution=720p exploreMode=true", ""}, {"exploreMode=true", ""},
            {"resolution=4k", "resolution NotAChoice"}, {"sound=false", ""}, {"aspect=21:9", ""},
            {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", "seed UnknownParameter"}}},
    {"video-to-video", "seedance-2", "source",
        {{"-source", "source Required"}, {"referenceVideo*2:seconds=7", ""},
            {"referenceVideo*2:seconds=7.1", "source MediaTogetherTooLong"},
            {"referenceVideo*3", "referenceVideo TooMany"}, {"reference*9", ""}, {"referenceAudio*3", ""},
            {"resolution=1080p exploreMode=true", "exploreMode Requires"}}},
    {"text-to-video", "seedance-2-fast", "prompt=a",
        {{"reference*9", ""}, {"reference*10", "reference TooMany"}, {"referenceVideo*3:seconds=5", ""},
            {"referenceVideo*3:seconds=5.1", "referenceVideo MediaTogetherTooLong"},
            {"referenceVideo*4", "referenceVideo TooMany"},
            {"referenceVideo:seconds=15.5",
                "referenceVideo MediaDuration; referenceVideo MediaTogetherTooLong"},
            {"referenceVideo:size=1280x720", ""},
            {"referenceVideo:size=1281x720", "referenceVideo MediaSideTooLong"},
            {"reference referenceAudio*3:seconds=5", ""},
            {"reference referenceAudio*3:seconds=5.1", "referenceAudio MediaTogetherTooLong"},
            {"reference referenceAudio*4", "referenceAudio TooMany"},
            {"referenceAudio", "referenceAudio Requires"}, {"referenceVideo referenceAudio", ""},
            {"-prompt reference", ""}, {"-prompt referenceVideo", ""}, {"-prompt", "prompt NothingGiven"},
            {"prompt=text(3500)", ""}, {"prompt=text(3501)", "prompt TooLong"}, {"duration=4", ""},
            {"duration=15", ""}, {"duration=3", "duration OutOfRange"},
            {"duration=16", "duration OutOfRange"}, {"resolution=1080p", ""},
            {"resolution=1080p exploreMode=true", "exploreMode Requires"},
            {"resolution=720p exploreMode=true", ""}, {"exploreMode=true", ""},
            {"resolution=4k", "resolution NotAChoice"}, {"sound=false", ""}, {"aspect=21:9", ""},
            {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", "seed UnknownParameter"}}},
    {"image-to-video", "seedance-2-fast", "first",
        {{"-first", "first Required"}, {"last", ""}, {"-first last", "first Required"},
            {"reference", "reference UnknownSlot"}, {"referenceAudio", "referenceAudio UnknownSlot"},
            {"prompt=text(3500)", ""}, {"prompt=text(3501)", "prompt TooLong"}, {"duration=4", ""},
            {"duration=15", ""}, {"duration=3", "duration OutOfRange"},
            {"duration=16", "duration OutOfRange"}, {"resolution=1080p", ""},
            {"resolution=1080p exploreMode=true", "exploreMode Requires"},
            {"resolution=720p exploreMode=true", ""}, {"exploreMode=true", ""},
            {"resolution=4k", "resolution NotAChoice"}, {"sound=false", ""}, {"aspect=21:9", ""},
            {"aspect=2:3", "aspect NotAChoice"}, {"seed=1", "seed UnknownParameter"}}},
    {"video-to-video", "seedance-2-fast", "source",
        {{"-source", "source Required"}, {"referenceVideo*2:seconds=7", ""},
            {"referenceVideo*2:seconds=7.1", "source MediaTogetherTooLong"},
            {"referenceVideo*3", "referenceVideo TooMany"}, {"reference*9", ""}, {"referenceAudio*3", ""},
            {"resolution=1080p exploreMode=true", "exploreMode Requires"}}},
    {"image-to-video", "grok-imagine-1.5", "first",
        {{"-first", "first Required"}, {"first", "first TooMany"}, {"prompt=text(2500)", ""},
            {"prompt=text(2501)", "prompt TooLong"}, {"duration=3", ""}, {"duration=15", ""},
            {"duration=2", "duration OutOfRange"}, {"duration=16", "duration OutOfRange"}, {"aspect=2:3", ""},
            {"aspect=3:2", ""}, {"aspect=21:9", "aspect NotAChoice"}, {"resolution=720p", ""},
            {"resolution=1080p", "resolution NotAChoice"}, {"sound=true", "sound UnknownParameter"}}},
    {"image-to-video", "happyhorse-1.0", "first",
        {{"-first", "first Required"}, {"first", "first TooMany"}, {"prompt=text(2500)", ""},
            {"prompt=text(2501)", "prompt TooLong"}, {"duration=3", ""}, {"duration=15", ""},
            {"duration=2", "duration OutOfRange"}, {"duration=16", "duration OutOfRange"}, {"aspect=3:4", ""},
            {"aspect=21:9", "aspect NotAChoice"}, {"resolution=1080p", ""},
            {"resolution=480p", "resolution NotAChoice"}}},
    {"text-to-video", "happyhorse-1.0", "prompt=a",
        {{"-prompt", "prompt Required"}, {"first", "first UnknownSlot"}, {"duration=15", ""},
            {"duration=16", "duration OutOfRange"}}},
};

} // namespace

class TestUseapiGen4Rules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rules_data() { samples::addRuleRows(Gen4); }
    void rules();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestUseapiGen4Rules::rules()
{
    QFETCH(QString, expected);
    QCOMPARE(samples::verdict(m_catalogue, "useapi"), expected);
}

QTEST_APPLESS_MAIN(TestUseapiGen4Rules)
#include "tst_offereduseapigen4.moc"
