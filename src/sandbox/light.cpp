// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/light.h"

#include <QRandomGenerator>

#include <array>
#include <cmath>
#include <numbers>

namespace studio::sandbox {

namespace {

using Table = std::array<uint, 256>;

Table tableFor(double gain, int shift)
{
    Table table;
    for (uint level = 0; level < 256; ++level)
        table[level] = uint(std::min(255.0, std::round(level * gain))) << shift;
    return table;
}

} // namespace

Light::Light(qint64 seed)
{
    QRandomGenerator random(quint32(seed ^ (seed >> 32)) * 2654435761U + 17);
    const auto share = [&random] { return 0.12 * (random.generateDouble() - 0.5); };
    m_red = share();
    m_green = share();
    m_blue = share();
}

void Light::fall(QImage &frame, double time) const
{
    Q_ASSERT(frame.format() == QImage::Format_RGB32);
    const double swing = std::sin(2 * std::numbers::pi * time);
    if (std::abs(swing) < 1e-9)
        return;
    const Table red = tableFor(1 + m_red * swing, 16);
    const Table green = tableFor(1 + m_green * swing, 8);
    const Table blue = tableFor(1 + m_blue * swing, 0);
    for (int y = 0; y < frame.height(); ++y) {
        auto *pixel = reinterpret_cast<QRgb *>(frame.scanLine(y));
        for (const auto *end = pixel + frame.width(); pixel != end; ++pixel)
            *pixel
                = 0xff000000U | red[(*pixel >> 16) & 255] | green[(*pixel >> 8) & 255] | blue[*pixel & 255];
    }
}

} // namespace studio::sandbox
