// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/sound.h"

#include <cmath>
#include <numbers>

// Sounds made for one test, and what is heard in them.
namespace fixtures {

//! A steady tone.
inline studio::media::Sound tone(double seconds, double hertz, int rate = 44100, double loudness = 0.5)
{
    studio::media::Sound sound;
    sound.samplesPerSecond = rate;
    const auto count = std::size_t(std::lround(seconds * rate));
    for (std::size_t i = 0; i < count; ++i)
        sound.samples.push_back(float(loudness * std::sin(2 * std::numbers::pi * hertz * double(i) / rate)));
    return sound;
}

//! A tone on the left and another on the right.
inline studio::media::Sound twoTones(double seconds, double left, double right, int rate = 44100)
{
    const studio::media::Sound one = tone(seconds, left, rate);
    const studio::media::Sound other = tone(seconds, right, rate);
    studio::media::Sound sound;
    sound.samplesPerSecond = rate;
    sound.channels = 2;
    for (std::size_t i = 0; i < one.samples.size(); ++i)
        sound.samples.insert(sound.samples.end(), {one.samples[i], other.samples[i]});
    return sound;
}

//! One channel of a sound, from 0.
inline studio::media::Sound channelOf(const studio::media::Sound &sound, int channel)
{
    studio::media::Sound one;
    one.samplesPerSecond = sound.samplesPerSecond;
    for (auto i = std::size_t(channel); i < sound.samples.size(); i += std::size_t(sound.channels))
        one.samples.push_back(sound.samples[i]);
    return one;
}

//! How loud a part is: the square root of the mean of squares.
inline double loudness(const studio::media::Sound &sound, double from, double to)
{
    double sum = 0;
    qint64 count = 0;
    for (auto i = std::size_t(from * sound.samplesPerSecond);
         i < sound.samples.size() && double(i) < to * sound.samplesPerSecond; ++i, ++count)
        sum += double(sound.samples[i]) * double(sound.samples[i]);
    return count == 0 ? 0 : std::sqrt(sum / double(count));
}

//! The pitch of a pure tone, by counting where it rises through zero.
inline double hertzOf(const studio::media::Sound &sound, double from, double to)
{
    const auto first = std::size_t(from * sound.samplesPerSecond);
    const auto last = std::min(sound.samples.size(), std::size_t(to * sound.samplesPerSecond));
    int rises = 0;
    for (std::size_t i = first + 1; i < last; ++i)
        rises += sound.samples[i - 1] < 0 && sound.samples[i] >= 0 ? 1 : 0;
    return rises / (to - from);
}

} // namespace fixtures
