// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/assetlistmodel.h"

#include "services/assets/assetshelf.h"
#include "services/wording/wording.h"
#include "widgets/models/assetmime.h"

#include <QMimeData>

#include <algorithm>
#include <chrono>
#include <memory>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr QSize PictureBound(480, 270); // a cell's picture at three times the density
constexpr int LimitInKib = 48 * 1024;
constexpr int MostAsked = 6; // pictures at once

QString kindWord(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return AssetListModel::tr("Picture");
    case MediaKind::Video:
        return AssetListModel::tr("Clip");
    case MediaKind::Audio:
        return AssetListModel::tr("Sound");
    }
    return {};
}

QString detailOf(const Asset &asset)
{
    QStringList parts;
    if (!asset.size.isEmpty())
        parts.append(u"%1 × %2"_s.arg(asset.size.width()).arg(asset.size.height()));
    if (asset.bytes > 0)
        parts.append(wording::bytes(asset.bytes));
    return parts.isEmpty() ? kindWord(asset.kind) : parts.join(u" · "_s);
}

QString lengthOf(const Asset &asset)
{
    return asset.kind == MediaKind::Image || asset.seconds <= 0 ? QString()
                                                                : wording::clipTime(asset.seconds);
}

} // namespace

AssetListModel::AssetListModel(AssetShelf &shelf, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_shelf(shelf)
    , m_clock(clock)
    , m_pictures(LimitInKib)
{
    m_reloadDue.setSingleShot(true);
    m_reloadDue.setInterval(200ms); // many changes, one look
    connect(&m_reloadDue, &QTimer::timeout, this, &AssetListModel::reload);
    connect(&shelf, &AssetShelf::changed, &m_reloadDue, qOverload<>(&QTimer::start));
    m_expiryTick.setInterval(1min);
    connect(&m_expiryTick, &QTimer::timeout, this, [this] {
        if (!m_assets.isEmpty())
            emit dataChanged(index(0), index(rowCount() - 1), {ExpiryRole, Qt::AccessibleTextRole});
    });
}

AssetListModel::~AssetListModel()
{
    giveUpCalls();
}

void AssetListModel::setSources(const QList<AssetSource> &sources)
{
    const bool same = std::equal(sources.begin(), sources.end(), m_feeds.begin(), m_feeds.end(),
        [](const AssetSource &source, const Feed &feed) { return source == feed.source; });
    if (same && !sources.isEmpty())
        return;
    giveUpCalls();
    m_feeds.clear();
    for (const AssetSource &source : sources)
        m_feeds.append({source, {}, 0, false, {}});
    reload();
}

void AssetListModel::setKind(std::optional<MediaKind> kind)
{
    if (std::exchange(m_kind, kind) != kind)
        reload();
}

void AssetListModel::setSearch(const QString &text)
{
    if (std::exchange(m_search, text) != text)
        reload();
}

void AssetListModel::giveUpCalls()
{
    for (Feed &feed : m_feeds) {
        if (CallBase *call = std::exchange(feed.call, nullptr)) {
            call->disconnect(this);
            call->abort();
        }
    }
}

bool AssetListModel::isAsking() const
{
    return std::any_of(m_feeds.begin(), m_feeds.end(), [](const Feed &feed) { return bool(feed.call); });
}

void AssetListModel::reload()
{
    m_reloadDue.stop();
    giveUpCalls();
    beginResetModel();
    m_assets.clear();
    endResetModel();
    m_error.reset();
    setState(State::Loading);
    for (int feed = 0; feed < m_feeds.size(); ++feed) {
        m_feeds[feed] = {m_feeds.at(feed).source, {}, 0, false, {}};
        ask(feed);
    }
}

void AssetListModel::ask(int feed)
{
    if (m_feeds.at(feed).source.account.isEmpty())
        askLocal(feed);
    else
        askRemote(feed);
}

void AssetListModel::askLocal(int feed)
{
    ShelfQuery query;
    query.text = m_search;
    query.kind = m_kind;
    auto *call = m_shelf.local(query);
    m_feeds[feed].call = call;
    call->then(this, [this, feed](const Result<QList<Asset>> &assets) {
        if (assets)
            show(*assets);
        ended(feed, assets ? std::nullopt : std::optional(assets.error()));
    });
}

void AssetListModel::askRemote(int feed)
{
    auto *call = m_shelf.remote(m_feeds.at(feed).source.account, m_kind, m_feeds.at(feed).offset);
    m_feeds[feed].call = call;
    call->then(this, [this, feed](const Result<ShelfPage> &page) { takePage(feed, page); });
}

void AssetListModel::takePage(int feed, const Result<ShelfPage> &page)
{
    if (!page)
        return ended(feed, page.error());
    // A provider whose next page begins no later would be asked for ever.
    m_feeds[feed].hasMore = page->hasMore && page->nextOffset > m_feeds.at(feed).offset;
    m_feeds[feed].offset = page->nextOffset;
    QList<Asset> fitting;
    std::copy_if(page->assets.begin(), page->assets.end(), std::back_inserter(fitting),
        [this](const Asset &asset) { return matches(asset); });
    show(fitting);
    // The provider cannot search: go on until something is found.
    if (fitting.isEmpty() && m_feeds.at(feed).hasMore)
        return askRemote(feed);
    ended(feed, std::nullopt);
}

bool AssetListModel::matches(const Asset &asset) const
{
    return (!m_kind || asset.kind == *m_kind)
        && (m_search.isEmpty() || asset.name.contains(m_search, Qt::CaseInsensitive));
}

void AssetListModel::show(const QList<Asset> &more)
{
    if (m_feeds.size() > 1) {
        for (const Asset &asset : more)
            insert(asset);
    } else if (!more.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + int(more.size()) - 1);
        m_assets.append(more);
        endInsertRows();
    }
    const bool ending = std::any_of(
        m_assets.begin(), m_assets.end(), [](const Asset &asset) { return asset.expiresAt.has_value(); });
    ending ? m_expiryTick.start() : m_expiryTick.stop();
}

//! Newest first; what has no date comes last.
void AssetListModel::insert(const Asset &asset)
{
    const auto place = std::upper_bound(m_assets.cbegin(), m_assets.cend(), asset,
        [](const Asset &one, const Asset &other) { return one.createdAt > other.createdAt; });
    const int row = int(place - m_assets.cbegin());
    beginInsertRows({}, row, row);
    m_assets.insert(row, asset);
    endInsertRows();
}

void AssetListModel::ended(int feed, const std::optional<Error> &error)
{
    m_feeds[feed].call = nullptr;
    m_feeds[feed].error = error;
    if (error)
        m_feeds[feed].hasMore = false;
    settleState();
}

void AssetListModel::settleState()
{
    if (isAsking())
        return setState(State::Loading);
    const auto answered
        = std::find_if(m_feeds.begin(), m_feeds.end(), [](const Feed &feed) { return !feed.error; });
    m_error = answered == m_feeds.end() && !m_feeds.isEmpty() ? m_feeds.first().error : std::nullopt;
    setState(m_error ? State::Failed : State::Ready);
}

QList<std::pair<AssetSource, Error>> AssetListModel::failures() const
{
    QList<std::pair<AssetSource, Error>> found;
    for (const Feed &feed : m_feeds) {
        if (feed.error)
            found.append({feed.source, *feed.error});
    }
    return found;
}

void AssetListModel::setState(State state)
{
    m_state = state;
    emit stateChanged();
}

bool AssetListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !isAsking()
        && std::any_of(m_feeds.begin(), m_feeds.end(), [](const Feed &feed) { return feed.hasMore; });
}

void AssetListModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    setState(State::Loading);
    for (int feed = 0; feed < m_feeds.size(); ++feed) {
        if (m_feeds.at(feed).hasMore)
            askRemote(feed);
    }
}

// --- what is shown --------------------------------------------------------------------------------------

int AssetListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_assets.size());
}

Qt::ItemFlags AssetListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags known = QAbstractListModel::flags(index);
    return index.isValid() ? known | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren : known;
}

QVariant AssetListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Asset &asset = m_assets.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return asset.name;
    case Qt::AccessibleTextRole:
        return sentence(asset);
    case AssetRole:
        return QVariant::fromValue(asset);
    case KindRole:
        return int(asset.kind);
    case PictureRole:
        return picture(asset);
    case DetailRole:
        return detailOf(asset);
    case LengthRole:
        return lengthOf(asset);
    case ExpiryRole:
        return expiry(asset);
    case SourceRole:
        return sourceLabel(asset);
    default:
        return {};
    }
}

QString AssetListModel::expiry(const Asset &asset) const
{
    if (!asset.expiresAt)
        return {};
    const auto left = std::chrono::duration_cast<std::chrono::minutes>(*asset.expiresAt - m_clock.now());
    if (left <= 0min)
        return tr("ended");
    if (left < 1h)
        return tr("ends in %1 min").arg(left.count());
    if (left < 48h)
        return tr("ends in %1 h").arg(left / 1h);
    return tr("ends in %1 days").arg(left / 24h);
}

QString AssetListModel::sentence(const Asset &asset) const
{
    QStringList parts{tr("%1 %2", "read aloud: kind and name").arg(kindWord(asset.kind), asset.name)};
    for (const QString &part : {lengthOf(asset), detailOf(asset), expiry(asset), sourceLabel(asset)}) {
        if (!part.isEmpty())
            parts.append(part);
    }
    return parts.join(u", "_s) + u'.';
}

QString AssetListModel::sourceLabel(const Asset &asset) const
{
    if (m_feeds.size() < 2)
        return {};
    const QString account = asset.place == Asset::Place::Provider ? asset.account : QString();
    const auto feed = std::find_if(m_feeds.begin(), m_feeds.end(),
        [&account](const Feed &one) { return one.source.account == account; });
    return feed == m_feeds.end() ? account : feed->source.label;
}

QImage AssetListModel::picture(const Asset &asset) const
{
    const QString key = asset.reference.toText();
    if (const QImage *known = m_pictures.object(key))
        return *known;
    if (asset.kind == MediaKind::Audio || m_asked.contains(key) || m_asked.size() >= MostAsked)
        return {};
    m_asked.insert(key);
    auto *self = const_cast<AssetListModel *>(this);
    m_shelf.preview(asset, PictureBound)->then(this, [self, key](const Result<QImage> &picture) {
        // A failure is kept too, so that it is not asked for at every paint.
        const QImage found = picture.value_or(QImage());
        self->m_pictures.insert(key, new QImage(found), qMax(1, int(found.sizeInBytes() / 1024)));
        self->pictureArrived(key);
    });
    return {};
}

void AssetListModel::pictureArrived(const QString &key)
{
    const bool others = m_asked.size() >= MostAsked; // some were turned away and have to ask again
    m_asked.remove(key);
    if (m_assets.isEmpty())
        return;
    if (others) {
        emit dataChanged(index(0), index(rowCount() - 1), {PictureRole});
        return;
    }
    for (int row = 0; row < rowCount(); ++row) {
        if (m_assets.at(row).reference.toText() == key)
            emit dataChanged(index(row), index(row), {PictureRole});
    }
}

QStringList AssetListModel::mimeTypes() const
{
    return {assetmime::Type, u"text/uri-list"_s};
}

QMimeData *AssetListModel::mimeData(const QModelIndexList &indexes) const
{
    QList<Asset> assets;
    for (const QModelIndex &index : indexes)
        assets.append(m_assets.at(index.row()));
    auto data = std::make_unique<QMimeData>();
    assetmime::put(*data, assets);
    return data.release();
}

} // namespace studio
