// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QImage>

#include <memory>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libswresample/swresample.h>
#include <libswscale/swscale.h>
}

// libav's objects with owners. Included by this room's .cpp files and private headers only.
namespace studio::media {

struct LibavDelete {
    void operator()(AVCodecContext *codec) const { avcodec_free_context(&codec); }
    void operator()(AVFrame *frame) const { av_frame_free(&frame); }
    void operator()(AVPacket *packet) const { av_packet_free(&packet); }
    void operator()(SwrContext *resampler) const { swr_free(&resampler); }
    void operator()(SwsContext *scaler) const { sws_freeContext(scaler); }
};

using CodecPtr = std::unique_ptr<AVCodecContext, LibavDelete>;
using FramePtr = std::unique_ptr<AVFrame, LibavDelete>;
using PacketPtr = std::unique_ptr<AVPacket, LibavDelete>;
using ResamplerPtr = std::unique_ptr<SwrContext, LibavDelete>;
using ScalerPtr = std::unique_ptr<SwsContext, LibavDelete>;

//! Keeps libav from writing to the terminal: what it says about broken files reaches people as our errors.
//! libav has one level a process, shared with the player's own use of it; it is set at the first call and
//! never again, so that a level chosen elsewhere later stands. Any thread.
void quietLibav();

//! libav's error as ours: `fallback` unless the code itself says more (full disk, no memory).
[[nodiscard]] Error libavError(int code, ErrorKind fallback);

//! Threads for one codec: more than four only cost memory at the sizes made here.
[[nodiscard]] int codecThreads();

//! The largest side of a picture or clip that is looked at.
inline constexpr int LargestSide = 16384;

} // namespace studio::media
