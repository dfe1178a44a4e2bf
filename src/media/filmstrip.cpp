// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/filmstrip.h"

#include "media/framereader.h"
#include "media/sound.h"
#include "media/still.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int SamplesLookedAt = 8000; // a second: enough for the outline of loudness
constexpr QRgb Light = qRgb(214, 218, 226);

//! The place of picture number `index`: without gaps, however the width divides.
QRect placeOf(int index, int count, QSize size)
{
    const auto edge = [count, size](int number) { return int(qint64(size.width()) * number / count); };
    return {edge(index), 0, edge(index + 1) - edge(index), size.height()};
}

//! Draws a picture cut around its middle so that it fills its place.
void fill(QPainter &painter, const QRect &place, const QImage &picture)
{
    const QSizeF cut = QSizeF(place.size()).scaled(QSizeF(picture.size()), Qt::KeepAspectRatio);
    const QPointF corner((picture.width() - cut.width()) / 2, (picture.height() - cut.height()) / 2);
    painter.drawImage(QRectF(place), picture, QRectF(corner, cut));
}

Result<QImage> stripOfClip(const QString &path, int count, QSize size)
{
    auto reader = FrameReader::open(path);
    if (!reader)
        return failure(reader.error());
    QImage strip(size, QImage::Format_RGB32);
    strip.fill(Qt::black);
    QPainter painter(&strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize frameSize = (*reader)->info().size;
    for (int i = 0; i < count; ++i) {
        const QRect place = placeOf(i, count, size);
        if (place.isEmpty())
            continue;
        const double time = (*reader)->info().seconds * (i + 0.5) / count;
        const auto frame
            = (*reader)->frameAt(time, frameSize.scaled(place.size(), Qt::KeepAspectRatioByExpanding));
        if (!frame)
            return failure(frame.error());
        fill(painter, place, *frame);
    }
    return strip;
}

Result<QImage> stripOfPicture(const QString &path, int count, QSize size)
{
    const auto picture = loadStill(path);
    if (!picture)
        return failure(picture.error());
    QImage strip(size, QImage::Format_RGB32);
    strip.fill(Qt::black);
    QPainter painter(&strip);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    for (int i = 0; i < count; ++i) {
        if (const QRect place = placeOf(i, count, size); !place.isEmpty())
            fill(painter, place, *picture);
    }
    return strip;
}

//! A column a pixel, as tall as the loudest sample in its time; even silence is a line.
Result<QImage> stripOfSound(const QString &path, QSize size)
{
    const auto sound = readSound(path, SamplesLookedAt);
    if (!sound)
        return failure(sound.error());
    QImage strip(size, QImage::Format_ARGB32_Premultiplied);
    strip.fill(Qt::transparent);
    const auto samples = qint64(sound->samples.size());
    for (int x = 0; x < size.width(); ++x) {
        const qint64 from = samples * x / size.width();
        const qint64 to = std::clamp<qint64>(samples * (x + 1) / size.width(), from + 1, samples);
        float loudest = 0;
        for (qint64 i = from; i < to; ++i)
            loudest = std::max(loudest, std::abs(sound->samples[std::size_t(i)]));
        const int height
            = std::clamp(qRound(std::min(loudest, 1.F) * float(size.height())), 1, size.height());
        const int top = (size.height() - height) / 2;
        for (int y = top; y < top + height; ++y)
            reinterpret_cast<QRgb *>(strip.scanLine(y))[x] = Light;
    }
    return strip;
}

} // namespace

Result<QImage> filmstrip(const QString &path, int count, QSize size)
{
    if (count < 1 || size.isEmpty())
        return failure(ErrorKind::InvalidRequest, u"no such strip"_s);
    const auto info = probe(path);
    if (!info)
        return failure(info.error());
    switch (info->kind) {
    case MediaInfo::Kind::Image:
        return stripOfPicture(path, count, size);
    case MediaInfo::Kind::Video:
        return stripOfClip(path, count, size);
    case MediaInfo::Kind::Audio:
        break;
    }
    return stripOfSound(path, size);
}

} // namespace studio::media
