// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/asset.h"
#include "services/net/call.h"

#include <QAbstractListModel>
#include <QCache>
#include <QImage>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <optional>
#include <utility>

namespace studio {

class AssetShelf;
struct ShelfPage;

//! Where a list of assets comes from.
struct AssetSource {
    QString account; //!< empty = this library
    QString label; //!< as shown

    friend bool operator==(const AssetSource &, const AssetSource &) = default;
};

//! The shelf as a list: of this library, of what the providers of accounts keep, or of several of them,
//! newest first; by pages as it is scrolled. Pictures are asked for when they are first seen. Rows can be
//! dragged into slots. Main thread.
class AssetListModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Roles {
        AssetRole = Qt::UserRole, //!< studio::Asset
        KindRole, //!< MediaKind as int
        PictureRole, //!< QImage, null until it is there and for sound
        DetailRole, //!< "1280 × 768 · 3.1 MB"
        LengthRole, //!< "0:05.0"; empty for pictures
        ExpiryRole, //!< "ends in 5 h"; empty when it stays
        SourceRole, //!< AssetSource::label; empty while there is one source only
    };
    enum class State { Loading, Ready, Failed };

    AssetListModel(AssetShelf &shelf, const Clock &clock, QObject *parent = nullptr);
    ~AssetListModel() override;

    //! Of one source the order is its own; several are put together by age.
    void setSources(const QList<AssetSource> &sources);
    void setKind(std::optional<MediaKind> kind);
    //! Part of the name; of local ones the prompt counts too.
    void setSearch(const QString &text);
    [[nodiscard]] bool isFiltered() const { return m_kind || !m_search.isEmpty(); }
    [[nodiscard]] State state() const { return m_state; }
    //! Of a Failed list: nobody answered.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    //! Which of several sources did not answer, and why.
    [[nodiscard]] QList<std::pair<AssetSource, Error>> failures() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

public slots:
    //! Asks for everything again, from the top.
    void reload();

signals:
    void stateChanged();

private:
    //! One source and how far it has been read.
    struct Feed {
        AssetSource source;
        QPointer<CallBase> call; // under way
        int offset = 0; // in the provider's list
        bool hasMore = false;
        std::optional<Error> error;
    };
    void ask(int feed);
    void askLocal(int feed);
    void askRemote(int feed);
    void takePage(int feed, const Result<ShelfPage> &page);
    void show(const QList<Asset> &more);
    void insert(const Asset &asset);
    void ended(int feed, const std::optional<Error> &error);
    void settleState();
    void setState(State state);
    void giveUpCalls();
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] QString sourceLabel(const Asset &asset) const;
    [[nodiscard]] bool matches(const Asset &asset) const;
    [[nodiscard]] QImage picture(const Asset &asset) const;
    void pictureArrived(const QString &key);
    [[nodiscard]] QString sentence(const Asset &asset) const;
    [[nodiscard]] QString expiry(const Asset &asset) const;

    AssetShelf &m_shelf;
    const Clock &m_clock;
    QList<Feed> m_feeds;
    std::optional<MediaKind> m_kind;
    QString m_search;
    QList<Asset> m_assets; // those that are shown
    State m_state = State::Ready;
    std::optional<Error> m_error;
    mutable QCache<QString, QImage> m_pictures; // by reference, cost in KiB
    mutable QSet<QString> m_asked;
    QTimer m_reloadDue;
    QTimer m_expiryTick; // runs while something shown ends within a day
};

} // namespace studio
