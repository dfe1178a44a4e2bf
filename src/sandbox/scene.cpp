// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/scene.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>
#include <QRandomGenerator>

#include <cmath>
#include <numbers>

namespace studio::sandbox {

namespace {

//! The outline of a range of hills: a few waves of shrinking height over one another.
QPainterPath hills(QRandomGenerator &random, QSizeF size, double horizon, double height)
{
    struct Wave {
        double length;
        double height;
        double phase;
    };
    QList<Wave> waves;
    for (int octave = 1; octave <= 4; ++octave)
        waves.append({(0.6 + random.generateDouble()) * octave * 1.7, height / (octave * octave),
            random.generateDouble() * 2 * std::numbers::pi});
    QPainterPath path(QPointF(0, size.height()));
    const int steps = 96;
    for (int step = 0; step <= steps; ++step) {
        const double x = double(step) / steps;
        double y = horizon;
        for (const Wave &wave : waves)
            y -= wave.height * std::sin(x * wave.length * std::numbers::pi + wave.phase);
        path.lineTo(x * size.width(), y * size.height());
    }
    path.lineTo(size.width(), size.height());
    path.closeSubpath();
    return path;
}

void drawSky(QPainter &painter, QRandomGenerator &random, QSizeF size, int hue)
{
    QLinearGradient sky(0, 0, 0, size.height() * 0.8);
    sky.setColorAt(0, QColor::fromHsv((hue + 200) % 360, 150, 90));
    sky.setColorAt(0.6, QColor::fromHsv((hue + 330) % 360, 110, 190));
    sky.setColorAt(1, QColor::fromHsv(hue, 130, 250));
    painter.fillRect(QRectF(QPointF(), size), sky);

    const QPointF sun(size.width() * (0.2 + 0.6 * random.generateDouble()),
        size.height() * (0.25 + 0.25 * random.generateDouble()));
    const double radius = std::min(size.width(), size.height()) * (0.05 + 0.05 * random.generateDouble());
    QRadialGradient glow(sun, radius * 5);
    glow.setColorAt(0, QColor(255, 250, 230, 230));
    glow.setColorAt(0.2, QColor(255, 240, 200, 140));
    glow.setColorAt(1, QColor(255, 230, 180, 0));
    painter.fillRect(QRectF(QPointF(), size), glow);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(255, 252, 240));
    painter.drawEllipse(sun, radius, radius);
}

} // namespace

QImage drawScene(const std::string &text, qint64 seed, QSize size)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::fromStdString(text));
    hash.addData(QByteArray::number(seed));
    const QByteArray digest = hash.result();
    QList<quint32> numbers;
    for (int i = 0; i + 3 < digest.size(); i += 4)
        numbers.append((uchar(digest[i]) << 24U) | (uchar(digest[i + 1]) << 16U)
            | (uchar(digest[i + 2]) << 8U) | uchar(digest[i + 3]));
    QRandomGenerator random(numbers.constData(), numbers.size());

    QImage picture(size, QImage::Format_RGB32);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const int hue = int(random.bounded(360));
    drawSky(painter, random, size, hue);
    constexpr int ranges = 4;
    for (int range = 0; range < ranges; ++range) {
        const double nearness = double(range + 1) / ranges;
        painter.setBrush(QColor::fromHsv(
            (hue + 210 + 15 * range) % 360, 60 + int(90 * nearness), 170 - int(130 * nearness)));
        painter.drawPath(hills(random, size, 0.5 + 0.13 * range, 0.09 - 0.012 * range));
    }
    return picture;
}

} // namespace studio::sandbox
