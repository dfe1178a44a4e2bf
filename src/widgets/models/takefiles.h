// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediakind.h"
#include "domain/task.h"

#include <QStringList>

//! The files that tasks saved. Touches the disk only to see whether they are still there.
namespace studio::takefiles {

//! Those that are there, in the order of the outputs.
[[nodiscard]] QStringList saved(const Task &task);
//! By the name's suffix; a file whose suffix says nothing is taken for a clip.
[[nodiscard]] MediaKind kindOf(const QString &path);

} // namespace studio::takefiles
