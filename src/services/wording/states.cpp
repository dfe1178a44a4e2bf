// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plain words for where a task stands.
#include "services/wording/wording.h"

#include "services/wording/words.h"

#include <QFileInfo>
#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::wording {

namespace {

QString providerName(const Task &task)
{
    return task.request.provider == "useapi"_L1 ? u"useapi.net"_s : u"Runway"_s;
}

QString waitingText(const Task &task, int placeInLine, bool held)
{
    if (task.error && task.error->kind == ErrorKind::InsufficientCredits)
        return Words::tr("Waiting for credits");
    if (held)
        return Words::tr("On hold");
    if (task.error && task.error->kind == ErrorKind::RateLimited)
        return Words::tr("Waiting for a free slot at %1").arg(providerName(task));
    if (placeInLine > 1)
        return Words::tr("Waiting, number %1 in line").arg(QLocale().toString(placeInLine));
    return Words::tr("Waiting");
}

QString runningText(const Task &task)
{
    if (task.cancelWanted)
        return Words::tr("Cancelling");
    if (task.remoteStatus == "THROTTLED"_L1)
        return Words::tr("Waiting for a free slot at %1").arg(providerName(task));
    if (task.progress && *task.progress > 0)
        return Words::tr("Making it, %1 %").arg(QLocale().toString(int(std::floor(*task.progress * 100))));
    if (task.remoteStatus == "RUNNING"_L1)
        return Words::tr("Making it");
    return Words::tr("Waiting at %1").arg(providerName(task));
}

QString failedText(const Task &task)
{
    if (task.error && task.error->kind == ErrorKind::Moderation)
        return Words::tr("Refused by moderation");
    return Words::tr("Failed");
}

QString secondsText(double seconds)
{
    const int whole = int(std::ceil(std::min(seconds, 1e6)));
    if (whole < 90)
        return Words::tr("begins in about %Ln seconds", nullptr, whole);
    return Words::tr("begins in about %Ln minutes", nullptr, (whole + 30) / 60);
}

QString runningDetail(const Task &task)
{
    QStringList parts;
    if (task.cancelWanted && task.request.provider == "useapi"_L1)
        parts << Words::tr("useapi.net promises no cancelling; the result will be saved");
    if (!task.progressText.isEmpty())
        parts << task.progressText;
    if (task.secondsToStart && *task.secondsToStart > 0 && task.remoteStatus != "RUNNING"_L1)
        parts << secondsText(*task.secondsToStart);
    if (task.error)
        parts << explain(*task.error).happened;
    return parts.join(u" · "_s);
}

QString doneDetail(const Task &task)
{
    QStringList parts;
    for (const TaskOutput &output : task.outputs) {
        if (!output.path.isEmpty())
            parts << QFileInfo(output.path).fileName() + u", "_s + bytes(output.bytes);
    }
    return parts.join(u" · "_s);
}

} // namespace

QString stateText(const Task &task, int placeInLine, bool held)
{
    switch (task.state) {
    case TaskState::Queued:
        return waitingText(task, placeInLine, held);
    case TaskState::Uploading:
        return Words::tr("Sending the pictures");
    case TaskState::Submitting:
        return Words::tr("Handing it in");
    case TaskState::OutcomeUnknown:
        return Words::tr("Handed in, outcome unknown");
    case TaskState::Running:
        return runningText(task);
    case TaskState::Downloading:
        return Words::tr("Made, saving it");
    case TaskState::Done:
        return Words::tr("Saved");
    case TaskState::Failed:
        return failedText(task);
    case TaskState::Cancelled:
        return Words::tr("Cancelled");
    }
    Q_UNREACHABLE();
    return {};
}

QString stateDetail(const Task &task, int placeInLine, bool held)
{
    switch (task.state) {
    case TaskState::Queued:
        if (task.error)
            return explain(*task.error).text();
        if (held)
            return Words::tr("It was not sent before the last end; release it to go on.");
        return placeInLine == 1 ? Words::tr("Next in line") : QString();
    case TaskState::Uploading:
    case TaskState::Submitting:
        return {};
    case TaskState::Running:
        return runningDetail(task);
    case TaskState::Downloading:
        return task.error ? explain(*task.error).happened : QString();
    case TaskState::Done:
        return doneDetail(task);
    case TaskState::OutcomeUnknown:
    case TaskState::Failed:
    case TaskState::Cancelled:
        return explain(task).text();
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace studio::wording
