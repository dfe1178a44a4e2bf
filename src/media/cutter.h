// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <functional>

namespace studio::media {

//! The part of a clip or sound that is kept, in seconds.
struct CutRange {
    double from = 0;
    double to = 0;
};

//! Writes a part of a clip (H.264 and AAC in MP4) or of a sound (WAV) to `target`, exact to the frame: the
//! part is decoded and encoded again, mono and stereo sound as it was, more channels mixed to two. What is
//! written is never longer than the range: it ends with the last whole frame. Errors: FileInvalid (nothing in
//! that range, or not decodable), Storage, DiskFull; Cancelled when `progress` (0…1, on this thread) returns
//! false. Nothing is left on failure. Blocking; any thread.
[[nodiscard]] Status cut(const QString &source, const CutRange &range, const QString &target,
    const std::function<bool(double)> &progress = {});

} // namespace studio::media
