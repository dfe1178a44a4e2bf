// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <QString>

#include <optional>

//! Words about slots and what is in them.
namespace studio::slotwords {

[[nodiscard]] QString kinds(const QList<MediaKind> &kinds); //!< "picture or video"
[[nodiscard]] QString invitation(const QList<MediaKind> &kinds); //!< "Drop a picture or a video"
//! "3 to 30 s", "up to 40 s"; empty without a limit.
[[nodiscard]] QString secondsAllowed(const MediaSpec &spec);
//! What the slot does or takes, in a few words; may be empty.
[[nodiscard]] QString hint(const MediaSpec &spec);
//! "0:08.2 · 1920 × 1080 · 12 MB"; with a trim "0:05.0 of 0:08.2 · …". Leaves out what is not known.
[[nodiscard]] QString facts(const MediaFacts &facts, const std::optional<RangeOfDouble> &trim);

} // namespace studio::slotwords
