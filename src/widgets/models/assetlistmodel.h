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

namespace studio {

class AssetShelf;
struct ShelfPage;

//! The shelf as a list: of this library, or what an account's provider keeps, by pages as it is scrolled.
//! Pictures are asked for when they are first seen. Rows can be dragged into slots. Main thread.
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
    };
    enum class State { Loading, Ready, Failed };

    AssetListModel(AssetShelf &shelf, const Clock &clock, QObject *parent = nullptr);
    ~AssetListModel() override;

    //! An account's name, or empty for this library.
    void setSource(const QString &account);
    [[nodiscard]] QString source() const { return m_source; }
    void setKind(std::optional<MediaKind> kind);
    //! Part of the name; of local ones the prompt counts too.
    void setSearch(const QString &text);
    [[nodiscard]] bool isFiltered() const { return m_kind || !m_search.isEmpty(); }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

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
    void askLocal();
    void askRemote();
    void takePage(const Result<ShelfPage> &page);
    void show(const QList<Asset> &more);
    void fail(const Error &error);
    void setState(State state);
    void giveUpCall();
    [[nodiscard]] bool matches(const Asset &asset) const;
    [[nodiscard]] QImage picture(const Asset &asset) const;
    void pictureArrived(const QString &key);
    [[nodiscard]] QString sentence(const Asset &asset) const;
    [[nodiscard]] QString expiry(const Asset &asset) const;

    AssetShelf &m_shelf;
    const Clock &m_clock;
    QString m_source;
    std::optional<MediaKind> m_kind;
    QString m_search;
    QList<Asset> m_assets; // those that are shown
    QPointer<CallBase> m_call; // the list that is being asked for
    int m_offset = 0; // in the provider's list
    bool m_hasMore = false;
    State m_state = State::Ready;
    std::optional<Error> m_error;
    mutable QCache<QString, QImage> m_pictures; // by reference, cost in KiB
    mutable QSet<QString> m_asked;
    QTimer m_reloadDue;
    QTimer m_expiryTick; // runs while something shown ends within a day
};

} // namespace studio
