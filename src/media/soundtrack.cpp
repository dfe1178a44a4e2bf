// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/soundtrack.h"

#include <algorithm>
#include <cmath>

extern "C" {
#include <libavutil/channel_layout.h>
}

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int BitRate = 128000;
constexpr int SamplesAtOnce = 1024; // for encoders that take any number

//! The rate to encode at: the wanted one, else the next above it, else the highest.
int rateFor(const AVCodec *codec, int wanted)
{
    if (!codec->supported_samplerates)
        return wanted;
    int above = 0;
    int highest = 0;
    for (const int *rate = codec->supported_samplerates; *rate != 0; ++rate) {
        highest = std::max(highest, *rate);
        if (*rate >= wanted && (above == 0 || *rate < above))
            above = *rate;
    }
    return above != 0 ? above : highest;
}

//! Floating point in either of libav's orders, and 16 bits are what is left.
AVSampleFormat formatFor(const AVCodec *codec)
{
    for (const AVSampleFormat *format = codec->sample_fmts; format && *format != AV_SAMPLE_FMT_NONE;
         ++format) {
        if (*format == AV_SAMPLE_FMT_FLT || *format == AV_SAMPLE_FMT_FLTP)
            return *format;
    }
    return AV_SAMPLE_FMT_S16;
}

} // namespace

SoundTrack::SoundTrack(AVFormatContext *format, AVStream *stream, CodecPtr codec)
    : m_format(format)
    , m_stream(stream)
    , m_codec(std::move(codec))
{
}

Result<std::unique_ptr<SoundTrack>> SoundTrack::open(
    AVFormatContext *format, const char *encoder, int samplesPerSecond, int channels)
{
    const AVCodec *found = avcodec_find_encoder_by_name(encoder);
    if (!found)
        return failure(ErrorKind::MediaUnsupported, QLatin1StringView(encoder) + u" is not there"_s);
    CodecPtr codec(avcodec_alloc_context3(found));
    codec->sample_rate = rateFor(found, samplesPerSecond);
    codec->sample_fmt = formatFor(found);
    codec->bit_rate = BitRate;
    codec->time_base = {1, codec->sample_rate};
    av_channel_layout_default(&codec->ch_layout, channels);
    codec->flags |= AV_CODEC_FLAG_BITEXACT; // the same sound, the same bytes
    if ((format->oformat->flags & AVFMT_GLOBALHEADER) != 0)
        codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
    int code = avcodec_open2(codec.get(), found, nullptr);
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    AVStream *stream = avformat_new_stream(format, nullptr);
    if (!stream)
        return failure(ErrorKind::Storage, u"out of memory"_s);
    stream->time_base = codec->time_base;
    code = avcodec_parameters_from_context(stream->codecpar, codec.get());
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    return std::unique_ptr<SoundTrack>(new SoundTrack(format, stream, std::move(codec)));
}

Status SoundTrack::write(const Sound &sound)
{
    if (sound.samplesPerSecond <= 0 || (m_rate != 0 && m_rate != sound.samplesPerSecond))
        return failure(ErrorKind::FileInvalid, u"the rate of the sound changes"_s);
    if (sound.channels != m_codec->ch_layout.nb_channels)
        return failure(ErrorKind::FileInvalid, u"the sound has other channels than its track"_s);
    if (m_rate == 0 && sound.samplesPerSecond != m_codec->sample_rate) {
        SwrContext *resampler = nullptr;
        AVChannelLayout &layout = m_codec->ch_layout;
        int code = swr_alloc_set_opts2(&resampler, &layout, AV_SAMPLE_FMT_FLT, m_codec->sample_rate, &layout,
            AV_SAMPLE_FMT_FLT, sound.samplesPerSecond, 0, nullptr);
        m_resampler.reset(resampler);
        if (code >= 0)
            code = swr_init(resampler);
        if (code < 0)
            return failure(libavError(code, ErrorKind::MediaUnsupported));
    }
    m_rate = sound.samplesPerSecond;
    if (!m_resampler)
        m_pending.insert(m_pending.end(), sound.samples.begin(), sound.samples.end());
    else if (auto taken = takeResampled(&sound); !taken)
        return taken;
    return encodePending(false);
}

//! Without a sound: what the resampler still holds.
Status SoundTrack::takeResampled(const Sound *sound)
{
    const int channels = m_codec->ch_layout.nb_channels;
    const int count = sound ? int(sound->samples.size()) / channels : 0;
    const int room = swr_get_out_samples(m_resampler.get(), count);
    if (room < 0)
        return failure(libavError(room, ErrorKind::MediaUnsupported));
    const auto before = m_pending.size();
    m_pending.resize(before + std::size_t(room) * std::size_t(channels));
    auto *out = reinterpret_cast<uint8_t *>(m_pending.data() + before);
    const auto *in = sound ? reinterpret_cast<const uint8_t *>(sound->samples.data()) : nullptr;
    const int made = swr_convert(m_resampler.get(), &out, room, sound ? &in : nullptr, count);
    if (made < 0)
        return failure(libavError(made, ErrorKind::MediaUnsupported));
    m_pending.resize(before + std::size_t(made) * std::size_t(channels));
    return {};
}

Status SoundTrack::encodePending(bool all)
{
    const auto channels = std::size_t(m_codec->ch_layout.nb_channels);
    const auto once = channels * std::size_t(m_codec->frame_size > 0 ? m_codec->frame_size : SamplesAtOnce);
    std::size_t at = 0;
    while (m_pending.size() - at >= once || (all && at < m_pending.size())) {
        const std::size_t count = std::min(once, m_pending.size() - at);
        if (auto encoded = encode(m_pending.data() + at, int(count / channels)); !encoded)
            return encoded;
        at += count;
    }
    m_pending.erase(m_pending.begin(), m_pending.begin() + std::ptrdiff_t(at));
    return {};
}

//! `count` samples of each channel.
Status SoundTrack::encode(const float *samples, int count)
{
    const int channels = m_codec->ch_layout.nb_channels;
    const float *end = samples + std::ptrdiff_t(count) * channels;
    av_frame_unref(m_frame.get());
    m_frame->format = m_codec->sample_fmt;
    m_frame->nb_samples = count;
    m_frame->sample_rate = m_codec->sample_rate;
    av_channel_layout_copy(&m_frame->ch_layout, &m_codec->ch_layout);
    int code = av_frame_get_buffer(m_frame.get(), 0);
    if (code < 0)
        return failure(libavError(code, ErrorKind::Storage));
    const auto held = [](float sample) { return std::isfinite(sample) ? std::clamp(sample, -1.F, 1.F) : 0; };
    if (m_codec->sample_fmt == AV_SAMPLE_FMT_S16) {
        auto *out = reinterpret_cast<qint16 *>(m_frame->data[0]);
        std::transform(
            samples, end, out, [&held](float sample) { return qint16(std::lround(held(sample) * 32767)); });
    } else if (m_codec->sample_fmt == AV_SAMPLE_FMT_FLT) {
        std::transform(samples, end, reinterpret_cast<float *>(m_frame->data[0]), held);
    } else {
        for (int channel = 0; channel < channels; ++channel) {
            auto *out = reinterpret_cast<float *>(m_frame->extended_data[channel]);
            for (int i = 0; i < count; ++i)
                out[i] = held(samples[std::ptrdiff_t(i) * channels + channel]);
        }
    }
    m_frame->pts = m_written;
    m_written += count;
    code = avcodec_send_frame(m_codec.get(), m_frame.get());
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    return drain();
}

Status SoundTrack::drain()
{
    for (;;) {
        int code = avcodec_receive_packet(m_codec.get(), m_packet.get());
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF)
            return {};
        if (code < 0)
            return failure(libavError(code, ErrorKind::MediaUnsupported));
        m_packet->stream_index = m_stream->index;
        av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_stream->time_base);
        code = av_interleaved_write_frame(m_format, m_packet.get());
        if (code < 0)
            return failure(libavError(code, ErrorKind::Storage));
    }
}

Status SoundTrack::finish()
{
    if (m_resampler) {
        if (auto taken = takeResampled(nullptr); !taken)
            return taken;
    }
    if (auto encoded = encodePending(true); !encoded)
        return encoded;
    if (const int code = avcodec_send_frame(m_codec.get(), nullptr); code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    return drain();
}

} // namespace studio::media
