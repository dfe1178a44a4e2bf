// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QHash>
#include <QSize>
#include <QString>

#include <optional>

namespace studio {

//! What was measured of an input, so that rules can be applied without touching the disk.
struct MediaFacts {
    enum class State {
        Known, //!< measured
        Pending, //!< still being measured: no verdict yet
        Missing, //!< no such file any more
        Empty, //!< 0 bytes
        Unreadable, //!< there, but nothing decodes it
    };
    State state = State::Known;
    MediaKind kind = MediaKind::Image;
    QString mime; //!< by content, never by suffix
    qint64 bytes = 0;
    QSize size; //!< upright pixels
    bool animated = false;
    double seconds = 0; //!< clips and sound
    double framesPerSecond = 0;
};

//! Facts by MediaReference::toText(). References that are not files may be absent.
using MediaFactsMap = QHash<QString, MediaFacts>;

} // namespace studio
