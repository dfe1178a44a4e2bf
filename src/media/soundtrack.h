// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/libav.h"
#include "media/sound.h"

#include <vector>

namespace studio::media {

//! A track of sound that is encoded into a container, which has to live longer. One thread at a time.
class SoundTrack final {
public:
    //! Adds a stream to `format`; to be called before its header is written. `encoder` is libav's name for
    //! it. Where that encoder does not take `samplesPerSecond`, the next rate above is used. MediaUnsupported
    //! when there is no such encoder here.
    [[nodiscard]] static Result<std::unique_ptr<SoundTrack>> open(
        AVFormatContext *format, const char *encoder, int samplesPerSecond, int channels = 1);
    ~SoundTrack() = default;
    Q_DISABLE_COPY_MOVE(SoundTrack)

    //! Encodes what follows, of as many channels. Another rate is resampled; it has to be the same one in all
    //! calls.
    [[nodiscard]] Status write(const Sound &sound);
    //! Encodes what is left. To be called once, before the trailer is written.
    [[nodiscard]] Status finish();

private:
    SoundTrack(AVFormatContext *format, AVStream *stream, CodecPtr codec);
    [[nodiscard]] Status takeResampled(const Sound *sound);
    [[nodiscard]] Status encodePending(bool all);
    [[nodiscard]] Status encode(const float *samples, int count);
    [[nodiscard]] Status drain();

    AVFormatContext *m_format;
    AVStream *m_stream; // the format's
    CodecPtr m_codec;
    ResamplerPtr m_resampler; // null while the rates are equal
    FramePtr m_frame{av_frame_alloc()};
    PacketPtr m_packet{av_packet_alloc()};
    std::vector<float> m_pending; // at the codec's rate, of the channels in turn
    int m_rate = 0; // of what is written; 0 until the first call
    qint64 m_written = 0;
};

} // namespace studio::media
