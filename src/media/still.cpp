// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/still.h"

#include "media/picture.h"

#include <QBuffer>
#include <QImageWriter>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::media {

namespace {

constexpr int JpegQuality = 95;

Result<PictureFile> openStill(const QString &path)
{
    auto file = openPicture(path);
    if (file && file->facts.animated)
        return failure(ErrorKind::FileInvalid, u"the picture is animated"_s);
    return file;
}

QString suffixOf(const QString &mime)
{
    return mime == "image/jpeg"_L1 ? u"jpg"_s : mime.section(u'/', 1);
}

bool isWhole(const QRectF &crop)
{
    return crop.isNull() || (crop.left() <= 0 && crop.top() <= 0 && crop.right() >= 1 && crop.bottom() >= 1);
}

//! The pixels a crop in fractions means; empty when it means none.
QRect cropPixels(const QRectF &crop, QSize size)
{
    const double edges[] = {crop.left(), crop.top(), crop.right(), crop.bottom()};
    if (!std::all_of(std::begin(edges), std::end(edges), [](double edge) { return std::isfinite(edge); }))
        return {};
    if (crop.width() <= 0 || crop.height() <= 0)
        return {};
    const QRectF inside = crop.intersected(QRectF(0, 0, 1, 1));
    if (inside.isEmpty())
        return {};
    const int left = std::min(qRound(inside.left() * size.width()), size.width() - 1);
    const int top = std::min(qRound(inside.top() * size.height()), size.height() - 1);
    const int right = std::max(qRound(inside.right() * size.width()), left + 1);
    const int bottom = std::max(qRound(inside.bottom() * size.height()), top + 1);
    return {left, top, right - left, bottom - top};
}

bool isTransparent(const QImage &image)
{
    if (!image.hasAlphaChannel())
        return false;
    for (int y = 0; y < image.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(image.constScanLine(y));
        if (std::any_of(row, row + image.width(), [](QRgb pixel) { return qAlpha(pixel) != 255; }))
            return true;
    }
    return false;
}

//! The type to encode as: what suits the picture if the receiver takes it, else the other one.
QString chooseType(bool lossless, const QStringList &accepted)
{
    const QString png = u"image/png"_s;
    const QString jpeg = u"image/jpeg"_s;
    const QString &best = lossless ? png : jpeg;
    const QString &other = lossless ? jpeg : png;
    if (accepted.contains(best))
        return best;
    return accepted.contains(other) ? other : QString();
}

QImage flattened(const QImage &image)
{
    QImage opaque(image.size(), QImage::Format_RGB32);
    opaque.fill(Qt::white);
    QPainter(&opaque).drawImage(0, 0, image);
    return opaque;
}

Result<QByteArray> encoded(const QImage &image, const QString &mime)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    const bool jpeg = mime == "image/jpeg"_L1;
    QImageWriter writer(&buffer, jpeg ? "jpeg" : "png");
    if (jpeg)
        writer.setQuality(JpegQuality);
    if (!writer.write(jpeg && image.hasAlphaChannel() ? flattened(image) : image))
        return failure(ErrorKind::MediaUnsupported, writer.errorString());
    return bytes;
}

} // namespace

Result<QImage> loadStill(const QString &path, QSize bound)
{
    const auto file = openStill(path);
    if (!file)
        return failure(file.error());
    return decodePicture(*file, bound);
}

Result<PreparedStill> prepareStill(
    const QString &path, const QRectF &crop, const QStringList &acceptedTypes, int maximumSide)
{
    const auto file = openStill(path);
    if (!file)
        return failure(file.error());
    // Decoded in any case: bytes that cannot be are not worth storing, and never worth sending.
    auto decoded = decodePicture(*file);
    if (!decoded)
        return failure(decoded.error());
    const auto fits = [maximumSide](QSize size) {
        return maximumSide <= 0 || std::max(size.width(), size.height()) <= maximumSide;
    };
    if (!file->turned && isWhole(crop) && fits(file->size) && acceptedTypes.contains(file->facts.mime))
        return PreparedStill{file->bytes, file->facts.mime, suffixOf(file->facts.mime), file->size};

    QImage image = *std::move(decoded);
    if (!isWhole(crop)) {
        const QRect pixels = cropPixels(crop, image.size());
        if (pixels.isEmpty())
            return failure(ErrorKind::FileInvalid, u"the crop leaves nothing of the picture"_s);
        image = image.copy(pixels);
    }
    if (!fits(image.size())) {
        const QSize target = image.size().scaled(maximumSide, maximumSide, Qt::KeepAspectRatio);
        image = image.scaled(target.expandedTo({1, 1}), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    }
    const bool transparent = isTransparent(image);
    if (!transparent)
        image = image.convertToFormat(QImage::Format_RGB32);
    const QString mime = chooseType(transparent || file->facts.mime == "image/png"_L1, acceptedTypes);
    if (mime.isEmpty())
        return failure(ErrorKind::MediaUnsupported, u"no accepted type can be written"_s);
    const auto bytes = encoded(image, mime);
    if (!bytes)
        return failure(bytes.error());
    return PreparedStill{*bytes, mime, suffixOf(mime), image.size()};
}

} // namespace studio::media
