// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QImage>
#include <QSize>
#include <QString>

namespace studio::media {

//! `count` pictures out of a clip, evenly spread, side by side in one image of `size` pixels; each is cut
//! around its middle to fill its place. Of a sound: its loudness over time as a light shape on transparent
//! ground. Errors as probe(). Blocking; any thread.
[[nodiscard]] Result<QImage> filmstrip(const QString &path, int count, QSize size);

} // namespace studio::media
