// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cutter.h"

#include "media/encoder.h"
#include "media/framereader.h"
#include "media/partfile.h"
#include "media/sounddecoder.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int CutQuality = 16; // CRF: the part is encoded a second time
constexpr double Rounding = 1e-6; // frames, of sums

using Progress = std::function<bool(double)>;

bool mayGoOn(const Progress &progress, double done)
{
    return !progress || progress(done);
}

//! Both sides even, as the encoder wants them: a pixel less rather than a scaled picture.
QSize evenSize(QSize size)
{
    return {size.width() & ~1, size.height() & ~1};
}

//! The part of the clip's sound that goes with the pictures; nothing when it has none.
Result<Sound> soundOf(const QString &path, const CutRange &range)
{
    const auto source = ClipSource::open(path);
    if (!source)
        return failure(source.error());
    const auto decoder = SoundDecoder::open(**source, 0, SoundDecoder::Channels::Own);
    if (!decoder)
        return failure(decoder.error());
    return soundBetween(**decoder, range.from, range.to);
}

Status cutClip(FrameReader &reader, const QString &path, const CutRange &range, const QString &target,
    const Progress &progress)
{
    EncoderSettings settings;
    setRate(settings, reader.info().framesPerSecond);
    settings.size = evenSize(reader.info().size);
    settings.quality = CutQuality;
    const double rate = double(settings.framesPerSecond) / settings.rateDivisor;
    const auto frames = qint64(std::floor((range.to - range.from) * rate + Rounding));
    if (frames < 1)
        return failure(ErrorKind::FileInvalid, u"there is no frame in that range"_s);
    Sound sound;
    if (reader.info().hasSound) {
        // A track that cannot be decoded is left out rather than the cut refused.
        sound = soundOf(path, {range.from, range.from + double(frames) / rate}).value_or(Sound{});
        settings.sound = !sound.samples.empty();
        settings.soundRate = sound.samplesPerSecond;
        settings.soundChannels = sound.channels;
    }
    auto encoder = Encoder::open(target, settings);
    if (!encoder)
        return failure(encoder.error());
    const QRect kept(QPoint(0, 0), settings.size);
    for (qint64 i = 0; i < frames; ++i) {
        if (!mayGoOn(progress, double(i) / double(frames)))
            return failure(ErrorKind::Cancelled);
        const auto frame = reader.frameAt(range.from + double(i) / rate);
        if (!frame)
            return failure(frame.error());
        const auto written = (*encoder)->write(frame->size() == kept.size() ? *frame : frame->copy(kept));
        if (!written)
            return written;
    }
    if (settings.sound) {
        if (auto written = (*encoder)->writeSound(sound); !written)
            return written;
    }
    return (*encoder)->finish();
}

Status cutSound(const QString &path, const CutRange &range, const QString &target, const Progress &progress)
{
    const auto source = ClipSource::open(path);
    if (!source)
        return failure(source.error());
    const auto decoder = SoundDecoder::open(**source, 0, SoundDecoder::Channels::Own);
    if (!decoder)
        return failure(decoder.error());
    auto sound = soundBetween(**decoder, range.from, range.to);
    if (!sound)
        return failure(sound.error());
    if (sound->samples.empty())
        return failure(ErrorKind::FileInvalid, u"there is no sound in that range"_s);
    if (!mayGoOn(progress, 0.5))
        return failure(ErrorKind::Cancelled);
    return writeWav(*sound, target);
}

} // namespace

Status cut(const QString &source, const CutRange &range, const QString &target, const Progress &progress)
{
    const auto info = probe(source);
    if (!info)
        return failure(info.error());
    if (info->kind == MediaInfo::Kind::Image)
        return failure(ErrorKind::FileInvalid, u"a picture has no length"_s);
    if (!std::isfinite(range.from) || !std::isfinite(range.to))
        return failure(ErrorKind::FileInvalid, u"no such range"_s);
    CutRange within{std::max(0.0, range.from), range.to};
    if (info->seconds > 0)
        within.to = std::min(within.to, info->seconds);
    if (within.from >= within.to)
        return failure(ErrorKind::FileInvalid, u"there is nothing in that range"_s);
    if (!mayGoOn(progress, 0))
        return failure(ErrorKind::Cancelled);

    PartFile part(target);
    Status done;
    if (info->kind == MediaInfo::Kind::Video) {
        auto reader = FrameReader::open(source);
        if (!reader)
            return failure(reader.error());
        done = cutClip(**reader, source, within, part.path(), progress);
    } else {
        done = cutSound(source, within, part.path(), progress);
    }
    if (!done)
        return done;
    if (!mayGoOn(progress, 1))
        return failure(ErrorKind::Cancelled);
    return part.keep();
}

} // namespace studio::media
