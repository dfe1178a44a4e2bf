// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Errors and failed tasks, in three sentences: what happened, what it cost, what to do.
#include "services/wording/wording.h"

#include "services/wording/words.h"

using namespace Qt::StringLiterals;

namespace studio::wording {

namespace {

QString happened(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
        return Words::tr("The connection failed.");
    case ErrorKind::Timeout:
        return Words::tr("There was no answer in time.");
    case ErrorKind::Cancelled:
        return Words::tr("It was cancelled.");
    case ErrorKind::Tls:
        return Words::tr("No safe connection could be made.");
    case ErrorKind::Unauthorized:
        return error.httpStatus == 0 ? Words::tr("There is no token for this account.")
                                     : Words::tr("The provider did not accept the token.");
    case ErrorKind::Forbidden:
        return Words::tr("The provider does not allow this.");
    case ErrorKind::NotFound:
        return Words::tr("The provider does not know it any more.");
    case ErrorKind::InsufficientCredits:
        return Words::tr("The account has not enough credits.");
    case ErrorKind::InvalidRequest:
        return error.httpStatus == 0 ? Words::tr("It cannot be sent like this.")
                                     : Words::tr("The provider refused the request.");
    case ErrorKind::RateLimited:
        return Words::tr("The provider is busy or a limit is reached.");
    case ErrorKind::Moderation:
        return Words::tr("The provider's moderation refused it.");
    case ErrorKind::ServerFault:
        return Words::tr("The provider had a fault of its own.");
    case ErrorKind::Protocol:
        return Words::tr("The provider's answer could not be understood.");
    case ErrorKind::SubmissionUnknown:
        return Words::tr("It was handed in, but no answer came back.");
    case ErrorKind::Storage:
        return Words::tr("A file could not be read or written.");
    case ErrorKind::DiskFull:
        return Words::tr("The disk is full.");
    case ErrorKind::FileInvalid:
        return Words::tr("One of the files cannot be used.");
    case ErrorKind::KeychainUnavailable:
        return Words::tr("The system's keychain cannot be reached.");
    case ErrorKind::KeychainDenied:
        return Words::tr("The system's keychain did not hand out the token.");
    case ErrorKind::MediaUnsupported:
        return Words::tr("A file is of a kind that cannot be read here.");
    }
    Q_UNREACHABLE();
    return {};
}

QString spent(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::SubmissionUnknown:
        return Words::tr("Credits may have been spent.");
    case ErrorKind::Moderation:
        return error.httpStatus == 0 ? Words::tr("Credits may have been spent.")
                                     : Words::tr("No credits were spent.");
    case ErrorKind::InsufficientCredits:
        return Words::tr("No credits were spent.");
    case ErrorKind::InvalidRequest:
    case ErrorKind::RateLimited:
        return error.httpStatus == 0 ? QString() : Words::tr("No credits were spent.");
    default:
        return {};
    }
}

QString advice(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Network:
    case ErrorKind::Timeout:
    case ErrorKind::ServerFault:
    case ErrorKind::Protocol:
        return Words::tr("Try again later.");
    case ErrorKind::Tls:
        return Words::tr("Check the clock of this computer, its network and the address of the account.");
    case ErrorKind::Unauthorized:
        return error.httpStatus == 0 ? Words::tr("Add a token in Accounts.")
                                     : Words::tr("Check the token in Accounts.");
    case ErrorKind::Forbidden:
        return Words::tr("Check the account at the provider.");
    case ErrorKind::InsufficientCredits:
        return Words::tr("Buy credits at the provider, then refresh the balance.");
    case ErrorKind::InvalidRequest:
        return Words::tr("Correct the field that is named and generate again.");
    case ErrorKind::RateLimited:
        return Words::tr("It is tried again by itself as soon as the provider allows.");
    case ErrorKind::Moderation:
        return Words::tr("Change the prompt or the pictures; the same again would be refused again.");
    case ErrorKind::SubmissionUnknown:
        return Words::tr("Look at the provider whether it is running there, then attach it, send it again or "
                         "give it up.");
    case ErrorKind::Storage:
        return Words::tr("Check the folder and its permissions.");
    case ErrorKind::DiskFull:
        return Words::tr("Make room; it goes on by itself.");
    case ErrorKind::FileInvalid:
    case ErrorKind::MediaUnsupported:
        return Words::tr("Choose another file.");
    case ErrorKind::KeychainUnavailable:
    case ErrorKind::KeychainDenied:
        return Words::tr("Unlock the keychain, or enter the token again for this session.");
    case ErrorKind::Cancelled:
    case ErrorKind::NotFound:
        return {};
    }
    Q_UNREACHABLE();
    return {};
}

//! What a task cost, as far as it is known.
QString spentOn(const Task &task)
{
    if (task.state == TaskState::OutcomeUnknown || task.state == TaskState::Submitting)
        return Words::tr("Credits may have been spent.");
    if (task.creditsCharged)
        return *task.creditsCharged == 0
            ? Words::tr("No credits were charged.")
            : Words::tr("%Ln credits were charged.", nullptr, *task.creditsCharged);
    if (task.remoteId.isEmpty())
        return Words::tr("No credits were spent.");
    if (task.state == TaskState::Failed || task.state == TaskState::Cancelled)
        return Words::tr("The provider did not say whether credits were charged.");
    return {};
}

//! Failure codes are matched from the general to the specific; nothing for one that we do not know.
std::optional<Explanation> explainCode(const QString &code)
{
    Explanation found;
    if (code.contains("SAFETY"_L1)) {
        const bool output = code.startsWith("SAFETY.OUTPUT"_L1);
        if (output)
            found.happened = Words::tr("The result was withheld by the provider's moderation.");
        else if (code.contains("TEXT"_L1))
            found.happened = Words::tr("The provider's moderation refused the prompt.");
        else if (code.contains("IMAGE"_L1))
            found.happened = Words::tr("The provider's moderation refused a picture.");
        else if (code.contains("VIDEO"_L1))
            found.happened = Words::tr("The provider's moderation refused a clip.");
        else
            found.happened = Words::tr("The provider's moderation refused it.");
        found.advice = output ? Words::tr("Change the prompt or the pictures before you try again.")
                              : Words::tr("Change it; the same again would be refused again.");
        return found;
    }
    if (code.startsWith("INTERNAL.BAD_OUTPUT"_L1)) {
        found.happened = Words::tr("The provider's quality check rejected the result.");
        found.advice = Words::tr("Change the prompt or the pictures: logos, watermarks and lettering often "
                                 "cause this.");
        return found;
    }
    if (code.startsWith("THIRD_PARTY.UNAVAILABLE"_L1)) {
        found.happened = Words::tr("The model's maker cannot be reached by the provider.");
        found.advice = Words::tr("Try again later, or choose another model.");
        return found;
    }
    if (code.startsWith("ASSET.INVALID"_L1)) {
        found.happened = Words::tr("The provider could not work with a picture or clip.");
        found.advice = Words::tr("Choose another file, or another size or length.");
        return found;
    }
    return std::nullopt;
}

} // namespace

QString Explanation::text() const
{
    QStringList parts{happened, spent, advice};
    parts.removeAll(QString());
    return parts.join(u' ');
}

Explanation explain(const Error &error)
{
    if (error.kind == ErrorKind::InvalidRequest && error.field == "remoteId"_L1)
        return {Words::tr("This cannot be the id of a task."), {},
            Words::tr("Copy it once more from the provider.")};
    return {happened(error), spent(error), advice(error)};
}

Explanation explain(const Task &task)
{
    Explanation result;
    const bool failed = task.state == TaskState::Failed;
    if (const auto known = failed ? explainCode(task.failureCode) : std::nullopt)
        result = *known;
    else if (task.error)
        result = explain(*task.error);
    else if (failed)
        result.happened = Words::tr("It failed.");
    else
        return result;
    result.spent = spentOn(task);
    return result;
}

} // namespace studio::wording
