// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QMetaType>

#include <optional>

namespace studio {

//! What a parameter or a media slot means to a person, whatever a provider calls it. A closed list: the
//! catalogue maps wire names to roles, C++ names roles and never wire names.
enum class Role {
    // parameters
    Prompt,
    NegativePrompt,
    Seed,
    Duration,
    Aspect,
    Resolution,
    CameraHorizontal,
    CameraVertical,
    CameraPan,
    CameraTilt,
    CameraZoom,
    CameraRoll,
    CameraStatic,
    ExploreMode,
    ContentModeration,
    ReplyUrl,
    ReplyRef,
    MaxJobs,
    Expression,
    BodyControl,
    Structure,
    Sound, //!< whether a clip gets sound
    OutputCount, //!< how many files
    OutputFormat,
    Quality,
    Style,
    EnhancePrompt, //!< the provider may rewrite the prompt
    Voice,
    Language,
    Speed, //!< of a clip, 1 = as it is
    Scale, //!< of a picture's sides
    // media slots
    First,
    Middle,
    Last,
    Driving,
    Character,
    Source,
    Reference,
    Image,
    Audio,
    ReferenceVideo,
    ReferenceAudio,
    Keyframe, //!< a picture at a time of the clip (MediaInput::at)
};

//! The role's name in the catalogue, the journal, sidecars and `ctake` ("camera.zoom").
[[nodiscard]] QLatin1StringView roleName(Role role);

//! Inverse of roleName(); nothing for an unknown word.
[[nodiscard]] std::optional<Role> roleFromName(QStringView name);

//! The six camera axes, in the order in which they are shown.
inline constexpr Role CameraAxes[] = {Role::CameraHorizontal, Role::CameraVertical, Role::CameraPan,
    Role::CameraTilt, Role::CameraZoom, Role::CameraRoll};

[[nodiscard]] bool isCameraAxis(Role role);

//! Whether the role belongs to an input (First and all after it) and not to a parameter.
[[nodiscard]] bool isMediaRole(Role role);

} // namespace studio

Q_DECLARE_METATYPE(studio::Role)
