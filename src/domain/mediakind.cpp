// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/mediakind.h"

using namespace Qt::StringLiterals;

namespace studio {

QLatin1StringView mediaKindName(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return "image"_L1;
    case MediaKind::Video:
        return "video"_L1;
    case MediaKind::Audio:
        return "audio"_L1;
    }
    Q_UNREACHABLE();
    return "image"_L1;
}

std::optional<MediaKind> mediaKindFromName(QStringView name)
{
    for (const MediaKind kind : {MediaKind::Image, MediaKind::Video, MediaKind::Audio}) {
        if (name == mediaKindName(kind))
            return kind;
    }
    return std::nullopt;
}

} // namespace studio
