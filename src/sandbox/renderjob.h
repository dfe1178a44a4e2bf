// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "media/sound.h"
#include "sandbox/records.h"
#include "sandbox/statefolder.h"

#include <QImage>
#include <QSize>

#include <functional>
#include <vector>

namespace studio::sandbox {

//! What one file of an order will be: how large, how long, and how each of its frames is painted.
struct Shot {
    QSize size; //!< pixels; empty for sound alone
    double seconds = 0; //!< clips
    double framesPerSecond = 24;
    media::Sound sound; //!< without samples: none
    //! The frame at a moment, Format_RGB32; another size than `size` is scaled. Moments only grow.
    std::function<Result<QImage>(double seconds)> paint;
};

//! Where the file goes, and who may stop it.
struct Delivery {
    QString path; //!< replaced; its suffix is the order's format
    std::vector<QString> previews; //!< paths of small JPEG pictures, evenly spread
    QString scratch; //!< a path without suffix to write at first
    std::function<bool(double)> goOn; //!< told 0…1 after each frame; false: stop (Cancelled)
};

//! How each kind of order becomes a shot. Blocking; errors when an input cannot be read.
[[nodiscard]] Result<Shot> shotFor(const RenderOrder &order, const StateFolder &folder);

//! Paints and writes the file. Nothing is left on failure.
[[nodiscard]] Status deliver(const Shot &shot, const RenderOrder &order, const Delivery &delivery);

// One function a kind of order, called by shotFor().
[[nodiscard]] Result<Shot> keyframesShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> picturesShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> restyleShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> upscaleShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> extendShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> expandShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> slowMotionShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> performanceShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> lipSyncShot(const RenderOrder &order, const StateFolder &folder);
[[nodiscard]] Result<Shot> soundShot(const RenderOrder &order, const StateFolder &folder);

//! The input of that role, or one that is drawn for the prompt.
[[nodiscard]] RenderOrder::Input inputOr(
    const RenderOrder &order, const char *role, const char *kind = "video");

} // namespace studio::sandbox
