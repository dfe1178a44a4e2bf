// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/records.h"
#include "sandbox/world.h"

#include <tl/expected.hpp>

#include <string>

namespace studio::sandbox {

//! Width ÷ height that a model takes; 0 = no limit.
struct AspectLimits {
    double least = 0;
    double most = 0;
};

//! Turns what a Runway body names as a picture into one to render from, or says in the service's words what
//! is wrong with it. Any thread; blocking.
class PictureDesk final {
public:
    PictureDesk(const World &world, const StateFolder &folder)
        : m_world(world)
        , m_folder(folder)
    {
    }
    [[nodiscard]] tl::expected<RenderOrder::Frame, std::string> take(
        const std::string &uri, const AspectLimits &limits) const;

private:
    using Taken = tl::expected<RenderOrder::Frame, std::string>;
    [[nodiscard]] Taken fromData(const std::string &uri, const AspectLimits &limits) const;
    [[nodiscard]] Taken fromUpload(const std::string &uri, const AspectLimits &limits) const;
    [[nodiscard]] Taken fromAddress(const std::string &uri) const;
    [[nodiscard]] Taken checked(const QString &blob, const AspectLimits &limits) const;

    const World &m_world;
    const StateFolder &m_folder;
};

//! The type that a picture's first bytes tell: "image/png", "image/jpeg", "image/webp", "image/gif"; empty
//! for others.
[[nodiscard]] std::string sniffedPictureType(const QByteArray &bytes);

} // namespace studio::sandbox
