// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/clipsource.h"
#include "media/sound.h"

#include <vector>

namespace studio::media {

//! Decodes the first sound track of a ClipSource, which has to live longer. Damaged packets are stepped
//! over. One thread at a time.
class SoundDecoder final {
public:
    enum class Channels { Mono, Own }; //!< Own: those of the track, but no more than two
    //! At `samplesPerSecond`, or at the track's own rate when that is 0. FileInvalid when there is no sound;
    //! MediaUnsupported when it cannot be decoded here.
    [[nodiscard]] static Result<std::unique_ptr<SoundDecoder>> open(
        const ClipSource &source, int samplesPerSecond, Channels channels = Channels::Mono);
    ~SoundDecoder() = default;
    Q_DISABLE_COPY_MOVE(SoundDecoder)

    [[nodiscard]] int samplesPerSecond() const { return m_rate; }
    [[nodiscard]] int channels() const { return m_channels; }
    //! Goes to a place at or before `seconds`; false when the container cannot.
    bool seek(double seconds);
    //! Appends the next samples, of the channels in turn; false after the last ones.
    [[nodiscard]] Result<bool> next(std::vector<float> &samples);
    //! When the first sample since the last seek is heard, in seconds from the clip's first frame.
    [[nodiscard]] double beginsAt() const { return m_beginsAt; }

private:
    SoundDecoder(const ClipSource &source, CodecPtr codec, int rate, int channels);
    void feed();
    [[nodiscard]] Status matchResampler();
    [[nodiscard]] Status convert(std::vector<float> &samples, bool end);

    const ClipSource &m_source;
    CodecPtr m_codec;
    int m_rate;
    int m_channels;
    ResamplerPtr m_resampler;
    int m_fromFormat = -1; // what the resampler was made for
    int m_fromRate = 0;
    int m_fromChannels = 0;
    FramePtr m_frame{av_frame_alloc()};
    PacketPtr m_packet{av_packet_alloc()};
    double m_beginsAt = 0;
    bool m_begun = false;
    bool m_drained = false;
    bool m_ended = false;
};

//! The sound between two moments in seconds; what lies before its beginning is silence, and it ends where the
//! track does. It is never longer than asked.
[[nodiscard]] Result<Sound> soundBetween(SoundDecoder &decoder, double from, double to);

} // namespace studio::media
