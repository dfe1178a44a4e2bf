// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/clipsource.h"

namespace studio::media {

//! Decodes the picture track of a ClipSource, which has to live longer. Damaged packets are stepped over.
class ClipDecoder final {
public:
    [[nodiscard]] static Result<std::unique_ptr<ClipDecoder>> open(const ClipSource &source);
    ~ClipDecoder() = default;
    Q_DISABLE_COPY_MOVE(ClipDecoder)

    //! The next frame in showing order; false after the last one.
    [[nodiscard]] Result<bool> next(AVFrame *frame);
    //! Goes to the last point at or before `timestamp` (in the track's time base) where decoding can start.
    //! False when the container cannot.
    bool seek(qint64 timestamp);
    //! Goes back to the beginning.
    void rewind();

    //! What was seen since the last seek.
    struct Seen {
        int damaged = 0; //!< packets that were cut off or could not be decoded
        qint64 lastTimestamp = AV_NOPTS_VALUE; //!< the latest one that a picture's packet announced
        double end = 0; //!< seconds: where the last packet of any track ends
    };
    [[nodiscard]] const Seen &seen() const { return m_seen; }

private:
    ClipDecoder(const ClipSource &source, CodecPtr codec);
    void feed();
    void flush();

    const ClipSource &m_source;
    CodecPtr m_codec;
    PacketPtr m_packet{av_packet_alloc()};
    Seen m_seen;
    bool m_drained = false;
};

//! When a frame is shown, in the track's time base.
[[nodiscard]] qint64 shownAt(const AVFrame *frame);

} // namespace studio::media
