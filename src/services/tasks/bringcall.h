// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediafacts.h"
#include "services/api/provider.h"
#include "services/tasks/assetuploader.h"

#include <QPointer>

namespace studio {

//! Whether a file fits into a body as a data URI.
[[nodiscard]] bool fitsDataUri(const TransportLimits &limits, const QString &mime, qint64 bytes);

//! One run of AssetUploader::bring(): the inputs one after the other.
class BringCall final : public Call<BroughtMedia> {
    Q_OBJECT

public:
    BringCall(AssetUploader &uploader, const Task &task, const ModelSpec &model, Provider &provider,
        const Endpoint &endpoint);

    void abort() override;

private:
    void next();
    void bringAddress(const MediaInput &input);
    void fetchAddress(const MediaInput &input);
    void keepFetched(const MediaInput &input, const QString &part);
    void weigh(const MediaInput &stored);
    void bringFile(const MediaInput &input);
    void bringKnownFile(const MediaInput &input, const MediaFacts &facts);
    void inlineFile(const MediaInput &input, const MediaFacts &facts);
    void uploadFile(const MediaInput &input, const MediaFacts &facts);
    void take(const MediaInput &input, const QString &value, MediaKind kind);
    void fail(Error error, const MediaInput &input);
    //! Whose uploads may be used: those of the login behind the account just now.
    [[nodiscard]] QString owner() const;
    //! As far as it is known: what the slot takes first, else.
    [[nodiscard]] MediaKind kindOf(const MediaInput &input) const;
    //! Waits for a step; its error becomes ours, with the slot named.
    template <typename T, typename Next> void wait(Call<T> *step, const MediaInput &input, Next next);

    AssetUploader &m_uploader;
    const Task m_task;
    const ModelSpec m_model;
    Provider &m_provider;
    const Endpoint m_endpoint;
    BroughtMedia m_brought;
    QHash<QString, MediaReference> m_fetched; //!< where it is kept, by its address
    MediaFactsMap m_facts; //!< of that, by either
    qsizetype m_index = 0;
    QPointer<CallBase> m_step;
};

} // namespace studio
