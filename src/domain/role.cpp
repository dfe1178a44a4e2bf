// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/role.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr std::array<std::pair<Role, QLatin1StringView>, 43> RoleNames{{
    {Role::Prompt, "prompt"_L1},
    {Role::NegativePrompt, "negativePrompt"_L1},
    {Role::Seed, "seed"_L1},
    {Role::Duration, "duration"_L1},
    {Role::Aspect, "aspect"_L1},
    {Role::Resolution, "resolution"_L1},
    {Role::CameraHorizontal, "camera.horizontal"_L1},
    {Role::CameraVertical, "camera.vertical"_L1},
    {Role::CameraPan, "camera.pan"_L1},
    {Role::CameraTilt, "camera.tilt"_L1},
    {Role::CameraZoom, "camera.zoom"_L1},
    {Role::CameraRoll, "camera.roll"_L1},
    {Role::CameraStatic, "camera.static"_L1},
    {Role::ExploreMode, "exploreMode"_L1},
    {Role::ContentModeration, "contentModeration"_L1},
    {Role::ReplyUrl, "replyUrl"_L1},
    {Role::ReplyRef, "replyRef"_L1},
    {Role::MaxJobs, "maxJobs"_L1},
    {Role::Expression, "expression"_L1},
    {Role::BodyControl, "bodyControl"_L1},
    {Role::Structure, "structure"_L1},
    {Role::Sound, "sound"_L1},
    {Role::OutputCount, "outputCount"_L1},
    {Role::OutputFormat, "outputFormat"_L1},
    {Role::Quality, "quality"_L1},
    {Role::Style, "style"_L1},
    {Role::EnhancePrompt, "enhancePrompt"_L1},
    {Role::Voice, "voice"_L1},
    {Role::Language, "language"_L1},
    {Role::Speed, "speed"_L1},
    {Role::Scale, "scale"_L1},
    {Role::First, "first"_L1},
    {Role::Middle, "middle"_L1},
    {Role::Last, "last"_L1},
    {Role::Driving, "driving"_L1},
    {Role::Character, "character"_L1},
    {Role::Source, "source"_L1},
    {Role::Reference, "reference"_L1},
    {Role::Image, "image"_L1},
    {Role::Audio, "audio"_L1},
    {Role::ReferenceVideo, "referenceVideo"_L1},
    {Role::ReferenceAudio, "referenceAudio"_L1},
    {Role::Keyframe, "keyframe"_L1},
}};

} // namespace

QLatin1StringView roleName(Role role)
{
    for (const auto &[known, name] : RoleNames) {
        if (known == role)
            return name;
    }
    Q_UNREACHABLE();
    return {};
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const auto &[role, known] : RoleNames) {
        if (name == known)
            return role;
    }
    return std::nullopt;
}

bool isCameraAxis(Role role)
{
    return role >= Role::CameraHorizontal && role <= Role::CameraRoll;
}

bool isMediaRole(Role role)
{
    return role >= Role::First;
}

} // namespace studio
