// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/clipdecoder.h"

#include <algorithm>

namespace studio::media {

ClipDecoder::ClipDecoder(const ClipSource &source, CodecPtr codec)
    : m_source(source)
    , m_codec(std::move(codec))
{
}

Result<std::unique_ptr<ClipDecoder>> ClipDecoder::open(const ClipSource &source)
{
    const AVStream *stream = source.video();
    if (!stream)
        return failure(ErrorKind::FileInvalid, QStringLiteral("there is no picture in it"));
    const AVCodec *decoder = avcodec_find_decoder(stream->codecpar->codec_id);
    if (!decoder)
        return failure(ErrorKind::MediaUnsupported);
    CodecPtr codec(avcodec_alloc_context3(decoder));
    int code = avcodec_parameters_to_context(codec.get(), stream->codecpar);
    if (code < 0)
        return failure(libavError(code, ErrorKind::FileInvalid));
    codec->pkt_timebase = stream->time_base;
    codec->thread_count = codecThreads();
    codec->max_pixels = qint64(LargestSide) * LargestSide;
    code = avcodec_open2(codec.get(), decoder, nullptr);
    if (code < 0)
        return failure(libavError(code, ErrorKind::MediaUnsupported));
    return std::unique_ptr<ClipDecoder>(new ClipDecoder(source, std::move(codec)));
}

Result<bool> ClipDecoder::next(AVFrame *frame)
{
    for (;;) {
        const int code = avcodec_receive_frame(m_codec.get(), frame);
        if (code >= 0)
            return true;
        if (code == AVERROR_EOF)
            return false;
        if (code == AVERROR(EAGAIN)) {
            if (m_drained)
                return false;
            feed();
        } else if (code == AVERROR(ENOMEM)) {
            return failure(libavError(code, ErrorKind::Storage));
        } else {
            ++m_seen.damaged;
            if (m_drained)
                return false;
        }
    }
}

//! Gives the codec one packet, or the end.
void ClipDecoder::feed()
{
    const int index = m_source.video()->index;
    while (av_read_frame(m_source.format(), m_packet.get()) >= 0) {
        const bool ours = m_packet->stream_index == index;
        const AVStream *stream = m_source.format()->streams[m_packet->stream_index];
        if (m_packet->pts != AV_NOPTS_VALUE) {
            const double end = double(m_packet->pts + m_packet->duration) * av_q2d(stream->time_base);
            m_seen.end = std::max(m_seen.end, end);
        }
        if (ours) {
            if ((m_packet->flags & AV_PKT_FLAG_CORRUPT) != 0)
                ++m_seen.damaged;
            if (m_packet->pts != AV_NOPTS_VALUE && (m_packet->flags & AV_PKT_FLAG_DISCARD) == 0)
                m_seen.lastTimestamp = std::max(m_seen.lastTimestamp, qint64(m_packet->pts));
            if (avcodec_send_packet(m_codec.get(), m_packet.get()) < 0)
                ++m_seen.damaged;
        }
        av_packet_unref(m_packet.get());
        if (ours)
            return;
    }
    m_drained = true;
    avcodec_send_packet(m_codec.get(), nullptr);
}

bool ClipDecoder::seek(qint64 timestamp)
{
    if (av_seek_frame(m_source.format(), m_source.video()->index, timestamp, AVSEEK_FLAG_BACKWARD) < 0)
        return false;
    flush();
    return true;
}

void ClipDecoder::rewind()
{
    const AVStream *stream = m_source.video();
    const qint64 start = stream->start_time != AV_NOPTS_VALUE ? stream->start_time : 0;
    if (!seek(std::min<qint64>(start, 0)))
        av_seek_frame(m_source.format(), -1, 0, AVSEEK_FLAG_BYTE);
    flush();
}

void ClipDecoder::flush()
{
    avcodec_flush_buffers(m_codec.get());
    m_drained = false;
    m_seen = {};
}

qint64 shownAt(const AVFrame *frame)
{
    return frame->best_effort_timestamp != AV_NOPTS_VALUE ? frame->best_effort_timestamp : frame->pts;
}

} // namespace studio::media
