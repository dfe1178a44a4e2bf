// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/tones.h"

#include <QCryptographicHash>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace studio::sandbox {

namespace {

constexpr double charactersPerSecond = 15;
constexpr double longest = 600; // seconds
constexpr double toneSeconds = 0.2;
constexpr double loudest = 0.6;

//! A number in 0…1 that stands for a text.
double shareOf(const std::string &text)
{
    const QByteArray digest
        = QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha256);
    return double((uchar(digest[0]) << 8U) | uchar(digest[1])) / 65535;
}

double lengthOf(const Phrase &phrase)
{
    const double spoken = std::max(1.0, double(phrase.text.size()) / charactersPerSecond);
    return std::min(longest, phrase.seconds > 0 ? phrase.seconds : spoken);
}

double pitchOf(const std::string &voice)
{
    return 110 * std::pow(2, 1.5 * shareOf(voice)); // about the range of people
}

//! Whether the place in the text that belongs to a moment is between two words.
bool isPause(const Phrase &phrase, double share)
{
    if (phrase.text.empty())
        return false;
    const auto at = std::min(phrase.text.size() - 1, std::size_t(share * double(phrase.text.size())));
    return phrase.text[at] == ' ' || phrase.text[at] == '\n';
}

} // namespace

media::Sound played(const Phrase &phrase)
{
    constexpr std::array<int, 5> scale{0, 2, 4, 7, 9}; // half tones of a scale in which nothing clashes
    const double seconds = lengthOf(phrase);
    const double rate = phrase.samplesPerSecond;
    const QByteArray notes = QCryptographicHash::hash(
        QByteArray::fromStdString(phrase.text + '\n' + std::to_string(phrase.seed)),
        QCryptographicHash::Sha256);
    const double base = pitchOf(phrase.voice);
    media::Sound sound;
    sound.samplesPerSecond = phrase.samplesPerSecond;
    sound.samples.resize(std::size_t(std::max<qint64>(1, std::llround(seconds * rate))));
    const auto perTone = std::size_t(toneSeconds * rate);
    for (std::size_t first = 0; first < sound.samples.size(); first += perTone) {
        const auto number = qsizetype(first / perTone);
        const double middle = (double(first) + double(perTone) / 2) / double(sound.samples.size());
        // The first tone always sounds: a file of mere silence would tell nobody anything.
        if (number > 0 && isPause(phrase, middle))
            continue;
        const uchar note = uchar(notes[number % notes.size()]);
        const double hertz = base * std::pow(2, (scale[note % scale.size()] + (note & 64 ? 12 : 0)) / 12.0);
        const auto end = std::min(first + perTone, sound.samples.size());
        for (std::size_t i = first; i < end; ++i) {
            const double within = double(i - first) / double(perTone);
            const double turn = 2 * std::numbers::pi * hertz * double(i) / rate;
            const double wave = 0.7 * std::sin(turn) + 0.2 * std::sin(2 * turn) + 0.1 * std::sin(3 * turn);
            sound.samples[i] = float(loudest * std::sin(std::numbers::pi * within) * wave);
        }
    }
    return sound;
}

namespace {

//! Overlapping grains of the sound, each read faster or slower than it is played back.
media::Sound pitched(const media::Sound &sound, double factor)
{
    constexpr std::size_t hop = 1024;
    const auto &from = sound.samples;
    media::Sound result = sound;
    std::fill(result.samples.begin(), result.samples.end(), 0.F);
    std::array<float, 2 * hop> window{};
    for (std::size_t i = 0; i < window.size(); ++i)
        window[i] = float(0.5 - 0.5 * std::cos(std::numbers::pi * double(i) / hop));
    // The first grain begins before the sound does, so that the very beginning is as loud as the rest.
    for (qint64 start = -qint64(hop); start < qint64(from.size()); start += hop) {
        for (std::size_t i = 0; i < window.size(); ++i) {
            const qint64 to = start + qint64(i);
            const double at = double(start) + double(i) * factor;
            if (to < 0 || to >= qint64(from.size()) || at < 0 || at >= double(from.size() - 1))
                continue;
            const auto before = std::size_t(at);
            const auto share = float(at - double(before));
            result.samples[std::size_t(to)]
                += window[i] * (from[before] * (1 - share) + from[before + 1] * share);
        }
    }
    return result;
}

//! A simple band: what is below 200 and above 3400 Hz is weakened.
media::Sound ofSpeech(const media::Sound &sound)
{
    const auto coefficient = [&sound](double hertz) {
        return 1 - std::exp(-2 * std::numbers::pi * hertz / sound.samplesPerSecond);
    };
    const double low = coefficient(200);
    const double high = coefficient(3400);
    double below = 0;
    double smooth = 0;
    media::Sound result = sound;
    for (float &sample : result.samples) {
        below += low * (double(sample) - below);
        smooth += high * (double(sample) - below - smooth);
        sample = float(smooth);
    }
    return result;
}

} // namespace

media::Sound inVoice(const media::Sound &sound, const std::string &voice)
{
    if (sound.samples.size() < 2)
        return sound;
    if (voice.empty())
        return ofSpeech(sound);
    // Never nearly the pitch that it had.
    const double share = shareOf(voice);
    return pitched(sound, share < 0.5 ? 0.7 + 0.3 * share : 1.05 + 0.5 * share);
}

media::Sound lasting(media::Sound sound, double seconds)
{
    sound.samples.resize(std::size_t(std::max<qint64>(0, std::llround(seconds * sound.samplesPerSecond))));
    return sound;
}

double loudnessAt(const media::Sound &sound, double seconds, double window)
{
    const auto size = qint64(sound.samples.size());
    const qint64 from
        = std::clamp<qint64>(std::llround((seconds - window / 2) * sound.samplesPerSecond), 0, size);
    const qint64 to
        = std::clamp<qint64>(std::llround((seconds + window / 2) * sound.samplesPerSecond), from, size);
    double sum = 0;
    for (qint64 i = from; i < to; ++i)
        sum += double(sound.samples[std::size_t(i)]) * double(sound.samples[std::size_t(i)]);
    return to > from ? std::min(1.0, 2 * std::sqrt(sum / double(to - from))) : 0;
}

} // namespace studio::sandbox
