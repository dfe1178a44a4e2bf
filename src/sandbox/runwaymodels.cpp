// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/runwaymodels.h"

#include "sandbox/runwayprices.h"

#include <algorithm>
#include <array>
#include <set>

namespace studio::sandbox {

namespace {

// The inputs page, width ÷ height.
constexpr MediaLimits anything{};
constexpr MediaLimits upToDouble{.leastRatio = 0.5, .mostRatio = 2.0};
constexpr MediaLimits upToWide{.leastRatio = 0.5, .mostRatio = 2.358};
constexpr MediaLimits upToFour{.leastRatio = 0.4, .mostRatio = 4};
constexpr MediaLimits upToQuarter{.leastRatio = 0.25, .mostRatio = 4};
constexpr MediaLimits horses{.leastRatio = 0.55, .mostRatio = 1.8, .leastSide = 300};
constexpr MediaLimits magnified{.leastSide = 300, .mostSide = 8000};
constexpr MediaLimits aleph2Clip{.leastRatio = 0.5, .mostRatio = 2.358, .leastSeconds = 2, .mostSeconds = 30};
constexpr MediaLimits alephClip{.leastRatio = 0.5, .mostRatio = 2.358};
constexpr MediaLimits tenSeconds{.mostSeconds = 10};
constexpr MediaLimits thirtySeconds{.mostSeconds = 30};
constexpr MediaLimits upscaled{.mostSide = 4095, .mostSeconds = 40};
constexpr MediaLimits acted{.leastRatio = 0.5, .mostRatio = 2.358, .leastSeconds = 3, .mostSeconds = 30};
constexpr MediaLimits isolated{.leastSeconds = 4.6, .mostSeconds = 3600, .secondsAreOpen = true};

using namespace prices;

constexpr std::string_view i2v = "image_to_video";
constexpr std::string_view t2v = "text_to_video";
constexpr std::string_view v2v = "video_to_video";
constexpr std::string_view t2i = "text_to_image";
constexpr std::string_view tts = "text_to_speech";

const std::array<ModelFacts, 53> table{{
    {.endpoint = i2v, .model = "gen3a_turbo", .price = fivePerSecond, .seconds = 10},
    {.endpoint = i2v, .model = "gen4_turbo", .price = fivePerSecond, .seconds = 10, .pictures = upToWide},
    {.endpoint = i2v, .model = "gen4.5", .price = gen45, .seconds = 5, .pictures = upToDouble},
    {.endpoint = i2v, .model = "veo3", .price = veo3, .seconds = 8, .pictures = upToDouble, .hasAudio = true},
    {.endpoint = i2v,
        .model = "veo3.1",
        .price = veo31,
        .seconds = 8,
        .pictures = upToDouble,
        .hasAudio = true,
        .lastNeedsFirst = true},
    {.endpoint = i2v,
        .model = "veo3.1_fast",
        .price = veo31Fast,
        .seconds = 8,
        .pictures = upToDouble,
        .hasAudio = true,
        .lastNeedsFirst = true},
    {.endpoint = i2v, .model = "hailuo3", .price = hailuo3, .seconds = 5, .totalAudio = 15},
    {.endpoint = i2v, .model = "happyhorse_1_0", .price = happyhorse, .seconds = 5, .pictures = horses},
    {.endpoint = i2v,
        .model = "seedance2",
        .price = seedance2,
        .seconds = 5,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = i2v,
        .model = "seedance2_fast",
        .price = seedance2Fast,
        .seconds = 5,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = i2v,
        .model = "seedance2_mini",
        .price = seedance2Mini,
        .seconds = 5,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = i2v,
        .model = "seedance2_5",
        .price = seedance25,
        .seconds = 5,
        .pictures = upToFour,
        .totalAudio = 30,
        .hasAudio = true},
    {.endpoint = i2v, .model = "gemini_omni_flash", .price = omni, .seconds = 5},

    {.endpoint = t2v, .model = "gen4.5", .price = gen45, .seconds = 5},
    {.endpoint = t2v, .model = "veo3", .price = veo3, .seconds = 8, .hasAudio = true},
    {.endpoint = t2v, .model = "veo3.1", .price = veo31, .seconds = 8, .hasAudio = true},
    {.endpoint = t2v, .model = "veo3.1_fast", .price = veo31Fast, .seconds = 8, .hasAudio = true},
    {.endpoint = t2v, .model = "hailuo3", .price = hailuo3, .seconds = 5, .totalVideo = 15, .totalAudio = 15},
    {.endpoint = t2v, .model = "happyhorse_1_0", .price = happyhorse, .seconds = 5},
    {.endpoint = t2v,
        .model = "seedance2",
        .price = seedance2,
        .seconds = 5,
        .totalVideo = 15,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = t2v,
        .model = "seedance2_fast",
        .price = seedance2Fast,
        .seconds = 5,
        .totalVideo = 15,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = t2v,
        .model = "seedance2_mini",
        .price = seedance2Mini,
        .seconds = 5,
        .totalVideo = 15,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = t2v,
        .model = "seedance2_5",
        .price = seedance25,
        .seconds = 5,
        .pictures = upToFour,
        .totalVideo = 30,
        .totalAudio = 30,
        .totalAudioIsOpen = true,
        .hasAudio = true},
    {.endpoint = t2v, .model = "gemini_omni_flash", .price = omni, .seconds = 5},
    {.endpoint = t2v, .model = "sandbox_reserved", .price = onePerSecond, .seconds = 2},

    {.endpoint = v2v, .model = "gen4_aleph", .price = aleph, .pictures = upToWide, .source = alephClip},
    {.endpoint = v2v, .model = "aleph2", .price = aleph2, .pictures = upToWide, .source = aleph2Clip},
    {.endpoint = v2v, .model = "hailuo3", .price = hailuo3, .seconds = 5, .totalVideo = 15, .totalAudio = 15},
    {.endpoint = v2v,
        .model = "seedance2",
        .price = seedance2,
        .seconds = 5,
        .totalVideo = 15,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = v2v,
        .model = "seedance2_fast",
        .price = seedance2Fast,
        .seconds = 5,
        .totalVideo = 15,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = v2v,
        .model = "seedance2_mini",
        .price = seedance2Mini,
        .seconds = 5,
        .totalVideo = 15,
        .totalAudio = 15,
        .hasAudio = true},
    {.endpoint = v2v,
        .model = "seedance2_5",
        .price = seedance25,
        .seconds = 5,
        .pictures = upToFour,
        .totalVideo = 30,
        .totalAudio = 30,
        .totalAudioIsOpen = true,
        .hasAudio = true},
    {.endpoint = v2v, .model = "gemini_omni_flash", .price = omni, .source = tenSeconds},

    {.endpoint = t2i, .model = "gen4_image", .price = gen4Image},
    {.endpoint = t2i, .model = "gen4_image_turbo", .price = gen4ImageTurbo},
    {.endpoint = t2i, .model = "gemini_2.5_flash", .price = geminiFlash, .pictures = upToQuarter},
    {.endpoint = t2i, .model = "gemini_image3_pro", .price = geminiPro},
    {.endpoint = t2i, .model = "gemini_image3.1_flash", .price = geminiFlash},
    {.endpoint = t2i, .model = "gpt_image_2", .price = gptImage},
    {.endpoint = t2i, .model = "seedream5_pro", .price = seedreamPro},
    {.endpoint = t2i, .model = "seedream5_lite", .price = seedreamLite},

    {.endpoint = "image_upscale",
        .model = "magnific_precision_upscaler_v2",
        .price = magnificImage,
        .pictures = magnified},
    {.endpoint = "video_upscale", .model = "upscale_v1", .price = twoPerSecond, .source = upscaled},
    {.endpoint = "video_upscale",
        .model = "magnific_video_upscaler_creative",
        .price = magnificVideo,
        .source = thirtySeconds},
    {.endpoint = "character_performance",
        .model = "act_two",
        .price = fivePerSecond,
        .pictures = upToWide,
        .source = acted},

    {.endpoint = tts, .model = "eleven_multilingual_v2", .price = speech},
    {.endpoint = tts, .model = "eleven_v3", .price = speech},
    {.endpoint = tts, .model = "seed_audio", .price = speech},
    {.endpoint = "sound_effect", .model = "eleven_text_to_sound_v2", .price = soundEffect, .seconds = 5},
    {.endpoint = "sound_effect", .model = "seed_audio", .price = soundEffect, .seconds = 5},
    {.endpoint = "speech_to_speech", .model = "eleven_multilingual_sts_v2", .price = everyThreeSeconds},
    {.endpoint = "voice_dubbing", .model = "eleven_voice_dubbing", .price = everyTwoSeconds},
    {.endpoint = "voice_isolation",
        .model = "eleven_voice_isolation",
        .price = everySixSeconds,
        .source = isolated},
}};

} // namespace

const GivenMedia *Job::first(std::string_view role) const
{
    const auto found = std::find_if(
        media.begin(), media.end(), [role](const GivenMedia &given) { return given.role == role; });
    return found == media.end() ? nullptr : &*found;
}

int Job::count(std::string_view role, std::string_view kind) const
{
    return int(std::count_if(media.begin(), media.end(),
        [role, kind](const GivenMedia &given) { return given.role == role && given.media.kind == kind; }));
}

double Job::total(std::string_view kind) const
{
    double sum = 0;
    for (const GivenMedia &given : media)
        sum += given.media.kind == kind ? given.media.seconds : 0;
    return sum;
}

const ModelFacts *factsOf(std::string_view endpoint, const std::string &model)
{
    const auto *found = std::find_if(table.begin(), table.end(), [endpoint, &model](const ModelFacts &facts) {
        return endpoint == facts.endpoint && model == facts.model;
    });
    return found == table.end() ? nullptr : found;
}

bool isGenerating(std::string_view endpoint)
{
    return std::any_of(table.begin(), table.end(),
        [endpoint](const ModelFacts &facts) { return facts.endpoint == endpoint; });
}

std::vector<std::string> modelsOf(std::string_view endpoint)
{
    std::vector<std::string> names;
    for (const ModelFacts &facts : table) {
        if (facts.endpoint == endpoint)
            names.emplace_back(facts.model);
    }
    return names;
}

std::vector<std::string> allModels()
{
    std::set<std::string> names;
    for (const ModelFacts &facts : table)
        names.insert(facts.model);
    return {names.begin(), names.end()};
}

} // namespace studio::sandbox
