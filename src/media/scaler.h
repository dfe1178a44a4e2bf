// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

namespace studio::media {

//! `picture` at exactly `size` pixels, by swscale's Lanczos filter; Format_RGB32. Null when one of them is
//! empty or there is no memory. Any thread.
[[nodiscard]] QImage scaled(const QImage &picture, QSize size);

} // namespace studio::media
