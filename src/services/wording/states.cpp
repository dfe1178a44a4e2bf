// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Plain words for where a task stands.
#include "services/wording/wording.h"

#include "services/wording/words.h"

#include <QFileInfo>
#include <QLocale>
#include <QRegularExpression>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::wording {

namespace {

//! One that the catalogue does not know any more is called by its id.
QString providerName(const Task &task, const Catalogue &catalogue)
{
    const ProviderSpec *provider = catalogue.provider(task.request.provider);
    return provider ? provider->label : task.request.provider;
}

QString waitingText(const Task &task, const Catalogue &catalogue, int placeInLine, bool held)
{
    if (task.error && task.error->kind == ErrorKind::InsufficientCredits)
        return Words::tr("Waiting for credits");
    if (held)
        return Words::tr("On hold");
    if (task.error && task.error->kind == ErrorKind::RateLimited)
        return Words::tr("Waiting for a free slot at %1").arg(providerName(task, catalogue));
    if (placeInLine > 1)
        return Words::tr("Waiting, number %1 in line").arg(QLocale().toString(placeInLine));
    return Words::tr("Waiting");
}

QString runningText(const Task &task, const Catalogue &catalogue)
{
    if (task.cancelWanted)
        return Words::tr("Cancelling");
    if (task.remoteStatus == "THROTTLED"_L1)
        return Words::tr("Waiting for a free slot at %1").arg(providerName(task, catalogue));
    if (task.progress && *task.progress > 0)
        return Words::tr("Making it, %1 %").arg(QLocale().toString(int(std::floor(*task.progress * 100))));
    if (task.remoteStatus == "RUNNING"_L1)
        return Words::tr("Making it");
    return Words::tr("Waiting at %1").arg(providerName(task, catalogue));
}

QString queuedDetail(const Task &task, int placeInLine, bool held)
{
    if (task.error && task.error->kind == ErrorKind::InsufficientCredits)
        return explain(*task.error).advice;
    if (held)
        return Words::tr("Not sent yet: Task, Start now");
    if (task.error && task.error->kind == ErrorKind::RateLimited)
        return Words::tr("goes on by itself");
    if (task.error)
        return explain(*task.error).happened;
    return placeInLine == 1 ? Words::tr("Next in line") : QString();
}

QString failedText(const Task &task)
{
    const bool free = task.creditsCharged == 0;
    if (task.error && task.error->kind == ErrorKind::Moderation)
        return free ? Words::tr("Refused, not charged") : Words::tr("Refused by moderation");
    return free ? Words::tr("Failed, not charged") : Words::tr("Failed");
}

//! A few words for a narrow column; explain() has the whole sentences.
QString failedDetail(const Task &task)
{
    const QString &code = task.failureCode;
    if (code.contains("SAFETY"_L1)) {
        if (code.startsWith("SAFETY.OUTPUT"_L1))
            return Words::tr("the result was withheld");
        if (code.contains("TEXT"_L1))
            return Words::tr("because of the prompt");
        if (code.contains("IMAGE"_L1))
            return Words::tr("because of a picture");
        if (code.contains("VIDEO"_L1))
            return Words::tr("because of a clip");
    }
    if (code.startsWith("INTERNAL.BAD_OUTPUT"_L1))
        return Words::tr("quality check; often lettering");
    if (code.startsWith("THIRD_PARTY.UNAVAILABLE"_L1))
        return Words::tr("the model’s maker is away");
    if (code.startsWith("ASSET.INVALID"_L1))
        return Words::tr("a picture or clip did not fit");
    return explain(task).happened;
}

QString secondsText(double seconds)
{
    const int whole = int(std::ceil(std::min(seconds, 1e6)));
    if (whole < 90)
        return Words::tr("begins in about %Ln seconds", nullptr, whole);
    return Words::tr("begins in about %Ln minutes", nullptr, (whole + 30) / 60);
}

QString runningDetail(const Task &task, const Catalogue &catalogue)
{
    QStringList parts;
    const ProviderSpec *provider = catalogue.provider(task.request.provider);
    if (task.cancelWanted && provider && !provider->cancels)
        parts << Words::tr("%1 may still deliver it").arg(provider->label);
    if (!task.progressText.isEmpty())
        parts << task.progressText;
    if (task.secondsToStart && *task.secondsToStart > 0 && task.remoteStatus != "RUNNING"_L1)
        parts << secondsText(*task.secondsToStart);
    if (task.error)
        parts << explain(*task.error).happened;
    return parts.join(u" · "_s);
}

//! The file's name without the date in front of it, which the row shows anyway.
QString shortFileName(const QString &path)
{
    static const QRegularExpression date(u"^\\d{8}-\\d{6}-(?=.)"_s);
    return QFileInfo(path).fileName().remove(date);
}

QString doneDetail(const Task &task)
{
    QStringList parts;
    for (const TaskOutput &output : task.outputs) {
        if (!output.path.isEmpty())
            parts << shortFileName(output.path) << bytes(output.bytes);
    }
    return parts.join(u" · "_s);
}

} // namespace

QString stateText(const Task &task, const Catalogue &catalogue, int placeInLine, bool held)
{
    switch (task.state) {
    case TaskState::Queued:
        return waitingText(task, catalogue, placeInLine, held);
    case TaskState::Uploading:
        return Words::tr("Sending the pictures");
    case TaskState::Submitting:
        return Words::tr("Submitting it");
    case TaskState::OutcomeUnknown:
        return Words::tr("Handed in, outcome unknown");
    case TaskState::Running:
        return runningText(task, catalogue);
    case TaskState::Downloading:
        return Words::tr("Saving it");
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

QString stateDetail(const Task &task, const Catalogue &catalogue, int placeInLine, bool held)
{
    switch (task.state) {
    case TaskState::Queued:
        return queuedDetail(task, placeInLine, held);
    case TaskState::Uploading:
    case TaskState::Submitting:
        return {};
    case TaskState::Running:
        return runningDetail(task, catalogue);
    case TaskState::Downloading:
        return task.error ? explain(*task.error).happened : QString();
    case TaskState::Done:
        return doneDetail(task);
    case TaskState::Failed:
        return failedDetail(task);
    case TaskState::OutcomeUnknown:
        return Words::tr("Look at the provider, then decide (Task menu)");
    case TaskState::Cancelled:
        return explain(task).text();
    }
    Q_UNREACHABLE();
    return {};
}

} // namespace studio::wording
