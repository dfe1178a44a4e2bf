// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QMetaType>

#include <array>
#include <optional>

namespace studio {

//! Where a task stands. Stored by name; the legal moves are in canMove().
enum class TaskState {
    Queued,
    Uploading,
    Submitting,
    OutcomeUnknown,
    Running,
    Downloading,
    Done,
    Failed,
    Cancelled,
};

inline constexpr std::array AllTaskStates{TaskState::Queued, TaskState::Uploading, TaskState::Submitting,
    TaskState::OutcomeUnknown, TaskState::Running, TaskState::Downloading, TaskState::Done, TaskState::Failed,
    TaskState::Cancelled};

//! The name in the journal and in `ctake --json` ("OutcomeUnknown").
[[nodiscard]] QLatin1StringView stateName(TaskState state);
[[nodiscard]] std::optional<TaskState> stateFromName(QStringView name);

//! Whether the table of docs/architecture allows this move.
[[nodiscard]] bool canMove(TaskState from, TaskState to);

//! Done, Failed and Cancelled.
[[nodiscard]] bool isFinal(TaskState state);

//! Whether credits may already be spent in this state, so that the task has to be followed whatever the
//! settings say.
[[nodiscard]] bool mayBeBought(TaskState state);

} // namespace studio

Q_DECLARE_METATYPE(studio::TaskState)
