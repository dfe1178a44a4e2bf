// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/ownership.h"

#include "services/store/uploadstore.h"
#include "services/wording/wording.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Error refusal(const MediaInput &input)
{
    Error error;
    error.kind = ErrorKind::InvalidRequest;
    error.detail = wording::otherAccountsFile();
    error.field = roleName(input.role);
    return error;
}

} // namespace

QString emailOfAsset(const QString &assetId)
{
    constexpr auto MailMark = "-runwayml:"_L1;
    constexpr auto AssetMark = "-asset:"_L1;
    const qsizetype mail = assetId.indexOf(MailMark);
    const qsizetype end = assetId.lastIndexOf(AssetMark); // an address may have such a mark of its own
    if (mail < 0 || end < mail + MailMark.size())
        return {};
    return assetId.mid(mail + MailMark.size(), end - mail - MailMark.size());
}

std::optional<bool> isAssetOf(const Endpoint &endpoint, const QString &assetId)
{
    const QString email = emailOfAsset(assetId);
    if (email.isEmpty() || endpoint.email.isEmpty())
        return std::nullopt;
    return email.compare(endpoint.email, Qt::CaseInsensitive) == 0;
}

std::optional<bool> isMadeFor(
    const Endpoint &endpoint, const Task &task, const QString &assetId, const UploadStore &uploads)
{
    if (const auto told = isAssetOf(endpoint, assetId))
        return told;
    const auto submitter = uploads.submitterOf(task.id);
    if (!submitter || submitter->isEmpty())
        return std::nullopt;
    return *submitter == uploadOwner(task.account, task.origin, endpoint.email, endpoint.token);
}

std::optional<Error> foreignInput(
    const MediaInput &input, const InputOwner &owner, const UploadStore &uploads)
{
    switch (input.reference.kind) {
    case MediaReference::Kind::File:
    case MediaReference::Kind::Url:
        return std::nullopt;
    case MediaReference::Kind::Asset:
        if (!isAssetOf(owner.endpoint, input.reference.value).value_or(true))
            return refusal(input);
        return std::nullopt;
    case MediaReference::Kind::Upload:
        break;
    }
    const auto owners = uploads.owners(input.reference.value);
    if (!owners)
        return owners.error();
    bool isKnown = false;
    for (const QString &one : *owners) {
        const bool isOurs
            = owner.uploads.isEmpty() ? accountOfOwner(one) == owner.account : one == owner.uploads;
        if (isOurs)
            return std::nullopt;
        isKnown = true;
    }
    return isKnown ? std::optional(refusal(input)) : std::nullopt;
}

} // namespace studio
