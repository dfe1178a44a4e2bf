// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulecases.h"

#include <QRegularExpression>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// useapi.net: gen3/actone (2024-12-10), gen3/video (2024-11-18), gen3turbo/create (2025-01-02) and the calls
// around them.
const QList<samples::RuleTable> Gen3{
    {"character-performance", "act_one", "character driving",
        {{"-driving", "driving Required"}, {"-driving driving:kind=image", "driving MediaWrongKind"},
            {"-character", "character Required"}, {"-character character:kind=video", ""},
            {"-character character:kind=audio", "character MediaWrongKind"}, {"expression=1", ""},
            {"expression=5", ""}, {"expression=0", "expression OutOfRange"},
            {"expression=6", "expression OutOfRange"}, {"expression=2.5", "expression WrongType"},
            {"aspect=landscape", ""}, {"aspect=portrait", ""}, {"aspect=square", "aspect NotAChoice"},
            {"-character character:kind=video aspect=portrait", "aspect Requires"},
            {"seed=1", "seed UnknownParameter"}, {"prompt=a", "prompt UnknownParameter"},
            {"-driving driving:seconds=600", ""}, {"driving", "driving TooMany"}, {"exploreMode=true", ""},
            {"exploreMode=1", "exploreMode WrongType"}, {"replyUrl=https://example.com/hook", ""},
            {"replyUrl=ftp://example.com", "replyUrl AddressInvalid"},
            {"replyUrl=text(1025)", "replyUrl TooLong"}, {"replyRef=text(1024)", ""},
            {"replyRef=text(1025)", "replyRef TooLong"}, {"maxJobs=1", ""}, {"maxJobs=10", ""},
            {"maxJobs=0", "maxJobs OutOfRange"}, {"maxJobs=11", "maxJobs OutOfRange"}}},
    {"character-performance", "act_one_turbo", "character driving",
        {{"-driving", "driving Required"}, {"-driving driving:kind=image", "driving MediaWrongKind"},
            {"-character", "character Required"}, {"-character character:kind=video", ""},
            {"-character character:kind=audio", "character MediaWrongKind"}, {"expression=1", ""},
            {"expression=5", ""}, {"expression=0", "expression OutOfRange"},
            {"expression=6", "expression OutOfRange"}, {"expression=2.5", "expression WrongType"},
            {"aspect=landscape", ""}, {"aspect=portrait", ""}, {"aspect=square", "aspect NotAChoice"},
            {"-character character:kind=video aspect=portrait", "aspect Requires"},
            {"seed=1", "seed UnknownParameter"}, {"prompt=a", "prompt UnknownParameter"},
            {"-driving driving:seconds=600", ""}, {"driving", "driving TooMany"},
            {"maxJobs=11", "maxJobs OutOfRange"}}},
    {"video-to-video", "gen3a", "prompt=a source",
        {{"-source", "source Required"}, {"-prompt", "prompt Required"}, {"structure=0", ""},
            {"structure=10", ""}, {"structure=-1", "structure OutOfRange"},
            {"structure=11", "structure OutOfRange"}, {"structure=2.5", "structure WrongType"},
            {"duration=1", ""}, {"duration=600", ""}, {"duration=0", "duration OutOfRange"},
            {"duration=2.5", "duration WrongType"}, {"resolution=720p", ""},
            {"resolution=1080p", "resolution NotAChoice"}, {"aspect=landscape", "aspect UnknownParameter"},
            {"-source source:kind=image", "source MediaWrongKind"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}, {"exploreMode=true", ""},
            {"exploreMode=1", "exploreMode WrongType"}, {"replyUrl=https://example.com/hook", ""},
            {"replyUrl=ftp://example.com", "replyUrl AddressInvalid"},
            {"replyUrl=text(1025)", "replyUrl TooLong"}, {"replyRef=text(1024)", ""},
            {"replyRef=text(1025)", "replyRef TooLong"}, {"maxJobs=1", ""}, {"maxJobs=10", ""},
            {"maxJobs=0", "maxJobs OutOfRange"}, {"maxJobs=11", "maxJobs OutOfRange"}}},
    {"image-to-video", "gen3a_turbo", "prompt=a",
        {{"first middle last", ""}, {"-prompt first", ""}, {"-prompt middle", ""}, {"-prompt last", ""},
            {"-prompt", "prompt NothingGiven"}, {"first first", "first TooMany"},
            {"first:kind=video", "first MediaWrongKind"},
            {"camera.horizontal=-10 camera.vertical=10 camera.pan=0.1 camera.tilt=-3 camera.zoom=5 "
             "camera.roll=1",
                ""},
            {"camera.horizontal=-10.1", "camera.horizontal OutOfRange"},
            {"camera.vertical=10.1", "camera.vertical OutOfRange"},
            {"camera.pan=11", "camera.pan OutOfRange"}, {"camera.tilt=-11", "camera.tilt OutOfRange"},
            {"camera.zoom=11", "camera.zoom OutOfRange"}, {"camera.roll=11", "camera.roll OutOfRange"},
            {"camera.static=true", ""}, {"camera.static=true camera.zoom=1", "camera.static Exclusive"},
            {"camera.static=true camera.zoom=0", ""}, {"camera.static=false camera.zoom=1", ""},
            {"aspect=portrait", ""}, {"aspect=16:9", "aspect NotAChoice"}, {"duration=10", ""},
            {"duration=7", "duration NotAChoice"}, {"reference", "reference UnknownSlot"}, {"seed=1", ""},
            {"seed=4294967294", ""}, {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"},
            {"exploreMode=true", ""}, {"exploreMode=1", "exploreMode WrongType"},
            {"replyUrl=https://example.com/hook", ""},
            {"replyUrl=ftp://example.com", "replyUrl AddressInvalid"},
            {"replyUrl=text(1025)", "replyUrl TooLong"}, {"replyRef=text(1024)", ""},
            {"replyRef=text(1025)", "replyRef TooLong"}, {"maxJobs=1", ""}, {"maxJobs=10", ""},
            {"maxJobs=0", "maxJobs OutOfRange"}, {"maxJobs=11", "maxJobs OutOfRange"}}},
    {"text-to-video", "gen3a_turbo", "prompt=a",
        {{"-prompt", "prompt Required"}, {"first", "first UnknownSlot"}, {"camera.zoom=2", ""},
            {"camera.static=true camera.pan=2", "camera.static Exclusive"}}},
    {"video-to-video", "gen3a_turbo", "prompt=a source",
        {{"-prompt", "prompt Required"}, {"-source", "source Required"}, {"structure=10", ""},
            {"structure=11", "structure OutOfRange"}, {"aspect=portrait", ""},
            {"aspect=1:1", "aspect NotAChoice"}, {"duration=5", ""}, {"duration=6", "duration NotAChoice"},
            {"resolution=720p", ""}, {"resolution=4k", "resolution NotAChoice"}, {"seed=1", ""},
            {"seed=4294967294", ""}, {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"video-extend", "gen3a_turbo", "source",
        {{"-source", "source Required"}, {"prompt=a", ""}, {"-source source:seconds=26", ""},
            {"-source source:seconds=26.5", "source MediaDuration"},
            {"duration=5", "duration UnknownParameter"}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"video-extend", "gen3a", "source",
        {{"-source", "source Required"}, {"duration=10", ""}, {"duration=8", "duration NotAChoice"},
            {"-source source:seconds=35", ""},
            {"-source source:seconds=35.5", "source MediaDuration; source MediaTogetherTooLong"},
            {"-source source:seconds=30 duration=10", ""},
            {"-source source:seconds=30.5 duration=10", "source MediaTogetherTooLong"},
            {"-source source:seconds=34 duration=5", ""}, {"seed=1", ""}, {"seed=4294967294", ""},
            {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"video-expand", "gen3a_turbo", "source",
        {{"-source", "source Required"}, {"reference", ""}, {"reference*2", "reference TooMany"},
            {"prompt=a", ""}, {"aspect=portrait", ""}, {"aspect=9:16", "aspect NotAChoice"},
            {"duration=1", ""}, {"duration=0", "duration OutOfRange"}, {"seed=1", ""},
            {"seed=4294967294", ""}, {"seed=0", "seed OutOfRange"}, {"seed=4294967295", "seed OutOfRange"}}},
    {"image-to-video", "gen3a", "first",
        {{"-first", "first Required"}, {"prompt=a", ""}, {"image_as_end_frame=true", ""},
            {"image_as_end_frame=1", "image_as_end_frame WrongType"}, {"enhancePrompt=true", ""},
            {"enhancePrompt=1", "enhancePrompt WrongType"}, {"duration=10", ""},
            {"duration=8", "duration NotAChoice"}, {"resolution=720p", ""},
            {"resolution=1080p", "resolution NotAChoice"}, {"aspect=landscape", "aspect UnknownParameter"},
            {"seed=1", ""}, {"seed=4294967294", ""}, {"seed=0", "seed OutOfRange"},
            {"seed=4294967295", "seed OutOfRange"}}},
    {"text-to-video", "gen3a", "prompt=a",
        {{"-prompt", "prompt Required"}, {"duration=5", ""}, {"duration=6", "duration NotAChoice"},
            {"image_as_end_frame=true", "image_as_end_frame UnknownParameter"}}},
    {"video-upscale", "gen3a_upscale", "source",
        {{"-source", "source Required"}, {"-source source:kind=image", "source MediaWrongKind"},
            {"exploreMode=true", ""}, {"seed=1", "seed UnknownParameter"}}},
    {"slow-motion", "super_slow_motion", "source speed=0.5",
        {{"-source", "source Required"}, {"-speed", "speed Required"}, {"speed=0.1", ""}, {"speed=1", ""},
            {"speed=0.09", "speed OutOfRange"}, {"speed=1.1", "speed OutOfRange"},
            {"outputFormat=prores", ""}, {"outputFormat=mov", "outputFormat NotAChoice"},
            {"duration=1000 width=1280 height=768", ""}, {"width=0", "width OutOfRange"}, {"name=slow", ""},
            {"exploreMode=true", "exploreMode UnknownParameter"}}},
    {"lip-sync", "lipsync", "image audio",
        {{"-image", "image Required"}, {"-image character", ""}, {"character", "image Exclusive"},
            {"-audio", "audio NothingGiven"}, {"-audio prompt=a voice=b", ""},
            {"-audio prompt=a", "prompt Requires"}, {"-audio voice=b", "audio NothingGiven; voice Requires"},
            {"prompt=a voice=b", "audio Exclusive"},
            {"-audio prompt=a voice=b model_id=eleven_multilingual_v2", ""},
            {"-audio prompt=a voice=b model_id=eleven_v3", "model_id NotAChoice"},
            {"-audio audio:kind=video", "audio MediaWrongKind"},
            {"-image image:kind=video", "image MediaWrongKind"}}},
};

} // namespace

class TestUseapiGen3Rules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rules_data() { samples::addRuleRows(Gen3); }
    void rules();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestUseapiGen3Rules::rules()
{
    QFETCH(QString, expected);
    QCOMPARE(samples::verdict(m_catalogue, "useapi"), expected);
}

QTEST_APPLESS_MAIN(TestUseapiGen3Rules)
#include "tst_offereduseapigen3.moc"
