// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each path of useapi.net takes and makes. The schemas hold the members' own limits.
#include "sandbox/useapishot.h"

namespace studio::sandbox {

namespace {

const std::vector<std::string> image{"image"};
const std::vector<std::string> video{"video"};
const std::vector<std::string> audio{"audio"};
const std::vector<std::string> imageOrVideo{"image", "video"};

std::vector<UseapiSlot> numbered(
    const char *member, int first, int last, const std::vector<std::string> &kinds)
{
    std::vector<UseapiSlot> slotList;
    for (int number = first; number <= last; ++number)
        slotList.push_back({member + std::to_string(number), kinds});
    return slotList;
}

std::vector<UseapiSlot> videoSlots()
{
    std::vector<UseapiSlot> slotList = numbered("imageAssetId", 1, 11, image);
    slotList.push_back({"startFrameAssetId", image});
    slotList.push_back({"endFrameAssetId", image});
    slotList.push_back({"videoAssetId", video});
    slotList.push_back({"videoAssetId2", video});
    slotList.push_back({"videoAssetId3", video});
    for (const UseapiSlot &sound : numbered("audioAssetId", 1, 3, audio))
        slotList.push_back(sound);
    return slotList;
}

std::vector<UseapiPath> allPaths()
{
    const std::vector<UseapiSlot> clip{{"assetId", video}};
    const std::vector<UseapiSlot> first{{"firstImage_assetId", image}};
    const std::vector<UseapiSlot> actors{{"driving_assetId", video}, {"character_assetId", imageOrVideo}};
    return {
        {"gen3turbo/create", "gen3a_turbo", "Gen-3 Alpha Turbo",
            {{"firstImage_assetId", image}, {"middleImage_assetId", image}, {"lastImage_assetId", image}},
            makeGen3TurboCreate},
        {"gen3turbo/video", "gen3a_turbo", "Gen-3 Alpha Turbo", clip, makeGen3TurboVideo},
        {"gen3turbo/extend", "gen3a_turbo", "Gen-3 Alpha Turbo", clip, makeGen3TurboExtend},
        {"gen3turbo/expand", "gen3a_turbo", "Gen-3 Alpha Turbo",
            {{"videoAssetId", video}, {"imageAssetId", image}}, makeGen3TurboExpand},
        {"gen3turbo/actone", "gen3a_turbo", "Act-One", actors, makeActOne},
        {"gen3/create", "gen3a", "Gen-3 Alpha", {{"image_assetId", image}}, makeGen3Create},
        {"gen3/video", "gen3a", "Gen-3 Alpha", clip, makeGen3Video},
        {"gen3/extend", "gen3a", "Gen-3 Alpha", clip, makeGen3Extend},
        {"gen3/actone", "gen3a", "Act-One", actors, makeActOne},
        {"gen3alpha/upscale", "gen3a_upscale", "4K", clip, makeGen3Upscale},
        {"gen4/create", "gen4", "Gen-4", first, makeGen4Create},
        {"gen4turbo/create", "gen4_turbo", "Gen-4 Turbo", first, makeGen4Create},
        {"gen4_5/create", "gen4.5", "Gen-4.5", first, makeGen45Create},
        {"gen4/video", "gen4_aleph", "Aleph", {{"video_assetId", video}, {"image_assetId", image}},
            makeGen4Video},
        {"gen4/act-two", "act_two", "Act-Two", actors, makeActTwo},
        {"gen4/upscale", "upscale_v1", "4K", clip, makeGen4Upscale},
        {"videos/create", "video", "Video", videoSlots(), makeVideosCreate},
        {"videos/upscale", "topaz_upscale", "4K", {{"videoAssetId", video}}, makeVideosUpscale},
        {"images/create", "image", "Image", numbered("imageAssetId", 1, 8, image), makeImagesCreate},
        {"frames/create", "frames", "Frames", numbered("imageAssetId", 1, 3, image), makeFrames},
        {"super_slow_motion", "super_slow_motion", "Slow motion", clip, makeSlowMotion},
        {"lipsync/create", "lipsync", "Lip sync",
            {{"image_assetId", image}, {"video_assetId", video}, {"audio_assetId", audio}}, makeLipSync},
    };
}

} // namespace

const std::vector<UseapiPath> &useapiPaths()
{
    static const std::vector<UseapiPath> paths = allPaths();
    return paths;
}

} // namespace studio::sandbox
