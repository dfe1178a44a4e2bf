// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/sound.h"

#include "media/partfile.h"
#include "media/sounddecoder.h"
#include "media/soundtrack.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr double LongestRead = 600; // seconds
constexpr std::size_t WrittenAtOnce = 1 << 16; // samples, a whole number for mono and for stereo

struct SoundKind {
    QLatin1StringView suffix;
    const char *container;
    const char *encoder;
};

constexpr std::array<SoundKind, 6> kinds{
    {{"wav"_L1, "wav", "pcm_s16le"}, {"mp3"_L1, "mp3", "libmp3lame"}, {"ogg"_L1, "ogg", "libopus"},
        {"flac"_L1, "flac", "flac"}, {"m4a"_L1, "ipod", "aac"}, {"aac"_L1, "adts", "aac"}}};

//! The container being written.
class SoundFile final {
public:
    SoundFile() = default;
    ~SoundFile()
    {
        if (m_format && m_format->pb)
            avio_closep(&m_format->pb);
        avformat_free_context(m_format);
    }
    Q_DISABLE_COPY_MOVE(SoundFile)

    [[nodiscard]] Status open(const QString &path, const SoundKind &kind, const Sound &sound);
    [[nodiscard]] Status write(const Sound &sound);

private:
    AVFormatContext *m_format = nullptr;
    std::unique_ptr<SoundTrack> m_track;
};

Status SoundFile::open(const QString &path, const SoundKind &kind, const Sound &sound)
{
    const QByteArray url = "file:" + path.toUtf8(); // a colon in a name is no protocol
    int code = avformat_alloc_output_context2(&m_format, nullptr, kind.container, url.constData());
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    m_format->flags |= AVFMT_FLAG_BITEXACT;
    auto track = SoundTrack::open(m_format, kind.encoder, sound.samplesPerSecond, sound.channels);
    if (!track)
        return failure(track.error());
    m_track = *std::move(track);
    code = avio_open(&m_format->pb, url.constData(), AVIO_FLAG_WRITE);
    if (code >= 0)
        code = avformat_write_header(m_format, nullptr);
    if (code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    return {};
}

Status SoundFile::write(const Sound &sound)
{
    Sound part;
    part.samplesPerSecond = sound.samplesPerSecond;
    part.channels = sound.channels;
    for (std::size_t at = 0; at < sound.samples.size(); at += WrittenAtOnce) {
        const auto count = std::min(WrittenAtOnce, sound.samples.size() - at);
        const auto first = sound.samples.begin() + std::ptrdiff_t(at);
        part.samples.assign(first, first + std::ptrdiff_t(count));
        if (auto written = m_track->write(part); !written)
            return written;
    }
    if (auto finished = m_track->finish(); !finished)
        return finished;
    int code = av_write_trailer(m_format);
    if (code >= 0)
        code = avio_closep(&m_format->pb); // a disk that filled up is noticed here at the latest
    if (code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    return {};
}

} // namespace

Result<Sound> readSound(const QString &path, int samplesPerSecond)
{
    const auto source = ClipSource::open(path);
    if (!source)
        return failure(source.error());
    const auto decoder = SoundDecoder::open(**source, samplesPerSecond);
    if (!decoder)
        return failure(decoder.error());
    auto sound = soundBetween(**decoder, 0, LongestRead);
    if (sound && sound->samples.empty())
        return failure(ErrorKind::FileInvalid, u"no sound can be decoded"_s);
    return sound;
}

namespace {

Status writeAs(const Sound &sound, const SoundKind &kind, const QString &path)
{
    if (sound.samples.empty() || sound.samplesPerSecond <= 0 || sound.channels < 1 || sound.channels > 2)
        return failure(ErrorKind::FileInvalid, u"a sound without samples"_s);
    quietLibav();
    PartFile part(path);
    {
        SoundFile file;
        if (auto opened = file.open(part.path(), kind, sound); !opened)
            return opened;
        if (auto written = file.write(sound); !written)
            return written;
    }
    return part.keep();
}

} // namespace

Status writeSound(const Sound &sound, const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    const auto *kind = std::find_if(kinds.begin(), kinds.end(),
        [&suffix](const SoundKind &candidate) { return suffix == candidate.suffix; });
    if (kind == kinds.end())
        return failure(ErrorKind::MediaUnsupported, u"no sound is written as ."_s + suffix);
    return writeAs(sound, *kind, path);
}

Status writeWav(const Sound &sound, const QString &path)
{
    return writeAs(sound, kinds.front(), path);
}

} // namespace studio::media
