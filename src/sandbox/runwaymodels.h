// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/mediadesk.h"

#include <string>
#include <string_view>
#include <vector>

namespace studio::sandbox {

struct ModelFacts;

//! One picture, clip or sound of a body, and where it stands there.
struct GivenMedia {
    std::string member; //!< "promptImage", "references", …
    Json path; //!< for the issues
    Json item; //!< the object around the address; null when there is none
    std::string role; //!< "frame", "source", "driver", "character", "reference"
    TakenMedia media;
};

//! One call on its way to a task.
struct Job {
    const ModelFacts &facts;
    const Json &body;
    std::vector<GivenMedia> media;
    RenderOrder order;
    double seconds = 0; //!< what is paid for, where seconds are

    [[nodiscard]] const GivenMedia *first(std::string_view role) const; //!< null = none
    [[nodiscard]] int count(std::string_view role, std::string_view kind) const;
    //! Length of all clips or sounds together, the source included.
    [[nodiscard]] double total(std::string_view kind) const;
};

//! What stands in the documents' prose and not in the schemas.
struct ModelFacts {
    std::string_view endpoint; //!< "image_to_video", …
    const char *model;
    int (*price)(const Job &); //!< credits
    double seconds = 0; //!< of the output, when neither the body nor a source tells
    MediaLimits pictures = {}; //!< pictures, and clips of a character
    MediaLimits source = {}; //!< the clip or sound that is worked on, or drives
    double totalVideo = 0; //!< seconds of all clips together; 0 = not limited
    double totalAudio = 0;
    bool totalAudioIsOpen = false; //!< exactly that much is too much
    bool hasAudio = false; //!< the output has sound unless "audio" says no
    bool lastNeedsFirst = false; //!< a last frame alone is refused
};

//! Null when the endpoint does not know that model.
[[nodiscard]] const ModelFacts *factsOf(std::string_view endpoint, const std::string &model);
[[nodiscard]] bool isGenerating(std::string_view endpoint); //!< one of the paths that make something
[[nodiscard]] std::vector<std::string> modelsOf(std::string_view endpoint);
[[nodiscard]] std::vector<std::string> allModels(); //!< each once

} // namespace studio::sandbox
