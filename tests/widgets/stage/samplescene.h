// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>

namespace studio::test {

//! A drawn landscape of the given size: sky, disc, hills. Day or night.
inline QImage landscape(QSize size, bool night = false)
{
    QImage image(size, QImage::Format_RGB32);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size.width() / 1280.0, size.height() / 768.0);
    QLinearGradient sky(0, 0, 0, 768);
    sky.setColorAt(0, night ? QColor(40, 30, 80) : QColor(196, 192, 196));
    sky.setColorAt(1, night ? QColor(90, 50, 100) : QColor(240, 196, 160));
    painter.fillRect(0, 0, 1280, 768, sky);
    painter.setPen(Qt::NoPen);
    painter.setBrush(night ? QColor(250, 220, 160) : QColor(255, 244, 214));
    painter.drawEllipse(QPointF(860, 310), 100, 100);
    const QColor hills[] = {night ? QColor(60, 40, 90) : QColor(125, 155, 143),
        night ? QColor(45, 30, 70) : QColor(80, 124, 107), night ? QColor(30, 20, 50) : QColor(46, 90, 76)};
    int y = 480;
    for (const QColor &hill : hills) {
        QPainterPath path(QPointF(0, y));
        path.cubicTo(400, y + 30, 700, y + 180, 1280, y + 20);
        path.lineTo(1280, 768);
        path.lineTo(0, 768);
        painter.setBrush(hill);
        painter.drawPath(path);
        y += 90;
    }
    return image;
}

} // namespace studio::test
