// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

#include <vector>

namespace studio::media {

//! Sound in memory, −1…1; mono unless it says otherwise.
struct Sound {
    int samplesPerSecond = 44100; //!< of each channel
    int channels = 1;
    std::vector<float> samples; //!< of the channels in turn

    [[nodiscard]] double seconds() const { return double(samples.size()) / channels / samplesPerSecond; }
};

//! The sound of a file (of a clip: its first track), mixed to mono at `samplesPerSecond`. At most ten minutes
//! are read. Errors: as probe(); FileInvalid when there is no sound in it. Blocking; any thread.
[[nodiscard]] Result<Sound> readSound(const QString &path, int samplesPerSecond = 44100);

//! Writes a mono or stereo WAV (16 bit), MP3, Ogg Opus, FLAC, M4A or AAC file, by the suffix of `path`.
//! Errors: MediaUnsupported, FileInvalid (no samples, or more channels), Storage, DiskFull. Nothing is left
//! on failure. Blocking; any thread.
[[nodiscard]] Status writeSound(const Sound &sound, const QString &path);

//! The same as WAV, whatever the name.
[[nodiscard]] Status writeWav(const Sound &sound, const QString &path);

} // namespace studio::media
