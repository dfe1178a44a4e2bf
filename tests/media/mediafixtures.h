// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "media/encoder.h"

#include <QColor>
#include <QFile>
#include <QImage>
#include <QPainter>

#include <cmath>
#include <functional>
#include <limits>

// Pictures and clips made for one test, and how alike two pictures are.
namespace fixtures {

//! Gradients and soft shapes; another `tone` (0…1) is clearly another picture.
inline QImage smoothPicture(QSize size, double tone)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const double u = double(x) / size.width();
            const double v = double(y) / size.height();
            const double red = 0.5 + 0.45 * std::sin(3 * u + 6 * tone);
            const double green = 0.5 + 0.45 * std::cos(4 * v + 5 * tone);
            const double blue = 0.5 + 0.45 * std::sin(2 * (u + v) - 4 * tone);
            row[x] = QColor::fromRgbF(float(red), float(green), float(blue)).rgb();
        }
    }
    return image;
}

//! Peak signal-to-noise ratio over red, green and blue, in dB; infinite when equal, −1 for unequal sizes.
inline double psnr(const QImage &left, const QImage &right)
{
    if (left.size() != right.size() || left.isNull())
        return -1;
    const QImage a = left.convertToFormat(QImage::Format_RGB32);
    const QImage b = right.convertToFormat(QImage::Format_RGB32);
    double sum = 0;
    for (int y = 0; y < a.height(); ++y) {
        const auto *rowA = reinterpret_cast<const QRgb *>(a.constScanLine(y));
        const auto *rowB = reinterpret_cast<const QRgb *>(b.constScanLine(y));
        for (int x = 0; x < a.width(); ++x) {
            const int red = qRed(rowA[x]) - qRed(rowB[x]);
            const int green = qGreen(rowA[x]) - qGreen(rowB[x]);
            const int blue = qBlue(rowA[x]) - qBlue(rowB[x]);
            sum += red * red + green * green + blue * blue;
        }
    }
    const double mean = sum / (3.0 * a.width() * a.height());
    return mean == 0 ? std::numeric_limits<double>::infinity() : 10 * std::log10(255.0 * 255.0 / mean);
}

//! A picture whose brightness tells its number, for finding a frame again: 0…31.
inline QImage numberedPicture(QSize size, int number)
{
    QImage image(size, QImage::Format_RGB32);
    const int grey = 20 + number * 7;
    image.fill(QColor(grey, grey, grey));
    return image;
}

//! The number of a picture made by numberedPicture(), after compression.
inline int numberOf(const QImage &image)
{
    const QRgb middle = image.pixel(image.width() / 2, image.height() / 2);
    return int(std::lround((qGreen(middle) - 20) / 7.0));
}

//! A clip of `frames` pictures from `draw`; false when it could not be written.
inline bool writeClip(
    const QString &path, QSize size, int framesPerSecond, int frames, const std::function<QImage(int)> &draw)
{
    studio::media::EncoderSettings settings;
    settings.size = size;
    settings.framesPerSecond = framesPerSecond;
    auto encoder = studio::media::Encoder::open(path, settings);
    if (!encoder)
        return false;
    for (int i = 0; i < frames; ++i) {
        if (!(*encoder)->write(draw(i)))
            return false;
    }
    return (*encoder)->finish().has_value();
}

inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline bool writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace fixtures
