// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/pixels.h"

#include "media/scaler.h"

#include <QCryptographicHash>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <vector>

namespace studio::sandbox {

namespace {

inline int brightnessOf(QRgb pixel)
{
    return (qRed(pixel) * 77 + qGreen(pixel) * 151 + qBlue(pixel) * 28) >> 8;
}

inline int mixed(int from, int to, int weight)
{
    return from + (((to - from) * weight) >> 8);
}

inline QRgb mixed(QRgb from, QRgb to, int weight)
{
    return qRgb(mixed(qRed(from), qRed(to), weight), mixed(qGreen(from), qGreen(to), weight),
        mixed(qBlue(from), qBlue(to), weight));
}

//! Calls `change` for every pixel.
template <typename Change> void forEachPixel(QImage &picture, const Change &change)
{
    Q_ASSERT(picture.format() == QImage::Format_RGB32);
    for (int y = 0; y < picture.height(); ++y) {
        auto *pixel = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (const auto *end = pixel + picture.width(); pixel != end; ++pixel)
            change(*pixel);
    }
}

int weightOf(double share)
{
    return int(std::lround(std::clamp(share, 0.0, 1.0) * 256));
}

} // namespace

QImage fitted(const QImage &picture, QSize size)
{
    if (picture.size() == size)
        return picture.convertToFormat(QImage::Format_RGB32);
    const QSize cut
        = QSizeF(size).scaled(QSizeF(picture.size()), Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    const QPoint corner((picture.width() - cut.width()) / 2, (picture.height() - cut.height()) / 2);
    return media::scaled(cut == picture.size() ? picture : picture.copy(QRect(corner, cut)), size);
}

QImage expanded(const QImage &picture, QSize size)
{
    // Blurred by being made tiny and large again; the way over a middle size keeps it from showing steps.
    const QSize tiny = size.scaled(24, 24, Qt::KeepAspectRatioByExpanding).boundedTo(size);
    QImage result = media::scaled(fitted(picture, tiny).mirrored(true, false), size);
    tint(result, Qt::black, 0.25);
    const QSize inner = picture.size().scaled(size, Qt::KeepAspectRatio).expandedTo({1, 1});
    const QPoint corner((size.width() - inner.width()) / 2, (size.height() - inner.height()) / 2);
    QPainter(&result).drawImage(corner, media::scaled(picture, inner));
    return result;
}

void blend(QImage &into, const QImage &other, double weight)
{
    Q_ASSERT(into.size() == other.size() && other.format() == QImage::Format_RGB32);
    const int share = weightOf(weight);
    for (int y = 0; y < into.height(); ++y) {
        auto *to = reinterpret_cast<QRgb *>(into.scanLine(y));
        const auto *from = reinterpret_cast<const QRgb *>(other.constScanLine(y));
        for (int x = 0; x < into.width(); ++x)
            to[x] = mixed(to[x], from[x], share);
    }
}

void tint(QImage &picture, const QColor &colour, double weight)
{
    const int share = weightOf(weight);
    std::array<QRgb, 256> ramp{};
    for (int level = 0; level < 256; ++level) {
        ramp[std::size_t(level)]
            = qRgb(colour.red() * level / 255, colour.green() * level / 255, colour.blue() * level / 255);
    }
    forEachPixel(picture,
        [&ramp, share](QRgb &pixel) { pixel = mixed(pixel, ramp[std::size_t(brightnessOf(pixel))], share); });
}

QColor meanColour(const QImage &picture)
{
    const QImage small = media::scaled(picture, picture.size().boundedTo({64, 64}));
    qint64 red = 0;
    qint64 green = 0;
    qint64 blue = 0;
    for (int y = 0; y < small.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(small.constScanLine(y));
        for (int x = 0; x < small.width(); ++x) {
            red += qRed(row[x]);
            green += qGreen(row[x]);
            blue += qBlue(row[x]);
        }
    }
    const qint64 count = std::max<qint64>(1, qint64(small.width()) * small.height());
    return {int(red / count), int(green / count), int(blue / count)};
}

void addGrain(QImage &picture, double amount, quint32 seed)
{
    const int swing = int(std::lround(std::clamp(amount, 0.0, 1.0) * 64));
    if (swing == 0)
        return;
    quint32 state = seed * 2654435761U + 12345;
    forEachPixel(picture, [&state, swing](QRgb &pixel) {
        state = state * 1664525U + 1013904223U;
        const int noise = ((int(state >> 24) - 128) * swing) / 128;
        const auto held = [noise](int level) { return std::clamp(level + noise, 0, 255); };
        pixel = qRgb(held(qRed(pixel)), held(qGreen(pixel)), held(qBlue(pixel)));
    });
}

Balance balanceOf(const QImage &picture)
{
    double sum = 0;
    double alongX = 0;
    double alongY = 0;
    for (int y = 0; y < picture.height(); ++y) {
        const auto *row = reinterpret_cast<const QRgb *>(picture.constScanLine(y));
        for (int x = 0; x < picture.width(); ++x) {
            const int level = brightnessOf(row[x]);
            sum += level;
            alongX += double(level) * x;
            alongY += double(level) * y;
        }
    }
    Balance balance;
    const double count = double(picture.width()) * picture.height();
    if (sum <= 0 || count <= 0)
        return balance;
    balance.centre
        = {2 * (alongX / sum + 0.5) / picture.width() - 1, 2 * (alongY / sum + 0.5) / picture.height() - 1};
    balance.brightness = sum / count / 255;
    return balance;
}

Look::Look(const std::string &prompt, qint64 seed, double strength)
    : m_weight(weightOf(0.04 + 0.92 * std::clamp(strength, 0.0, 1.0)))
{
    const QByteArray digest = QCryptographicHash::hash(
        QByteArray::fromStdString(prompt + '\n' + std::to_string(seed)), QCryptographicHash::Sha256);
    const int hue = ((uchar(digest[0]) << 8) | uchar(digest[1])) % 360;
    const std::array<QColor, 3> stops{QColor::fromHsv(hue, 220, 50),
        QColor::fromHsv((hue + 60 + uchar(digest[2]) % 120) % 360, 200, 190),
        QColor::fromHsv((hue + 180) % 360, 60, 250)};
    constexpr int tones = 6;
    for (int level = 0; level < 256; ++level) {
        const int step = level * tones / 256;
        const double place = 2.0 * step / (tones - 1);
        const auto low = std::size_t(place < 1 ? 0 : 1);
        m_ramp[std::size_t(level)]
            = mixed(stops[low].rgb(), stops[low + 1].rgb(), int(std::lround((place - double(low)) * 256)));
    }
    for (std::size_t step = 0; step < m_outline.size(); ++step)
        m_outline[step] = std::max(0, 256 - std::max(0, int(step) - 12) * 10);
}

void Look::dress(QImage &picture) const
{
    Q_ASSERT(picture.format() == QImage::Format_RGB32);
    const int width = picture.width();
    // Brightness of this row and of the one above, before they were changed.
    std::vector<int> above(std::size_t(width) + 1);
    std::vector<int> here(std::size_t(width) + 1);
    for (int y = 0; y < picture.height(); ++y) {
        auto *row = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < width; ++x)
            here[std::size_t(x)] = brightnessOf(row[x]);
        here[std::size_t(width)] = here[std::size_t(width) - 1];
        if (y == 0)
            above = here;
        for (int x = 0; x < width; ++x) {
            const auto at = std::size_t(x);
            const int step = std::abs(here[at + 1] - here[at]) + std::abs(above[at] - here[at]);
            const QRgb styled
                = mixed(qRgb(0, 0, 0), m_ramp[std::size_t(here[at])], m_outline[std::size_t(step)]);
            row[x] = mixed(row[x], styled, m_weight);
        }
        above.swap(here);
    }
}

} // namespace studio::sandbox
