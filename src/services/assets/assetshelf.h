// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "domain/mediafacts.h"
#include "services/net/call.h"

#include <QImage>
#include <QObject>

namespace studio {

//! Which local assets.
struct ShelfQuery {
    QString text; //!< part of the name or the prompt; empty = all
    std::optional<MediaKind> kind;
    int limit = 500;
};

//! A part of a provider's list.
struct ShelfPage {
    QList<Asset> assets;
    bool hasMore = false;
    int nextOffset = 0; //!< where the next page begins
};

//! Pictures, clips and sounds that can go into a slot: the library's own and those that providers keep.
//! Main thread. Owned by Studio.
class AssetShelf : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Saved takes and inputs that were used, newest first; no file twice.
    [[nodiscard]] virtual Call<QList<Asset>> *local(const ShelfQuery &query) = 0;
    //! What the account's provider keeps: its list where it has one (useapi.net), else what is known here of
    //! its uploads (Runway: with the time at which they end). `kind` filters; `offset` as far as the last
    //! page went.
    [[nodiscard]] virtual Call<ShelfPage> *remote(
        const QString &account, std::optional<MediaKind> kind, int offset)
        = 0;
    //! Sends a file to the account's provider, unless the same bytes are there already: then that asset, at
    //! once. progressed() tells bytes; abort() gives up. FileInvalid with a sentence in `detail`.
    [[nodiscard]] virtual Call<Asset> *upload(const QString &account, const QString &path) = 0;
    //! Deletes it at its provider. InvalidRequest for local ones and where the provider cannot.
    [[nodiscard]] virtual Call<bool> *remove(const Asset &asset) = 0;
    //! A picture of it that fits `bound`: from the file, else from the provider's preview. Null for sound and
    //! for what has none.
    [[nodiscard]] virtual Call<QImage> *preview(const Asset &asset, QSize bound) = 0;
    //! The settings that made an asset: from the journal, else from the provider's task. NotFound when nobody
    //! knows.
    [[nodiscard]] virtual Call<GenerationRequest> *settingsOf(const Asset &asset) = 0;
    //! What the account's provider tells of something that it keeps; rules and prices go by it. NotFound
    //! where it tells nothing (Runway's uploads, files, addresses).
    [[nodiscard]] virtual Call<MediaFacts> *facts(const QString &account, const MediaReference &reference)
    {
        Q_UNUSED(account)
        Q_UNUSED(reference)
        return finishedCall<MediaFacts>(this, failure(ErrorKind::NotFound));
    }
    //! useapi.net makes a larger picture of one that it keeps (free); saved into the library. Its path.
    [[nodiscard]] virtual Call<QString> *enlarge(const Asset &asset, QSize size) = 0;

signals:
    //! Something was sent, deleted or saved: lists may be asked again.
    void changed();
};

} // namespace studio
