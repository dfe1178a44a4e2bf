// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/sounddecoder.h"

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int MostChannels = 2;
constexpr double SeekAhead = 0.5; // seconds: codecs need a few packets before they sound right

//! Moments are counted from the clip's first frame, or from the sound's own beginning.
double originOf(const ClipSource &source)
{
    const AVStream *stream = source.video() ? source.video() : source.sound();
    return stream->start_time != AV_NOPTS_VALUE ? double(stream->start_time) * av_q2d(stream->time_base) : 0;
}

} // namespace

SoundDecoder::SoundDecoder(const ClipSource &source, CodecPtr codec, int rate, int channels)
    : m_source(source)
    , m_codec(std::move(codec))
    , m_rate(rate)
    , m_channels(channels)
{
}

Result<std::unique_ptr<SoundDecoder>> SoundDecoder::open(
    const ClipSource &source, int samplesPerSecond, Channels channels)
{
    const AVStream *stream = source.sound();
    if (!stream)
        return failure(ErrorKind::FileInvalid, u"there is no sound in it"_s);
    const AVCodec *decoder = avcodec_find_decoder(stream->codecpar->codec_id);
    if (!decoder)
        return failure(
            ErrorKind::MediaUnsupported, QString::fromLatin1(avcodec_get_name(stream->codecpar->codec_id)));
    CodecPtr codec(avcodec_alloc_context3(decoder));
    int code = avcodec_parameters_to_context(codec.get(), stream->codecpar);
    if (code < 0)
        return failure(libavError(code, ErrorKind::FileInvalid));
    codec->pkt_timebase = stream->time_base;
    code = avcodec_open2(codec.get(), decoder, nullptr);
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    const int rate = samplesPerSecond > 0 ? samplesPerSecond : stream->codecpar->sample_rate;
    if (rate <= 0)
        return failure(ErrorKind::FileInvalid, u"the sound says no rate"_s);
    const int count = channels == Channels::Mono
        ? 1
        : std::clamp(stream->codecpar->ch_layout.nb_channels, 1, MostChannels);
    return std::unique_ptr<SoundDecoder>(new SoundDecoder(source, std::move(codec), rate, count));
}

bool SoundDecoder::seek(double seconds)
{
    const AVStream *stream = m_source.sound();
    const auto target = qint64(std::floor((seconds + originOf(m_source)) / av_q2d(stream->time_base)));
    const bool moved = av_seek_frame(m_source.format(), stream->index, target, AVSEEK_FLAG_BACKWARD) >= 0;
    avcodec_flush_buffers(m_codec.get());
    m_resampler.reset();
    m_fromFormat = -1;
    m_begun = m_drained = m_ended = false;
    return moved;
}

//! Gives the codec one packet, or the end.
void SoundDecoder::feed()
{
    const int index = m_source.sound()->index;
    while (av_read_frame(m_source.format(), m_packet.get()) >= 0) {
        const bool ours = m_packet->stream_index == index;
        if (ours)
            avcodec_send_packet(m_codec.get(), m_packet.get());
        av_packet_unref(m_packet.get());
        if (ours)
            return;
    }
    m_drained = true;
    avcodec_send_packet(m_codec.get(), nullptr);
}

//! Makes the resampler anew when the frames are of another kind than before.
Status SoundDecoder::matchResampler()
{
    const int channels = m_frame->ch_layout.nb_channels;
    if (m_resampler && m_fromFormat == m_frame->format && m_fromRate == m_frame->sample_rate
        && m_fromChannels == channels)
        return {};
    AVChannelLayout from = m_frame->ch_layout;
    if (from.order == AV_CHANNEL_ORDER_UNSPEC)
        av_channel_layout_default(&from, channels);
    AVChannelLayout to;
    av_channel_layout_default(&to, m_channels);
    SwrContext *resampler = nullptr;
    int code = swr_alloc_set_opts2(&resampler, &to, AV_SAMPLE_FMT_FLT, m_rate, &from,
        AVSampleFormat(m_frame->format), m_frame->sample_rate, 0, nullptr);
    m_resampler.reset(resampler);
    if (code >= 0) {
        // Two equal channels shall be as loud as each of them, not louder.
        av_opt_set_double(resampler, "rematrix_maxval", 1, 0);
        code = swr_init(resampler);
    }
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    m_fromFormat = m_frame->format;
    m_fromRate = m_frame->sample_rate;
    m_fromChannels = channels;
    return {};
}

Status SoundDecoder::convert(std::vector<float> &samples, bool end)
{
    if (end && !m_resampler)
        return {};
    if (!end) {
        if (auto matched = matchResampler(); !matched)
            return matched;
    }
    const int count = end ? 0 : m_frame->nb_samples;
    const int room = swr_get_out_samples(m_resampler.get(), count);
    if (room < 0)
        return failure(libavError(room, ErrorKind::FileInvalid));
    const auto before = samples.size();
    samples.resize(before + std::size_t(room) * std::size_t(m_channels));
    auto *out = reinterpret_cast<uint8_t *>(samples.data() + before);
    auto **in = end ? nullptr : const_cast<const uint8_t **>(m_frame->extended_data);
    const int made = swr_convert(m_resampler.get(), &out, room, in, count);
    samples.resize(before + std::size_t(std::max(made, 0)) * std::size_t(m_channels));
    if (made < 0)
        return failure(libavError(made, ErrorKind::FileInvalid));
    return {};
}

Result<bool> SoundDecoder::next(std::vector<float> &samples)
{
    for (;;) {
        if (m_ended)
            return false;
        const int code = avcodec_receive_frame(m_codec.get(), m_frame.get());
        if (code == AVERROR(ENOMEM))
            return failure(libavError(code, ErrorKind::Storage));
        if (code >= 0 && m_frame->nb_samples > 0 && m_frame->sample_rate > 0) {
            if (!m_begun) {
                const qint64 at = m_frame->best_effort_timestamp;
                m_beginsAt = at == AV_NOPTS_VALUE
                    ? 0
                    : double(at) * av_q2d(m_source.sound()->time_base) - originOf(m_source);
                m_begun = true;
            }
            if (auto converted = convert(samples, false); !converted)
                return failure(converted.error());
            return true;
        }
        if (code == AVERROR_EOF || (code < 0 && m_drained)) {
            m_ended = true;
            if (auto converted = convert(samples, true); !converted)
                return failure(converted.error());
            return true;
        }
        if (code == AVERROR(EAGAIN))
            feed();
    }
}

Result<Sound> soundBetween(SoundDecoder &decoder, double from, double to)
{
    Sound sound;
    sound.samplesPerSecond = decoder.samplesPerSecond();
    sound.channels = decoder.channels();
    const double rate = sound.samplesPerSecond;
    if (from > 0 && !decoder.seek(std::max(0.0, from - SeekAhead)))
        decoder.seek(0);
    std::vector<float> samples;
    bool aligned = false;
    constexpr double Rounding = 1e-6; // of differences between moments
    const auto channels = std::size_t(sound.channels);
    const auto wanted = std::size_t(std::max(0.0, std::floor((to - from) * rate + Rounding))) * channels;
    qint64 before = 0; // samples still to be dropped
    for (;;) {
        std::vector<float> chunk;
        const auto got = decoder.next(chunk);
        if (!got)
            return failure(got.error());
        if (!*got)
            break;
        if (!aligned) {
            before = std::llround((from - decoder.beginsAt()) * rate) * sound.channels;
            samples.assign(std::min(wanted, std::size_t(std::max<qint64>(-before, 0))), 0.F);
            aligned = true;
        }
        const qint64 dropped = std::clamp<qint64>(before, 0, qint64(chunk.size()));
        before -= dropped;
        samples.insert(samples.end(), chunk.begin() + dropped, chunk.end());
        if (samples.size() >= wanted) {
            samples.resize(wanted);
            break;
        }
    }
    sound.samples = std::move(samples);
    return sound;
}

} // namespace studio::media
