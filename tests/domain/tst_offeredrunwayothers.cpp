// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/rulecases.h"

#include <QRegularExpression>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

// Typed from Runway's reference of July 2025 and its OpenAPI of August 8, 2026, never from the catalogue.
const QList<samples::RuleTable> Pictures{
    {"text-to-image", "gen4_image", "prompt=a aspect=1920:1080",
        {{"-prompt", "prompt Required"}, {"prompt=text(1000)", ""}, {"prompt=text(1001)", "prompt TooLong"},
            {"-aspect", "aspect Required"}, {"aspect=2112:912", ""}, {"aspect=1104:832", "aspect NotAChoice"},
            {"reference*3", ""}, {"reference*4", "reference TooMany"}, {"reference:tag=abc", ""},
            {"reference:tag=Street_1", ""}, {"reference:tag=ab", "reference TagInvalid"},
            {"reference:tag=sixteen_letters_", ""},
            {"reference:tag=seventeen_letters", "reference TagInvalid"},
            {"reference:tag=1abc", "reference TagInvalid"}, {"reference:tag=a-b", "reference TagInvalid"},
            {"reference:tag=abc reference:tag=abc", "reference TagTwice"},
            {"reference:tag=abc reference:tag=Abc", ""}, {"seed=4294967295", ""},
            {"seed=-1", "seed OutOfRange"}, {"contentModeration=low", ""},
            {"contentModeration=none", "contentModeration NotAChoice"},
            {"outputCount=2", "outputCount UnknownParameter"}}},
    {"text-to-image", "gen4_image_turbo", "prompt=a aspect=1024:1024 reference",
        {{"-reference", "reference Required"}, {"-reference reference*3", ""},
            {"-reference reference*4", "reference TooMany"}, {"-prompt", "prompt Required"}}},
    {"text-to-image", "gemini_2.5_flash", "prompt=a aspect=1344:768",
        {{"prompt=text(5500)", ""}, {"prompt=text(5501)", "prompt TooLong"},
            {"aspect=1920:1080", "aspect NotAChoice"}, {"reference*3", ""},
            {"reference*4", "reference TooMany"}, {"reference:size=400x100", ""},
            {"reference:size=401x100", "reference MediaAspect"}, {"seed=1", "seed UnknownParameter"}}},
    {"text-to-image", "gemini_image3_pro", "prompt=a aspect=1024:1024",
        {{"reference*9:subject=object reference*5:subject=human", ""},
            {"reference*10:subject=object", "reference TooManySubjects"},
            {"reference*10", "reference TooManySubjects"},
            {"reference*6:subject=human", "reference TooManySubjects"},
            {"reference*9:subject=object reference*6:subject=human",
                "reference TooMany; reference TooManySubjects"},
            {"outputCount=4", ""}, {"outputCount=2", "outputCount NotAChoice"}, {"aspect=6336:2688", ""},
            {"aspect=512:512", "aspect NotAChoice"}, {"prompt=text(5501)", "prompt TooLong"}}},
    {"text-to-image", "gemini_image3.1_flash", "prompt=a aspect=512:512",
        {{"aspect=11264:1408", ""}, {"aspect=1920:1080", "aspect NotAChoice"}, {"outputCount=1", ""},
            {"outputCount=3", "outputCount NotAChoice"},
            {"reference*6:subject=human", "reference TooManySubjects"}}},
    {"text-to-image", "gpt_image_2", "prompt=a aspect=auto",
        {{"prompt=text(32000)", ""}, {"prompt=text(32001)", "prompt TooLong"}, {"aspect=3840:2160", ""},
            {"aspect=1920:1080", "aspect NotAChoice"}, {"quality=low", ""},
            {"quality=best", "quality NotAChoice"}, {"background=opaque", ""},
            {"background=transparent", "background NotAChoice"}, {"outputCount=10", ""},
            {"outputCount=11", "outputCount OutOfRange"}, {"outputCount=0", "outputCount OutOfRange"},
            {"reference*16", ""}, {"reference*17", "reference TooMany"}}},
    {"text-to-image", "seedream5_pro", "prompt=a aspect=auto_1k",
        {{"prompt=text(4000)", ""}, {"prompt=text(4001)", "prompt TooLong"}, {"reference*10", ""},
            {"reference*11", "reference TooMany"}, {"outputFormat=jpeg", ""},
            {"outputFormat=webp", "outputFormat NotAChoice"}, {"outputCount=4", ""},
            {"outputCount=5", "outputCount OutOfRange"}, {"grounding=true", ""},
            {"grounding=1", "grounding WrongType"}, {"aspect=2848:1600", "aspect NotAChoice"}}},
    {"text-to-image", "seedream5_lite", "prompt=a aspect=4704:2016",
        {{"reference*14", ""}, {"reference*15", "reference TooMany"},
            {"aspect=auto_1k", "aspect NotAChoice"}}},
};

const QList<samples::RuleTable> Upscaling{
    {"image-upscale", "magnific_precision_upscaler_v2", "image",
        {{"-image", "image Required"}, {"scale=4", ""}, {"scale=3", "scale NotAChoice"},
            {"-image image:size=300x300", ""}, {"-image image:size=299x400", "image MediaSideTooShort"},
            {"-image image:size=8000x300", ""}, {"-image image:size=8001x300", "image MediaSideTooLong"},
            {"-image image:size=2514x2514", ""}, {"-image image:size=2515x2515", "scale OutputTooLarge"},
            {"-image image:size=640x480 scale=8", ""},
            {"-image image:size=640x480 scale=16", "scale OutputTooLarge"}, {"sharpen=100", ""},
            {"sharpen=101", "sharpen OutOfRange"}, {"smartGrain=0", ""},
            {"smartGrain=-1", "smartGrain OutOfRange"}, {"ultraDetail=100", ""},
            {"ultraDetail=101", "ultraDetail OutOfRange"}, {"style=photo_denoiser", ""},
            {"style=vivid", "style NotAChoice"}}},
    {"video-upscale", "magnific_video_upscaler_creative", "source",
        {{"-source", "source Required"}, {"-source source:seconds=30", ""},
            {"-source source:seconds=30.1", "source MediaDuration"}, {"resolution=4k", ""},
            {"resolution=8k", "resolution NotAChoice"}, {"creativity=100", ""},
            {"creativity=101", "creativity OutOfRange"}, {"style=natural", ""},
            {"style=photo", "style NotAChoice"}, {"fpsBoost=true", ""},
            {"fpsBoost=2", "fpsBoost WrongType"}}},
    {"video-upscale", "upscale_v1", "source",
        {{"-source", "source Required"}, {"-source source:seconds=40", ""},
            {"-source source:seconds=40.1", "source MediaDuration"}, {"-source source:size=4095x4095", ""},
            {"-source source:size=4096x100", "source MediaSideTooLong"},
            {"resolution=4k", "resolution UnknownParameter"},
            {"-source source:kind=image", "source MediaWrongKind"}}},
};

const QList<samples::RuleTable> Sound{
    {"text-to-speech", "eleven_multilingual_v2", "prompt=a voice=Maya",
        {{"-prompt", "prompt Required"}, {"-voice", "voice Required"}, {"prompt=text(1000)", ""},
            {"prompt=text(1001)", "prompt TooLong"}, {"voice=Rachel", ""}, {"voice=maya", "voice NotAChoice"},
            {"seed=1", "seed UnknownParameter"}}},
    {"text-to-speech", "eleven_v3", "prompt=a voice=Maya",
        {{"prompt=text(5000)", ""}, {"prompt=text(5001)", "prompt TooLong"}, {"stability=1", ""},
            {"stability=1.1", "stability OutOfRange"}, {"similarityBoost=0", ""},
            {"similarityBoost=-0.1", "similarityBoost OutOfRange"}, {"speed=0.7", ""}, {"speed=1.2", ""},
            {"speed=0.69", "speed OutOfRange"}, {"speed=1.21", "speed OutOfRange"},
            {"useSpeakerBoost=true", ""}, {"language=en", ""}, {"language=e", "language OutOfRange"},
            {"language=en-GB1", "language TooLong"}, {"applyTextNormalization=off", ""},
            {"applyTextNormalization=no", "applyTextNormalization NotAChoice"}, {"seed=4294967295", ""},
            {"seed=4294967296", "seed OutOfRange"}}},
    {"text-to-speech", "seed_audio", "prompt=a",
        {{"prompt=text(2048)", ""}, {"prompt=text(2049)", "prompt TooLong"}, {"referenceAudio", ""},
            {"referenceAudio*2", "referenceAudio TooMany"}, {"speechRate=-50", ""}, {"speechRate=100", ""},
            {"speechRate=-51", "speechRate OutOfRange"}, {"loudnessRate=101", "loudnessRate OutOfRange"},
            {"pitchRate=12", ""}, {"pitchRate=13", "pitchRate OutOfRange"}, {"sampleRate=44100", ""},
            {"sampleRate=22050", "sampleRate NotAChoice"}, {"outputFormat=ogg_opus", ""},
            {"outputFormat=ogg", "outputFormat NotAChoice"}, {"voice=Maya", "voice UnknownParameter"}}},
    {"sound-effect", "eleven_text_to_sound_v2", "prompt=a",
        {{"-prompt", "prompt Required"}, {"prompt=text(3000)", ""}, {"prompt=text(3001)", "prompt TooLong"},
            {"duration=0.5", ""}, {"duration=30", ""}, {"duration=0.4", "duration OutOfRange"},
            {"duration=30.5", "duration OutOfRange"}, {"loop=true", ""}, {"loop=2", "loop WrongType"}}},
    {"sound-effect", "seed_audio", "prompt=a",
        {{"referenceAudio*3", ""}, {"referenceAudio*4", "referenceAudio TooMany"},
            {"prompt=text(2049)", "prompt TooLong"}, {"loop=true", "loop UnknownParameter"}}},
    {"speech-to-speech", "eleven_multilingual_sts_v2", "source voice=Maya",
        {{"-source", "source Required"}, {"-source source:kind=video", ""},
            {"-source source:kind=image", "source MediaWrongKind"}, {"-voice", "voice Required"},
            {"removeBackgroundNoise=true", ""},
            {"removeBackgroundNoise=1", "removeBackgroundNoise WrongType"}}},
    {"voice-dubbing", "eleven_voice_dubbing", "source language=de",
        {{"-source", "source Required"}, {"-language", "language Required"}, {"language=fil", ""},
            {"language=xx", "language NotAChoice"}, {"numSpeakers=1", ""},
            {"numSpeakers=9007199254740991", ""}, {"numSpeakers=1e17", "numSpeakers OutOfRange"},
            {"numSpeakers=0", "numSpeakers OutOfRange"},
            {"disableVoiceCloning=true dropBackgroundAudio=true", ""},
            {"-source source:kind=video", "source MediaWrongKind"}}},
    {"voice-isolation", "eleven_voice_isolation", "source",
        {{"-source", "source Required"}, {"-source source:seconds=4.7", ""},
            {"-source source:seconds=4.6", "source MediaDuration"}, {"-source source:seconds=3599", ""},
            {"-source source:seconds=3600", "source MediaDuration"},
            {"prompt=a", "prompt UnknownParameter"}}},
};

} // namespace

class TestRunwayOtherRules final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }
    void rules_data() { samples::addRuleRows(Pictures + Upscaling + Sound); }
    void rules();

private:
    const Catalogue m_catalogue = samples::catalogue();
};

void TestRunwayOtherRules::rules()
{
    QFETCH(QString, expected);
    QCOMPARE(samples::verdict(m_catalogue, "runway"), expected);
}

QTEST_APPLESS_MAIN(TestRunwayOtherRules)
#include "tst_offeredrunwayothers.moc"
