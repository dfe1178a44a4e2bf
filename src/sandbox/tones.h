// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/sound.h"

#include <QtGlobal>

#include <string>

namespace studio::sandbox {

//! What a tune is played for: the same phrase is the same tune.
struct Phrase {
    std::string text;
    std::string voice; //!< decides the pitch
    qint64 seed = 0;
    double seconds = 0; //!< 0: as long as it takes to say the text, fifteen characters a second
    int samplesPerSecond = 44100;
};

//! A tone for each syllable or so, swelling and fading; silence at spaces. Any thread.
[[nodiscard]] media::Sound played(const Phrase &phrase);

//! The same sound in another voice: higher or lower by what `voice` means, its length kept. Without a voice:
//! only what lies in the range of speech.
[[nodiscard]] media::Sound inVoice(const media::Sound &sound, const std::string &voice);

//! `sound` with exactly `seconds` of length: cut, or with silence after it.
[[nodiscard]] media::Sound lasting(media::Sound sound, double seconds);

//! How loud it is around a moment, 0…1.
[[nodiscard]] double loudnessAt(const media::Sound &sound, double seconds, double window);

} // namespace studio::sandbox
