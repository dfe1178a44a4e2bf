// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QSize>

#include <string>

namespace studio::sandbox {

//! Draws a landscape that stands for a picture nobody sent: the same for the same text, seed and size.
//! Needs no display. Format_RGB32.
[[nodiscard]] QImage drawScene(const std::string &text, qint64 seed, QSize size);

} // namespace studio::sandbox
