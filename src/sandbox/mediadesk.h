// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/records.h"
#include "sandbox/world.h"

#include <tl/expected.hpp>

#include <string>

namespace studio::sandbox {

//! What a model takes; 0 = no limit.
struct MediaLimits {
    double leastRatio = 0; //!< width ÷ height
    double mostRatio = 0;
    int leastSide = 0; //!< pixels
    int mostSide = 8000;
    double leastSeconds = 0;
    double mostSeconds = 0;
    bool secondsAreOpen = false; //!< exactly the least and the most are refused, too
};

//! One picture, clip or sound that a body names.
struct TakenMedia {
    std::string kind; //!< "image", "video", "audio"
    std::string blob; //!< empty: something stands for it
    std::string scene; //!< the address that is not fetched
    QSize size; //!< pixels; empty for sound
    double seconds = 0;
    double framesPerSecond = 0;
    bool hasSound = false;
};

//! Turns what a Runway body names as a picture, clip or sound into one to render from, or says in the
//! service's words what is wrong with it. Any thread; blocking.
class MediaDesk final {
public:
    using Taken = tl::expected<TakenMedia, std::string>;
    //! What stands for a clip or sound that is not fetched.
    static constexpr double unknownSeconds = 5;
    static constexpr QSize unknownSize{1280, 720};

    MediaDesk(const World &world, const StateFolder &folder)
        : m_world(world)
        , m_folder(folder)
    {
    }
    //! `kind` is "image", "video" or "audio".
    [[nodiscard]] Taken take(
        const std::string &uri, const std::string &kind, const MediaLimits &limits) const;

private:
    [[nodiscard]] Taken fromData(const std::string &uri, const std::string &kind) const;
    [[nodiscard]] Taken fromUpload(const std::string &uri, const std::string &kind) const;
    [[nodiscard]] Taken fromAddress(const std::string &uri, const std::string &kind) const;
    //! Looks into the bytes; `declared` is the content type that was sent, empty for none.
    [[nodiscard]] Taken probed(
        const QString &blob, const std::string &kind, const std::string &declared) const;

    const World &m_world;
    const StateFolder &m_folder;
};

} // namespace studio::sandbox
