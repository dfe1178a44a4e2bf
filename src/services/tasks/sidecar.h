// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"

#include <QJsonObject>
#include <QString>

namespace studio {

//! The newest form of sidecars; greater ones are not read. 2: inputs of requests have `kind`, `trim`,
//! `length`, `at` and `subject`, without which another take would be made.
inline constexpr int SidecarSchema = 2;

//! What stands beside a saved take: everything needed to make it again (docs/sidecar.md). `output` is the
//! saved one. Pure.
[[nodiscard]] QJsonObject sidecarOf(const Task &task, const TaskOutput &output, Instant savedAt);

//! Where the sidecar of a take lies: the same name with the suffix "json".
[[nodiscard]] QString sidecarPath(const QString &takePath);

//! Where the takes of a task go: its own folder, or the month's below `takesFolder`.
[[nodiscard]] QString takeFolder(const Task &task, const QString &takesFolder);

//! The name of a take without its suffix: time, words of the prompt, eight characters of the id and, with
//! several outputs, a number from 1. The same at every try, so that a take that was saved before a crash is
//! found again.
[[nodiscard]] QString takeStem(const Task &task, qsizetype index);

} // namespace studio
