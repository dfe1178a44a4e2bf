// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cameramove.h"

#include <QtMath>

#include <algorithm>
#include <cmath>

namespace studio::media {

namespace {

constexpr double FieldOfView = 50; // degrees, across the frame's width
constexpr double SlideAtTen = 0.25; // of the frame's width or height
constexpr double TurnAtTen = 20; // degrees: pan, tilt and roll
constexpr double ScaleAtTen = 1.6;

//! How far an axis has come at `time`, −1…1. Everything that is linear in time is linear here, once.
double progress(double axis, double time)
{
    if (!std::isfinite(axis) || !std::isfinite(time))
        return 0;
    return std::clamp(axis, -10.0, 10.0) / 10 * std::clamp(time, 0.0, 1.0);
}

//! The turned camera as QTransform writes matrices: row vectors, (x, y, z)·M. y points down, z ahead.
QTransform rotation(double pan, double tilt, double roll)
{
    const double panSin = std::sin(pan), panCos = std::cos(pan);
    const double tiltSin = std::sin(tilt), tiltCos = std::cos(tilt);
    const double rollSin = std::sin(roll), rollCos = std::cos(roll);
    // A camera turned right sees what was ahead on its left; turned up, below; rolled clockwise, turned
    // counter-clockwise.
    const QTransform panned(panCos, 0, panSin, 0, 1, 0, -panSin, 0, panCos);
    const QTransform tilted(1, 0, 0, 0, tiltCos, -tiltSin, 0, tiltSin, tiltCos);
    const QTransform rolled(rollCos, -rollSin, 0, rollSin, rollCos, 0, 0, 0, 1);
    return panned * tilted * rolled;
}

} // namespace

bool CameraMove::isNeutral() const
{
    return *this == CameraMove{};
}

QTransform cameraTransform(const CameraMove &move, double time, QSizeF frame)
{
    const double horizontal = progress(move.horizontal, time);
    const double vertical = progress(move.vertical, time);
    const double pan = progress(move.pan, time) * qDegreesToRadians(TurnAtTen);
    const double tilt = progress(move.tilt, time) * qDegreesToRadians(TurnAtTen);
    const double zoom = progress(move.zoom, time);
    const double roll = progress(move.roll, time) * qDegreesToRadians(TurnAtTen);
    const bool still = horizontal == 0 && vertical == 0 && pan == 0 && tilt == 0 && zoom == 0 && roll == 0;
    if (still || frame.isEmpty())
        return {}; // exactly, not but for rounding

    // The picture is a plane at distance 1; the camera's path is measured in that distance. Up is −y.
    const double focal = frame.width() / 2 / std::tan(qDegreesToRadians(FieldOfView / 2));
    const double right = horizontal * SlideAtTen * frame.width() / focal;
    const double down = -vertical * SlideAtTen * frame.height() / focal;
    const double distance = std::pow(ScaleAtTen, -zoom);

    const QTransform toRays(
        1 / focal, 0, 0, 0, 1 / focal, 0, -frame.width() / 2 / focal, -frame.height() / 2 / focal, 1);
    const QTransform moved(1, 0, 0, 0, 1, 0, -right, -down, distance);
    const QTransform toPixels(focal, 0, 0, 0, focal, 0, frame.width() / 2, frame.height() / 2, 1);
    const QTransform whole = toRays * moved * rotation(pan, tilt, roll) * toPixels;
    if (pan != 0 || tilt != 0)
        return whole;
    // Without pan and tilt every point stays at one distance: divided by it, the same map is affine.
    return {whole.m11() / distance, whole.m12() / distance, whole.m21() / distance, whole.m22() / distance,
        whole.m31() / distance, whole.m32() / distance};
}

} // namespace studio::media
