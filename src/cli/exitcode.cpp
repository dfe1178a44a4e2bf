// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exitcode.h"

#include <algorithm>
#include <array>

namespace studio::cli {

namespace {

// What stands first is told first: money that may be gone, then what only a person can mend.
constexpr std::array GravestFirst{ExitCode::OutcomeUnknown, ExitCode::NoAccess, ExitCode::Limit,
    ExitCode::Refused, ExitCode::Network, ExitCode::Storage, ExitCode::NotFinished, ExitCode::InvalidRequest,
    ExitCode::WrongUsage, ExitCode::ProgramFault};

// Why something that had been handed to the provider, or was about to be, came to nothing.
ExitCode exitCodeForFailed(const Error &error)
{
    const ExitCode code = exitCodeFor(error);
    switch (code) {
    case ExitCode::NoAccess:
    case ExitCode::Limit:
    case ExitCode::Storage:
    case ExitCode::OutcomeUnknown:
        return code;
    default:
        return ExitCode::Refused;
    }
}

} // namespace

ExitCode exitCodeFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::Protocol:
        return ExitCode::Network;
    case ErrorKind::Cancelled:
        return ExitCode::NotFinished;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainDenied:
        return ExitCode::NoAccess;
    case ErrorKind::InsufficientCredits:
    case ErrorKind::RateLimited:
        return ExitCode::Limit;
    case ErrorKind::Moderation:
    case ErrorKind::ServerFault:
        return ExitCode::Refused;
    case ErrorKind::SubmissionUnknown:
        return ExitCode::OutcomeUnknown;
    case ErrorKind::Storage:
    case ErrorKind::DiskFull:
        return ExitCode::Storage;
    case ErrorKind::NotFound:
    case ErrorKind::InvalidRequest:
    case ErrorKind::FileInvalid:
    case ErrorKind::MediaUnsupported:
        // With an HTTP status it is the provider's verdict, without one it is ours.
        return error.httpStatus != 0 ? ExitCode::Refused : ExitCode::InvalidRequest;
    }
    return ExitCode::ProgramFault;
}

ExitCode exitCodeFor(const Task &task)
{
    switch (task.state) {
    case TaskState::Done:
        return ExitCode::Done;
    case TaskState::Failed:
        return task.error ? exitCodeForFailed(*task.error) : ExitCode::Refused;
    case TaskState::OutcomeUnknown:
    case TaskState::Submitting: // the paid call has left, its answer is not known
        return ExitCode::OutcomeUnknown;
    case TaskState::Cancelled:
        return ExitCode::NotFinished;
    case TaskState::Queued:
    case TaskState::Uploading:
    case TaskState::Running:
    case TaskState::Downloading:
        break;
    }
    // It waits: the reason is worth more than "not finished".
    return task.error ? gravest({exitCodeFor(*task.error), ExitCode::NotFinished}) : ExitCode::NotFinished;
}

ExitCode exitCodeForAnswer(const Task &task)
{
    if (task.state == TaskState::Running || task.state == TaskState::Downloading)
        return ExitCode::Done;
    return exitCodeFor(task);
}

ExitCode gravest(const QList<ExitCode> &codes)
{
    for (const ExitCode code : GravestFirst) {
        if (codes.contains(code))
            return code;
    }
    return ExitCode::Done;
}

} // namespace studio::cli
