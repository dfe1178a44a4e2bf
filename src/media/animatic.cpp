// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/animatic.h"

#include "media/encoder.h"
#include "media/partfile.h"
#include "media/warp.h"

#include <QMutex>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <system_error>
#include <thread>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int SmallFrame = 256 * 256; // pixels; below this a second thread costs more than it saves
constexpr double LongestRender = 600; // seconds

//! Cut around the middle to the frame's ratio, scaled to it, and made opaque over black.
QImage fitted(const QImage &image, QSize size)
{
    const QSizeF whole = image.size();
    const QSizeF cut = QSizeF(size).scaled(whole, Qt::KeepAspectRatio);
    const QSize rounded(std::clamp(qRound(cut.width()), 1, image.width()),
        std::clamp(qRound(cut.height()), 1, image.height()));
    const QPoint corner((image.width() - rounded.width()) / 2, (image.height() - rounded.height()) / 2);
    QImage result = rounded == image.size() ? image : image.copy(QRect(corner, rounded));
    if (result.size() != size)
        result = result.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    if (result.hasAlphaChannel()) {
        QImage opaque(size, QImage::Format_RGB32);
        opaque.fill(Qt::black);
        QPainter(&opaque).drawImage(0, 0, result);
        return opaque;
    }
    return result.convertToFormat(QImage::Format_RGB32);
}

//! Runs `work` over all rows, the lower half on a thread of its own when that pays. A thread is started
//! anew each time (some 30 µs): the global pool also hashes and exports, and a frame must not queue behind a
//! file, while a thread kept waiting would belong to every Animatic.
template <typename Work> void overRows(QSize size, const Work &work)
{
    const int rows = size.height();
    if (size.width() * qint64(rows) < SmallFrame || std::thread::hardware_concurrency() < 2) {
        work(RowRange{0, rows});
        return;
    }
    const int half = rows / 2;
    std::thread helper;
    try {
        helper = std::thread([&work, half, rows] { work(RowRange{half, rows}); });
    } catch (const std::system_error &) { // no thread to be had: the frame is drawn all the same
        work(RowRange{0, rows});
        return;
    }
    work(RowRange{0, half});
    helper.join();
}

//! The two pictures around a moment, and how much of the second is in it (0…256).
struct Mixture {
    qsizetype first = 0;
    qsizetype second = 0;
    int weight = 0;
    friend bool operator==(const Mixture &, const Mixture &) = default;
};

Mixture mixtureAt(const QList<Keyframe> &keyframes, double time)
{
    const qsizetype last = keyframes.size() - 1;
    if (time <= keyframes.first().time)
        return {0, 0, 0};
    for (qsizetype i = 0; i < last; ++i) {
        const double from = keyframes[i].time;
        const double to = keyframes[i + 1].time;
        if (time >= from && time < to)
            return {i, i + 1, qRound((time - from) / (to - from) * 256)};
    }
    return {last, last, 0};
}

} // namespace

struct Animatic::Data {
    Data(QSize frame, const CameraMove &camera)
        : size(frame)
        , move(camera)
        , mirrorX(frame.width())
        , mirrorY(frame.height())
    {
    }

    //! The picture at `time` before the camera moves. Holds the lock's owner to the scratch picture.
    const QImage &pictureAt(double time)
    {
        const Mixture wanted = mixtureAt(keyframes, time);
        if (wanted.weight == 0)
            return keyframes[wanted.first].image;
        if (wanted.weight == 256)
            return keyframes[wanted.second].image;
        if (blended.isNull())
            blended = QImage(size, QImage::Format_RGB32);
        // A slider that moves while the clip stands still asks for the same mixture again and again.
        if (wanted != mixed) {
            const PixelsIn first = pixelsOf(std::as_const(keyframes[wanted.first].image));
            const PixelsIn second = pixelsOf(std::as_const(keyframes[wanted.second].image));
            const PixelsOut out = pixelsOf(blended);
            overRows(size, [&](RowRange rows) { blendRows(first, second, wanted.weight, out, rows); });
            mixed = wanted;
        }
        return blended;
    }

    QSize size;
    CameraMove move;
    QList<Keyframe> keyframes; // fitted, sorted by time
    MirrorTable mirrorX;
    MirrorTable mirrorY;
    QMutex mutex; // guards the two below, so that const functions may run on several threads
    QImage blended;
    Mixture mixed;
};

Animatic::Animatic(QList<Keyframe> keyframes, CameraMove move, QSize size)
    : d(std::make_unique<Data>(size, move))
{
    std::stable_sort(keyframes.begin(), keyframes.end(),
        [](const Keyframe &a, const Keyframe &b) { return a.time < b.time; });
    for (const Keyframe &keyframe : std::as_const(keyframes)) {
        if (!keyframe.image.isNull() && !size.isEmpty())
            d->keyframes.append({fitted(keyframe.image, size), std::clamp(keyframe.time, 0.0, 1.0)});
    }
}

Animatic::~Animatic() = default;
Animatic::Animatic(Animatic &&) noexcept = default;
Animatic &Animatic::operator=(Animatic &&) noexcept = default;

QSize Animatic::size() const
{
    return d->size;
}

void Animatic::setMove(const CameraMove &move)
{
    d->move = move;
}

const CameraMove &Animatic::move() const
{
    return d->move;
}

QImage Animatic::frameAt(double time) const
{
    if (d->size.isEmpty())
        return {};
    QImage frame(d->size, QImage::Format_RGB32);
    paintFrame(time, frame);
    return frame;
}

void Animatic::paintFrame(double time, QImage &target) const
{
    Q_ASSERT(target.size() == d->size && target.format() == QImage::Format_RGB32);
    if (d->keyframes.isEmpty()) {
        target.fill(Qt::black);
        return;
    }
    const double at = std::isfinite(time) ? std::clamp(time, 0.0, 1.0) : 0;
    const QTransform toPicture = cameraTransform(d->move, at, d->size).inverted();
    const QMutexLocker lock(&d->mutex);
    const PixelsIn picture = pixelsOf(d->pictureAt(at));
    const PixelsOut out = pixelsOf(target);
    if (toPicture.isIdentity()) {
        for (int y = 0; y < out.height; ++y) {
            std::copy_n(
                picture.bits + y * picture.stride, qsizetype(out.width) * 4, out.bits + y * out.stride);
        }
        return;
    }
    overRows(
        d->size, [&](RowRange rows) { warpRows(picture, d->mirrorX, d->mirrorY, toPicture, out, rows); });
}

Status renderAnimatic(const Animatic &animatic, const RenderSettings &settings, const QString &path,
    const std::function<bool(double)> &progress)
{
    if (!(settings.seconds > 0) || settings.seconds > LongestRender || settings.framesPerSecond <= 0)
        return failure(ErrorKind::InvalidRequest, u"no such length or frame rate"_s);
    const auto frames = int(std::max<qint64>(1, std::llround(settings.seconds * settings.framesPerSecond)));

    PartFile part(path);
    EncoderSettings encoding;
    encoding.size = settings.size;
    encoding.framesPerSecond = settings.framesPerSecond;
    auto encoder = Encoder::open(part.path(), encoding);
    if (!encoder)
        return failure(encoder.error());

    QImage frame(animatic.size(), QImage::Format_RGB32);
    for (int i = 0; i < frames; ++i) {
        if (progress && !progress(double(i) / frames))
            return failure(ErrorKind::Cancelled); // the encoder takes its file with it
        // The last frame is the end of the move, so that the last keyframe is really seen.
        animatic.paintFrame(frames > 1 ? double(i) / (frames - 1) : 0, frame);
        if (auto written = (*encoder)->write(frame); !written)
            return written;
    }
    if (auto finished = (*encoder)->finish(); !finished)
        return finished;
    if (progress && !progress(1))
        return failure(ErrorKind::Cancelled);
    return part.keep();
}

} // namespace studio::media
