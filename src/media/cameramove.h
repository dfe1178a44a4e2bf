// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QTransform>

namespace studio::media {

//! A camera move over a whole clip: six axes in −10…10, linear in time. + is right, up, to the right, up, in
//! and clockwise, as seen from the camera; the amounts at ±10 are in docs/camera.md.
struct CameraMove {
    double horizontal = 0;
    double vertical = 0;
    double pan = 0;
    double tilt = 0;
    double zoom = 0;
    double roll = 0;

    [[nodiscard]] bool isNeutral() const;
    friend bool operator==(const CameraMove &, const CameraMove &) = default;
};

//! Where the picture's points go at `time` (0…1 of the clip): one homography K·R(pan, tilt,
//! roll)·T(horizontal, vertical, zoom)·K⁻¹ for a field of view of 50°, mapping picture pixels to screen
//! pixels. The identity at time 0.
[[nodiscard]] QTransform cameraTransform(const CameraMove &move, double time, QSizeF frame);

} // namespace studio::media
