// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/framereader.h"

#include "media/clipdecoder.h"
#include "media/picture.h"

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr double DecodeOnWithin = 0.5; // seconds: seeking further ahead than this is worth it
constexpr int PixelAlignment = 64; // what swscale's vector code may write past a row

//! The matrix a frame was encoded with; untagged ones are by habit BT.709 from HD on, BT.601 below.
int matrixOf(const AVFrame *frame)
{
    switch (frame->colorspace) {
    case AVCOL_SPC_BT709:
        return SWS_CS_ITU709;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
        return SWS_CS_ITU601;
    case AVCOL_SPC_FCC:
        return SWS_CS_FCC;
    case AVCOL_SPC_SMPTE240M:
        return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
        return SWS_CS_BT2020;
    default:
        return frame->width >= 1280 || frame->height > 576 ? SWS_CS_ITU709 : SWS_CS_ITU601;
    }
}

//! An image whose rows are padded as swscale likes them.
QImage alignedImage(QSize size)
{
    const qsizetype stride = (qsizetype(size.width()) * 4 + PixelAlignment - 1) & ~(PixelAlignment - 1);
    auto *bits = static_cast<uchar *>(av_malloc(std::size_t(stride * size.height() + PixelAlignment)));
    if (!bits)
        return {};
    return {bits, size.width(), size.height(), stride, QImage::Format_RGB32,
        [](void *memory) { av_free(memory); }, bits};
}

} // namespace

struct FrameReader::Data {
    [[nodiscard]] Result<QImage> toImage(const AVFrame *frame, QSize bound);
    [[nodiscard]] Result<bool> advance();
    [[nodiscard]] Result<bool> decodeTo(qint64 target);

    std::unique_ptr<ClipSource> source;
    std::unique_ptr<ClipDecoder> decoder; // goes first: it uses the source
    MediaInfo info;
    QTransform orientation;
    ScalerPtr scaler;
    FramePtr current{av_frame_alloc()}; // shown last; no data when nothing was
    FramePtr ahead{av_frame_alloc()}; // decoded already, not yet shown; no data when there is none
};

Result<QImage> FrameReader::Data::toImage(const AVFrame *frame, QSize bound)
{
    const bool sideways = orientation.m11() == 0;
    const QSize stored(frame->width, frame->height);
    QSize target = stored;
    const QSize limit = sideways ? bound.transposed() : bound;
    if (!limit.isEmpty() && (stored.width() > limit.width() || stored.height() > limit.height()))
        target = stored.scaled(limit, Qt::KeepAspectRatio).expandedTo({1, 1});
    scaler.reset(sws_getCachedContext(scaler.release(), stored.width(), stored.height(),
        AVPixelFormat(frame->format), target.width(), target.height(), AV_PIX_FMT_RGB32,
        SWS_BICUBIC | SWS_ACCURATE_RND | SWS_FULL_CHR_H_INT, nullptr, nullptr, nullptr));
    if (!scaler)
        return failure(ErrorKind::MediaUnsupported, u"frames of this kind cannot be shown"_s);
    const int *matrix = sws_getCoefficients(matrixOf(frame));
    const bool full = frame->color_range == AVCOL_RANGE_JPEG || frame->format == AV_PIX_FMT_YUVJ420P
        || frame->format == AV_PIX_FMT_YUVJ422P || frame->format == AV_PIX_FMT_YUVJ444P;
    sws_setColorspaceDetails(scaler.get(), matrix, full ? 1 : 0, matrix, 1, 0, 1 << 16, 1 << 16);
    QImage image = alignedImage(target);
    if (image.isNull())
        return failure(ErrorKind::Storage, u"out of memory"_s);
    uchar *const planes[] = {image.bits(), nullptr, nullptr, nullptr};
    const int strides[] = {int(image.bytesPerLine()), 0, 0, 0};
    sws_scale(scaler.get(), frame->data, frame->linesize, 0, stored.height(), planes, strides);
    return orientation.isIdentity() ? image : image.transformed(orientation);
}

//! Makes the next frame the current one; false after the last one, which then stays.
Result<bool> FrameReader::Data::advance()
{
    if (!ahead->data[0]) {
        auto got = decoder->next(ahead.get());
        if (!got || !*got)
            return got;
    }
    av_frame_unref(current.get());
    av_frame_move_ref(current.get(), ahead.get());
    return true;
}

//! Steps on until `current` is the last frame shown at or before `target`; false when the first one found is
//! later.
Result<bool> FrameReader::Data::decodeTo(qint64 target)
{
    if (!current->data[0]) {
        auto got = advance();
        if (!got || !*got)
            return got;
    }
    if (shownAt(current.get()) > target)
        return false;
    for (;;) {
        if (!ahead->data[0]) {
            auto got = decoder->next(ahead.get());
            if (!got)
                return got;
            if (!*got)
                return true; // the last frame stands until the end
        }
        if (shownAt(ahead.get()) > target)
            return true;
        av_frame_unref(current.get());
        av_frame_move_ref(current.get(), ahead.get());
    }
}

FrameReader::FrameReader(std::unique_ptr<Data> data)
    : d(std::move(data))
{
}

FrameReader::~FrameReader() = default;

Result<std::unique_ptr<FrameReader>> FrameReader::open(const QString &path)
{
    auto source = ClipSource::open(path);
    if (!source)
        return failure(source.error());
    auto decoder = ClipDecoder::open(**source);
    if (!decoder)
        return failure(decoder.error());
    auto data = std::make_unique<Data>();
    data->info = (*source)->info();
    data->orientation = (*source)->orientation();
    data->source = *std::move(source);
    data->decoder = *std::move(decoder);
    return std::unique_ptr<FrameReader>(new FrameReader(std::move(data)));
}

const MediaInfo &FrameReader::info() const
{
    return d->info;
}

Result<QImage> FrameReader::next(QSize bound)
{
    const auto got = d->advance();
    if (!got)
        return failure(got.error());
    return *got ? d->toImage(d->current.get(), bound) : QImage();
}

Result<QImage> FrameReader::frameAt(double seconds, QSize bound)
{
    const AVStream *stream = d->source->video();
    const double unit = av_q2d(stream->time_base);
    const qint64 start = stream->start_time != AV_NOPTS_VALUE ? stream->start_time : 0;
    // A container that was written as a stream says no length: then only the last frame ends the clip.
    const double end = d->info.seconds > 0 ? d->info.seconds : std::numeric_limits<int>::max();
    const double within = std::isfinite(seconds) ? std::clamp(seconds, 0.0, end) : 0;
    // A hair of slack: k/24 s in floating point must be frame k and not the one before.
    const qint64 target = start + qint64(std::floor(within / unit + 1e-4));

    const bool near = d->current->data[0] && shownAt(d->current.get()) <= target
        && double(target - shownAt(d->current.get())) * unit <= DecodeOnWithin;
    if (!near) {
        av_frame_unref(d->current.get());
        av_frame_unref(d->ahead.get());
        if (!d->decoder->seek(target))
            d->decoder->rewind();
    }
    auto found = d->decodeTo(target);
    if (found && !*found) {
        // The container's index led too far, or the clip begins later than it says: once more from the start.
        av_frame_unref(d->current.get());
        av_frame_unref(d->ahead.get());
        d->decoder->rewind();
        found = d->decodeTo(target);
    }
    if (!found)
        return failure(found.error());
    if (!d->current->data[0])
        return failure(ErrorKind::FileInvalid, u"no frame can be decoded"_s);
    return d->toImage(d->current.get(), bound);
}

Result<QImage> thumbnail(const QString &path, QSize bound)
{
    const auto info = probe(path);
    if (!info)
        return failure(info.error());
    if (info->kind == MediaInfo::Kind::Image) {
        const auto file = openPicture(path);
        return file ? decodePicture(*file, bound) : failure(file.error());
    }
    const auto reader = FrameReader::open(path);
    if (!reader)
        return failure(reader.error());
    return (*reader)->frameAt((*reader)->info().seconds / 10, bound);
}

} // namespace studio::media
