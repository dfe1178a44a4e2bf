// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QStringView>

#include <optional>

namespace studio {

enum class MediaKind { Image, Video, Audio };

//! "image", "video", "audio": in the catalogue, on the wire and in the journal.
[[nodiscard]] QLatin1StringView mediaKindName(MediaKind kind);
//! Inverse of mediaKindName(); nothing for an unknown word.
[[nodiscard]] std::optional<MediaKind> mediaKindFromName(QStringView name);

//! Both ends belong to it.
struct RangeOfDouble {
    double least = 0;
    double most = 0;

    friend bool operator==(const RangeOfDouble &, const RangeOfDouble &) = default;
};

} // namespace studio
