// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/accounts/accountbook.h"
#include "services/assets/assetshelf.h"
#include "services/assets/localsearch.h"

#include <QCache>

namespace studio {

class Clock;
class FileDownloader;
class Gateway;
class Library;
class MediaInspector;
class Provider;
class TaskStore;
class UploadStore;
struct PreparedUpload;
template <typename T> class Chain;

//! What the shelf works with; everything outlives it.
struct ShelfParts {
    Gateway &gateway;
    TaskStore &tasks;
    UploadStore &uploads;
    const Library &library;
    MediaInspector &inspector;
    FileDownloader &downloader;
    const Clock &clock;
};

//! The shelf of a library on this machine: the journal and the takes' folder, the providers' own lists, and
//! what is noted here of uploads. Files are read in the pool; pictures of remote assets are fetched without a
//! token and kept in memory.
class LocalAssetShelf final : public AssetShelf {
    Q_OBJECT

public:
    explicit LocalAssetShelf(const ShelfParts &parts, QObject *parent = nullptr);
    ~LocalAssetShelf() override;

    [[nodiscard]] Call<QList<Asset>> *local(const ShelfQuery &query) override;
    [[nodiscard]] Call<ShelfPage> *remote(
        const QString &account, std::optional<MediaKind> kind, int offset) override;
    [[nodiscard]] Call<Asset> *upload(const QString &account, const QString &path) override;
    [[nodiscard]] Call<bool> *remove(const Asset &asset) override;
    [[nodiscard]] Call<QImage> *preview(const Asset &asset, QSize bound) override;
    [[nodiscard]] Call<GenerationRequest> *settingsOf(const Asset &asset) override;
    [[nodiscard]] Call<MediaFacts> *facts(const QString &account, const MediaReference &reference) override;
    [[nodiscard]] Call<QString> *enlarge(const Asset &asset, QSize size) override;

private:
    //! An account's provider and the way to it just now.
    struct Place {
        QString account;
        Provider *provider = nullptr;
        Endpoint endpoint;
        QString origin; //!< as tasks have it
        QString owner; //!< of uploads
    };
    //! Looks up the place of an account, then goes on with `next(const Place &)`; `chain` gets the error.
    template <typename T, typename Next> void at(Chain<T> *chain, const QString &account, Next next);

    [[nodiscard]] QList<Asset> knownUploads(const Place &place, std::optional<MediaKind> kind) const;
    void complete(QList<Asset> &assets, const Place &place) const;
    void deliver(Chain<ShelfPage> *chain, const ShelfPage &page);
    void send(Chain<Asset> *chain, const Place &place, const PreparedUpload &ready);
    void fetchPreview(Chain<QImage> *chain, const Asset &asset, QSize bound);
    void saveEnlarged(Chain<QString> *chain, const Asset &asset, QSize size, const QString &part);
    [[nodiscard]] Result<GenerationRequest> journalled(const Asset &asset) const;

    ShelfParts m_parts;
    MeasuredFiles m_measured;
    QCache<QString, QImage> m_previews; // by address and bound; cost in KiB
    int m_counter = 0; // for names of temporary files
};

} // namespace studio
