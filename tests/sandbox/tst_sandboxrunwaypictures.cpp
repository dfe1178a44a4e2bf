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

constexpr const char *t2i = "text_to_image";
constexpr const char *picture = "https://example.com/a.png";
constexpr const char *sound = "https://example.com/a.mp3";
const Json uri{{"uri", picture}};

std::string prompt(int length)
{
    const std::string tail = " #fail:ASSET.INVALID";
    return letters(length - int(tail.size())) + tail;
}

void prompts(const char *endpoint, const char *model, int most)
{
    addRow(endpoint, model, {{"promptText", prompt(most)}});
    addRow(endpoint, model, {{"promptText", prompt(most + 1)}}, "promptText");
    addRow(endpoint, model, {{"promptText", ""}}, "promptText");
    addRow(endpoint, model, {{"promptText", nullptr}}, "promptText");
}

void numbers(const char *endpoint, const char *model, const char *member, double least, double most)
{
    addRow(endpoint, model, {{member, least}});
    addRow(endpoint, model, {{member, most}});
    addRow(endpoint, model, {{member, least - 0.1}}, member);
    addRow(endpoint, model, {{member, most + 0.1}}, member);
}

void wholes(const char *endpoint, const char *model, const char *member, int least, int most)
{
    addRow(endpoint, model, {{member, least}});
    addRow(endpoint, model, {{member, most}});
    addRow(endpoint, model, {{member, least - 1}}, member);
    addRow(endpoint, model, {{member, most + 1}}, member);
    addRow(endpoint, model, {{member, least + 0.5}}, member);
}

Json humans(int human, int object)
{
    Json list = times(human, {{"uri", picture}, {"subject", "human"}});
    for (int i = 0; i < object; ++i)
        list.push_back(i % 2 == 0 ? uri : Json{{"uri", picture}, {"subject", "object"}});
    return list;
}

} // namespace

//! What the documents say of pictures and sounds, model by model. Written from the documents, apart from the
//! sandbox's schemas and from the studio's catalogue.
class TestSandboxRunwayPictures final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"."_s)); }
    void pictures_data();
    void pictures() { checkRow(m_table); }
    void references_data();
    void references() { checkRow(m_table); }
    void upscale_data();
    void upscale() { checkRow(m_table); }
    void speech_data();
    void speech() { checkRow(m_table); }
    void otherSounds_data();
    void otherSounds() { checkRow(m_table); }

private:
    RunwayTable m_table;
};

void TestSandboxRunwayPictures::pictures_data()
{
    addRowColumns();
    for (const char *model : {"gen4_image", "gen4_image_turbo"}) {
        prompts(t2i, model, 1000);
        for (const char *ratio : {"1920:1080", "1080:1920", "1024:1024", "1360:768", "1080:1080", "1168:880",
                 "1440:1080", "1080:1440", "1808:768", "2112:912", "1280:720", "720:1280", "720:720",
                 "960:720", "720:960", "1680:720"})
            addRow(t2i, model, {{"ratio", ratio}});
        addRow(t2i, model, {{"ratio", "1344:768"}}, "ratio");
        addRow(t2i, model, {{"seed", 4294967295}});
        addRow(t2i, model, {{"seed", -1}}, "seed");
        addRow(t2i, model, {{"somethingElse", 1}});
    }
    prompts(t2i, "gemini_2.5_flash", 5500);
    prompts(t2i, "gemini_image3_pro", 5500);
    prompts(t2i, "gemini_image3.1_flash", 5500);
    prompts(t2i, "gpt_image_2", 32000);
    prompts(t2i, "seedream5_pro", 4000);
    prompts(t2i, "seedream5_lite", 4000);
    addRow(t2i, "gemini_2.5_flash", {{"ratio", "2048:2048"}}, "ratio");
    addRow(t2i, "gemini_image3_pro", {{"ratio", "2048:2048"}, {"outputCount", 4}});
    addRow(t2i, "gemini_image3_pro", {{"outputCount", 2}}, "outputCount");
    addRow(t2i, "gemini_image3.1_flash", {{"ratio", "352:2816"}, {"outputCount", 1}});
    wholes(t2i, "gpt_image_2", "outputCount", 1, 10);
    wholes(t2i, "seedream5_pro", "outputCount", 1, 4);
    wholes(t2i, "seedream5_lite", "outputCount", 1, 4);
    addRow(t2i, "gpt_image_2", {{"ratio", "auto"}, {"quality", "low"}, {"background", "opaque"}});
    addRow(t2i, "gpt_image_2", {{"quality", "best"}}, "quality");
    addRow(t2i, "gpt_image_2", {{"background", "transparent"}}, "background");
    addRow(t2i, "gpt_image_2", {{"seed", 1}}, "seed");
    addRow(t2i, "seedream5_pro", {{"ratio", "auto_2k"}, {"outputFormat", "jpeg"}, {"grounding", true}});
    addRow(t2i, "seedream5_pro", {{"ratio", "auto"}}, "ratio");
    addRow(t2i, "seedream5_pro", {{"outputFormat", "webp"}}, "outputFormat");
}

void TestSandboxRunwayPictures::references_data()
{
    addRowColumns();
    addRow(t2i, "gen4_image", {{"referenceImages", times(3, uri)}});
    addRow(t2i, "gen4_image", {{"referenceImages", times(4, uri)}}, "referenceImages");
    addRow(t2i, "gen4_image_turbo", {{"referenceImages", nullptr}}, "referenceImages");
    addRow(t2i, "gen4_image_turbo", {{"referenceImages", Json::array()}}, "referenceImages");
    for (const char *tag : {"abc", "Tower_1", "a234567890123456"})
        addRow(t2i, "gen4_image", {{"referenceImages", times(1, {{"uri", picture}, {"tag", tag}})}});
    for (const char *tag : {"ab", "a2345678901234567", "1abc", "_abc", "a-b", "a b", "häuser", ""})
        addRow(t2i, "gen4_image", {{"referenceImages", times(1, {{"uri", picture}, {"tag", tag}})}},
            "referenceImages");
    addRow(t2i, "gen4_image", {{"referenceImages", times(1, {{"tag", "tower"}})}}, "referenceImages");
    addRow(t2i, "gemini_2.5_flash", {{"referenceImages", times(1, {{"uri", "@image:400x100"}})}});
    addRow(t2i, "gemini_2.5_flash", {{"referenceImages", times(1, {{"uri", "@image:402x100"}})}},
        "referenceImages");
    for (const char *model : {"gemini_image3_pro", "gemini_image3.1_flash"}) {
        addRow(t2i, model, {{"referenceImages", humans(5, 9)}});
        addRow(t2i, model, {{"referenceImages", humans(6, 0)}}, "referenceImages");
        addRow(t2i, model, {{"referenceImages", humans(0, 10)}}, "referenceImages");
        addRow(t2i, model, {{"referenceImages", humans(6, 9)}}, "referenceImages");
        addRow(t2i, model, {{"referenceImages", times(1, {{"uri", picture}, {"subject", "cat"}})}},
            "referenceImages");
    }
    addRow(t2i, "gpt_image_2", {{"referenceImages", times(16, uri)}});
    addRow(t2i, "gpt_image_2", {{"referenceImages", times(17, uri)}}, "referenceImages");
    addRow(t2i, "seedream5_pro", {{"referenceImages", times(10, uri)}});
    addRow(t2i, "seedream5_pro", {{"referenceImages", times(11, uri)}}, "referenceImages");
    addRow(
        t2i, "seedream5_pro", {{"referenceImages", times(1, {{"uri", picture}, {"tag", "tower"}})}}, "tag");
    addRow(t2i, "seedream5_lite", {{"referenceImages", times(14, uri)}});
    addRow(t2i, "seedream5_lite", {{"referenceImages", times(15, uri)}}, "referenceImages");
}

void TestSandboxRunwayPictures::upscale_data()
{
    addRowColumns();
    const char *endpoint = "image_upscale";
    const char *model = "magnific_precision_upscaler_v2";
    addRow(endpoint, model, {{"imageUri", "@image:300x300"}, {"scaleFactor", 16}});
    addRow(endpoint, model, {{"imageUri", "@image:299x300"}}, "imageUri");
    addRow(endpoint, model, {{"imageUri", "@image:300x8000"}});
    addRow(endpoint, model, {{"imageUri", "@image:300x8001"}}, "imageUri");
    // 25 300 000 pixels: 316 × 16 by 312 × 16 is below, 316 × 16 by 313 × 16 above
    addRow(endpoint, model, {{"imageUri", "@image:316x312"}, {"scaleFactor", 16}});
    addRow(endpoint, model, {{"imageUri", "@image:316x313"}, {"scaleFactor", 16}}, "scaleFactor");
    for (const int factor : {2, 4})
        addRow(endpoint, model, {{"scaleFactor", factor}});
    for (const int factor : {0, 1, 3, 32})
        addRow(endpoint, model, {{"scaleFactor", factor}}, "scaleFactor");
    for (const char *member : {"sharpen", "smartGrain", "ultraDetail"})
        wholes(endpoint, model, member, 0, 100);
    addRow(endpoint, model, {{"flavor", "photo_denoiser"}});
    addRow(endpoint, model, {{"flavor", "vivid"}}, "flavor");
    addRow(endpoint, model, {{"creativity", 1}}, "creativity");
    addRow(endpoint, model, {{"imageUri", nullptr}}, "imageUri");
}

void TestSandboxRunwayPictures::speech_data()
{
    addRowColumns();
    const char *tts = "text_to_speech";
    const auto preset = [](const char *name) { return Json{{"type", "runway-preset"}, {"presetId", name}}; };
    prompts(tts, "eleven_multilingual_v2", 1000);
    prompts(tts, "eleven_v3", 5000);
    prompts(tts, "seed_audio", 2048);
    for (const char *model : {"eleven_multilingual_v2", "eleven_v3"}) {
        addRow(tts, model, {{"voice", preset("Rachel")}});
        addRow(tts, model, {{"voice", preset("Nobody")}}, "voice");
        addRow(tts, model, {{"voice", nullptr}}, "voice");
        addRow(tts, model, {{"voice", {{"presetId", "Rachel"}}}}, "voice");
    }
    for (const char *member : {"stability", "similarityBoost", "style"})
        numbers(tts, "eleven_v3", member, 0, 1);
    numbers(tts, "eleven_v3", "speed", 0.7, 1.2);
    addRow(tts, "eleven_v3", {{"useSpeakerBoost", true}, {"applyTextNormalization", "off"}, {"seed", 1}});
    addRow(tts, "eleven_v3", {{"applyTextNormalization", "never"}}, "applyTextNormalization");
    addRow(tts, "eleven_v3", {{"languageCode", "de"}});
    addRow(tts, "eleven_v3", {{"languageCode", "d"}}, "languageCode");
    addRow(tts, "eleven_v3", {{"languageCode", "de-DE-"}}, "languageCode");
    const Json own{{"type", "reference-audio"}, {"audioUri", "@sound:5"}};
    addRow(tts, "seed_audio", {{"voice", own}});
    addRow(tts, "seed_audio", {{"voice", preset("Rachel")}}, "voice");
    addRow(tts, "seed_audio", {{"voice", {{"type", "reference-audio"}, {"audioUri", "@image"}}}}, "voice");
    for (const char *endpoint : {"text_to_speech", "sound_effect"}) {
        wholes(endpoint, "seed_audio", "speechRate", -50, 100);
        wholes(endpoint, "seed_audio", "loudnessRate", -50, 100);
        wholes(endpoint, "seed_audio", "pitchRate", -12, 12);
        for (const int rate : {8000, 16000, 24000, 32000, 44100, 48000})
            addRow(endpoint, "seed_audio", {{"sampleRate", rate}});
        addRow(endpoint, "seed_audio", {{"sampleRate", 22050}}, "sampleRate");
        addRow(endpoint, "seed_audio", {{"outputFormat", "ogg_opus"}});
        addRow(endpoint, "seed_audio", {{"outputFormat", "flac"}}, "outputFormat");
        addRow(endpoint, "seed_audio", {{"seed", 1}}, "seed");
    }
}

void TestSandboxRunwayPictures::otherSounds_data()
{
    addRowColumns();
    const char *effect = "eleven_text_to_sound_v2";
    prompts("sound_effect", effect, 3000);
    numbers("sound_effect", effect, "duration", 0.5, 30);
    addRow("sound_effect", effect, {{"loop", true}});
    addRow("sound_effect", effect, {{"loop", "yes"}}, "loop");
    prompts("sound_effect", "seed_audio", 2048);
    addRow("sound_effect", "seed_audio", {{"referenceAudios", times(3, sound)}});
    addRow("sound_effect", "seed_audio", {{"referenceAudios", times(4, sound)}}, "referenceAudios");
    const char *sts = "eleven_multilingual_sts_v2";
    addRow("speech_to_speech", sts, {{"media", {{"type", "video"}, {"uri", "@talk"}}}});
    addRow("speech_to_speech", sts, {{"media", {{"type", "video"}, {"uri", "@clip:2"}}}}, "media"); // silent
    addRow("speech_to_speech", sts, {{"media", {{"type", "audio"}, {"uri", "@sound:2"}}}});
    addRow("speech_to_speech", sts, {{"media", {{"type", "audio"}, {"uri", "@clip:2"}}}}, "media");
    addRow("speech_to_speech", sts, {{"media", {{"type", "image"}, {"uri", "@image"}}}}, "media");
    addRow("speech_to_speech", sts, {{"media", "@sound:2"}}, "media");
    addRow("speech_to_speech", sts, {{"voice", nullptr}}, "voice");
    addRow("speech_to_speech", sts, {{"removeBackgroundNoise", true}});
    const char *dubbing = "eleven_voice_dubbing";
    for (const char *language : {"en", "ta", "fil"})
        addRow("voice_dubbing", dubbing, {{"targetLang", language}});
    addRow("voice_dubbing", dubbing, {{"targetLang", "tlh"}}, "targetLang");
    addRow("voice_dubbing", dubbing, {{"targetLang", nullptr}}, "targetLang");
    addRow("voice_dubbing", dubbing, {{"numSpeakers", 1}, {"disableVoiceCloning", true}});
    addRow("voice_dubbing", dubbing, {{"numSpeakers", 0}}, "numSpeakers");
    addRow("voice_dubbing", dubbing, {{"dropBackgroundAudio", 1}}, "dropBackgroundAudio");
    addRow("voice_dubbing", dubbing, {{"audioUri", "@sound:601"}}, "audioUri"); // longer than is rendered
    const char *isolation = "eleven_voice_isolation";
    addRow("voice_isolation", isolation, {{"audioUri", "@sound:4.7"}});
    addRow("voice_isolation", isolation, {{"audioUri", "@sound:4.6"}}, "audioUri");
    addRow("voice_isolation", isolation, {{"audioUri", nullptr}}, "audioUri");
    addRow("voice_isolation", isolation, {{"audioUri", "@clip:5"}}, "audioUri");
}

QTEST_GUILESS_MAIN(TestSandboxRunwayPictures)
#include "tst_sandboxrunwaypictures.moc"
