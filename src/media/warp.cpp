// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/warp.h"

#include <algorithm>
#include <cmath>

namespace studio::media {

namespace {

// Exact division at the ends of a span, straight lines between: the error for the strongest keystone the axes
// allow is below a fiftieth of a pixel, and fifteen divisions of sixteen are saved.
constexpr int SpanLength = 16;
constexpr int FixedBits = 16;
constexpr double FixedOne = 1 << FixedBits;
constexpr quint64 LaneMask = 0x00ff00ff00ff00ffULL;
constexpr quint64 LaneHalf = 0x0080008000800080ULL;

// Four 8-bit channels in four 16-bit lanes of one word: one multiplication weighs a whole pixel, on any
// processor, with no instruction set to choose at run time.
inline quint64 spread(quint32 pixel)
{
    return (quint64(pixel) | (quint64(pixel) << 24)) & LaneMask;
}

inline quint32 gather(quint64 lanes)
{
    return quint32(lanes | (lanes >> 24));
}

inline quint32 mix(
    quint32 topLeft, quint32 topRight, quint32 bottomLeft, quint32 bottomRight, quint32 x, quint32 y)
{
    const quint32 both = (x * y + 128) >> 8; // the four weights add up to 256 exactly
    const quint64 sum = spread(topLeft) * (256 - x - y + both) + spread(topRight) * (x - both)
        + spread(bottomLeft) * (y - both) + spread(bottomRight) * both + LaneHalf;
    return gather((sum >> 8) & LaneMask);
}

inline const quint32 *rowOf(const PixelsIn &source, qint64 row)
{
    return reinterpret_cast<const quint32 *>(source.bits + row * source.stride);
}

//! A point of the picture in pixels, measured from the middle of the first one, 16 bits of fraction.
struct FixedPoint {
    qint64 x;
    qint64 y;
};

//! Where the middle of frame pixel (column, row) is in the picture. Behind the camera and further away than
//! the mirrored border reaches is held at that reach.
inline FixedPoint locate(const QTransform &toPicture, double column, double row, qint64 reachX, qint64 reachY)
{
    const double x = column + 0.5;
    const double y = row + 0.5;
    const double w = std::max(toPicture.m13() * x + toPicture.m23() * y + toPicture.m33(), 1e-6);
    const double u = (toPicture.m11() * x + toPicture.m21() * y + toPicture.m31()) / w - 0.5;
    const double v = (toPicture.m12() * x + toPicture.m22() * y + toPicture.m32()) / w - 0.5;
    const double limitX = double(reachX - 2);
    const double limitY = double(reachY - 2);
    // Half a step of rounding: a point that is a whole pixel in exact arithmetic stays one.
    return {qint64(std::floor(std::clamp(u, -limitX, limitX) * FixedOne + 0.5)),
        qint64(std::floor(std::clamp(v, -limitY, limitY) * FixedOne + 0.5))};
}

inline quint32 fraction(qint64 fixed)
{
    return quint32(fixed >> (FixedBits - 8)) & 0xff;
}

//! A span that lies within the picture.
inline void drawInside(const PixelsIn &source, FixedPoint at, FixedPoint step, quint32 *out, int count)
{
    for (int i = 0; i < count; ++i) {
        const quint32 *top = rowOf(source, at.y >> FixedBits) + (at.x >> FixedBits);
        const auto *bottom
            = reinterpret_cast<const quint32 *>(reinterpret_cast<const uchar *>(top) + source.stride);
        out[i] = mix(top[0], top[1], bottom[0], bottom[1], fraction(at.x), fraction(at.y));
        at.x += step.x;
        at.y += step.y;
    }
}

//! A span that touches the mirrored border.
inline void drawMirrored(const PixelsIn &source, const MirrorTable &mirrorX, const MirrorTable &mirrorY,
    FixedPoint at, FixedPoint step, quint32 *out, int count)
{
    for (int i = 0; i < count; ++i) {
        const qint64 x = at.x >> FixedBits;
        const qint64 y = at.y >> FixedBits;
        const quint32 *top = rowOf(source, mirrorY.at(y));
        const quint32 *bottom = rowOf(source, mirrorY.at(y + 1));
        const int left = mirrorX.at(x);
        const int right = mirrorX.at(x + 1);
        out[i] = mix(top[left], top[right], bottom[left], bottom[right], fraction(at.x), fraction(at.y));
        at.x += step.x;
        at.y += step.y;
    }
}

} // namespace

MirrorTable::MirrorTable(int length)
    : m_length(std::max(length, 1))
    , m_reach(qint64(m_length) * 10)
    , m_pixels(std::size_t(m_reach) * 2)
    , m_middle(m_pixels.data() + m_reach)
{
    const qint64 period = qint64(m_length) * 2;
    for (qint64 i = -m_reach; i < m_reach; ++i) {
        const qint64 within = ((i % period) + period) % period;
        m_pixels[std::size_t(i + m_reach)] = int(within < m_length ? within : period - 1 - within);
    }
}

PixelsIn pixelsOf(const QImage &image)
{
    Q_ASSERT(image.depth() == 32);
    return {image.constBits(), image.bytesPerLine(), image.width(), image.height()};
}

PixelsOut pixelsOf(QImage &image)
{
    Q_ASSERT(image.depth() == 32);
    return {image.bits(), image.bytesPerLine(), image.width(), image.height()};
}

void blendRows(PixelsIn first, PixelsIn second, int weight, PixelsOut target, RowRange rows)
{
    const auto b = quint64(std::clamp(weight, 0, 256));
    const quint64 a = 256 - b;
    for (int y = rows.first; y < rows.end; ++y) {
        const quint32 *from = rowOf(first, y);
        const quint32 *to = rowOf(second, y);
        auto *out = reinterpret_cast<quint32 *>(target.bits + y * target.stride);
        for (int x = 0; x < target.width; ++x)
            out[x] = gather(((spread(from[x]) * a + spread(to[x]) * b + LaneHalf) >> 8) & LaneMask);
    }
}

void warpRows(PixelsIn source, const MirrorTable &mirrorX, const MirrorTable &mirrorY,
    const QTransform &toPicture, PixelsOut target, RowRange rows)
{
    Q_ASSERT(mirrorX.length() == source.width && mirrorY.length() == source.height);
    const qint64 lastX = qint64(source.width - 1) << FixedBits;
    const qint64 lastY = qint64(source.height - 1) << FixedBits;
    const auto inside = [lastX, lastY](FixedPoint point) {
        return point.x >= 0 && point.x < lastX && point.y >= 0 && point.y < lastY;
    };
    const auto at = [&](int column, int row) {
        return locate(toPicture, column, row, mirrorX.reach(), mirrorY.reach());
    };
    for (int y = rows.first; y < rows.end; ++y) {
        auto *out = reinterpret_cast<quint32 *>(target.bits + y * target.stride);
        FixedPoint start = at(0, y);
        for (int x = 0; x < target.width; x += SpanLength) {
            const int count = std::min(SpanLength, target.width - x);
            const FixedPoint end = at(x + count, y);
            const FixedPoint step{(end.x - start.x) / count, (end.y - start.y) / count};
            if (inside(start) && inside(end))
                drawInside(source, start, step, out + x, count);
            else
                drawMirrored(source, mirrorX, mirrorY, start, step, out + x, count);
            start = end;
        }
    }
}

} // namespace studio::media
