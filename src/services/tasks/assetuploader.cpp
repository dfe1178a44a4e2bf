// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/assetuploader.h"

#include "services/store/uploadstore.h"
#include "services/tasks/bringcall.h"
#include "services/tasks/requestresolver.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio {

AssetUploader::AssetUploader(UploaderParts parts, QObject *parent)
    : QObject(parent)
    , m_parts(std::move(parts))
{
}

bool AssetUploader::needsNetwork(const Task &task, const ModelSpec &model, const ProviderSpec &spec) const
{
    for (const MediaInput &input : task.request.media) {
        const MediaSpec *slot = model.mediaSlot(input.role);
        const bool takesAddress = slot && slot->shape != MediaShape::AssetId;
        if (input.reference.kind == MediaReference::Kind::Url && !takesAddress)
            return true;
        if (input.reference.kind != MediaReference::Kind::File)
            continue;
        const MediaKind kind
            = input.kind.value_or(slot && !slot->kinds.isEmpty() ? slot->kinds.first() : MediaKind::Image);
        // The longest type name there is makes this an estimate on the safe side.
        if (fitsDataUri(spec.limits(kind), u"video/x-matroska"_s, QFileInfo(input.reference.value).size()))
            continue;
        if (!m_parts.uploads.knows(task.account, storedHash(input)))
            return true;
    }
    return false;
}

Call<BroughtMedia> *AssetUploader::bring(
    const Task &task, const ModelSpec &model, Provider &provider, const Endpoint &endpoint)
{
    return new BringCall(*this, task, model, provider, endpoint);
}

void AssetUploader::noteSubmitter(const Task &task, const Endpoint &endpoint)
{
    const QString owner = uploadOwner(task.account, task.origin, endpoint.email, endpoint.token);
    // Not noted is no fault: what it makes is sent once more when it becomes an input.
    (void)m_parts.uploads.noteSubmitter(task.id, owner);
}

std::optional<int> AssetUploader::noteTrouble(const QUuid &task)
{
    constexpr int MostTries = 5;
    const int tries = ++m_troubles[task];
    return tries < MostTries ? std::optional(tries) : std::nullopt;
}

void AssetUploader::forget(const QString &account, const QList<QByteArray> &hashes)
{
    for (const QByteArray &hash : hashes)
        (void)m_parts.uploads.forget(account, hash); // at worst it is tried and refused once more
}

} // namespace studio
