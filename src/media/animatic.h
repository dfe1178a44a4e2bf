// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/cameramove.h"

#include <QImage>
#include <QList>
#include <QSize>

#include <functional>
#include <memory>

namespace studio::media {

//! A picture and its place in the clip.
struct Keyframe {
    QImage
        image; //!< upright, already cut to the ratio of the output (another ratio is cut around the middle)
    double time = 0; //!< 0…1
};

//! Draws the frames of a camera move over one to three keyframes: keyframes are blended first, then warped
//! once; what comes into view beyond the picture is its mirrored border (a table made once). Const functions
//! may be called on any thread.
class Animatic final {
public:
    //! `keyframes` may be empty (frames are then black), sorted by time or not. `size` is the frame in
    //! pixels.
    Animatic(QList<Keyframe> keyframes, CameraMove move, QSize size);
    ~Animatic();
    Animatic(Animatic &&) noexcept;
    Animatic &operator=(Animatic &&) noexcept;

    [[nodiscard]] QSize size() const;
    //! Changes only the move; the padded pictures are kept (that is what a moving slider needs).
    void setMove(const CameraMove &move);
    [[nodiscard]] const CameraMove &move() const;
    //! The frame at `time` (0…1, clamped), Format_RGB32.
    [[nodiscard]] QImage frameAt(double time) const;
    //! Draws into `target` without allocating; `target` has size() and Format_RGB32.
    void paintFrame(double time, QImage &target) const;

private:
    struct Data;
    std::unique_ptr<Data> d;
};

//! What renderAnimatic() writes.
struct RenderSettings {
    QSize size;
    double seconds = 5;
    int framesPerSecond = 24;
};

//! Renders to an H.264 MP4 at `path` (replaced when done, nothing is left on failure). Blocking: for the pool
//! or a tool. `progress` is called on this thread with 0…1; returning false cancels (ErrorKind::Cancelled).
[[nodiscard]] Status renderAnimatic(const Animatic &animatic, const RenderSettings &settings,
    const QString &path, const std::function<bool(double)> &progress = {});

} // namespace studio::media
