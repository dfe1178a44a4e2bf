// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/taskstate.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

QLatin1StringView stateName(TaskState state)
{
    switch (state) {
    case TaskState::Queued:
        return "Queued"_L1;
    case TaskState::Uploading:
        return "Uploading"_L1;
    case TaskState::Submitting:
        return "Submitting"_L1;
    case TaskState::OutcomeUnknown:
        return "OutcomeUnknown"_L1;
    case TaskState::Running:
        return "Running"_L1;
    case TaskState::Downloading:
        return "Downloading"_L1;
    case TaskState::Done:
        return "Done"_L1;
    case TaskState::Failed:
        return "Failed"_L1;
    case TaskState::Cancelled:
        return "Cancelled"_L1;
    }
    Q_UNREACHABLE();
    return {};
}

std::optional<TaskState> stateFromName(QStringView name)
{
    for (const TaskState state : AllTaskStates) {
        if (name == stateName(state))
            return state;
    }
    return std::nullopt;
}

bool canMove(TaskState from, TaskState to)
{
    using enum TaskState;
    static constexpr std::array<std::pair<TaskState, TaskState>, 20> moves{{
        {Queued, Uploading},
        {Queued, Submitting},
        {Queued, Failed},
        {Queued, Cancelled},
        {Uploading, Submitting},
        {Uploading, Queued},
        {Uploading, Failed},
        {Uploading, Cancelled},
        {Submitting, Running},
        {Submitting, Queued},
        {Submitting, Failed},
        {Submitting, OutcomeUnknown},
        {OutcomeUnknown, Running},
        {OutcomeUnknown, Failed},
        {OutcomeUnknown, Cancelled},
        {Running, Downloading},
        {Running, Failed},
        {Running, Cancelled},
        {Downloading, Done},
        {Downloading, Failed},
    }};
    return std::find(moves.begin(), moves.end(), std::pair(from, to)) != moves.end();
}

bool isFinal(TaskState state)
{
    return state == TaskState::Done || state == TaskState::Failed || state == TaskState::Cancelled;
}

bool mayBeBought(TaskState state)
{
    return state == TaskState::Submitting || state == TaskState::OutcomeUnknown || state == TaskState::Running
        || state == TaskState::Downloading;
}

} // namespace studio
