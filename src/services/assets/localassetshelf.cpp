// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/localassetshelf.h"

#include "base/clock.h"
#include "domain/filesuffix.h"
#include "media/probe.h"
#include "media/still.h"
#include "services/api/chain.h"
#include "services/api/provider.h"
#include "services/assets/uploadprep.h"
#include "services/files/mediainspector.h"
#include "services/files/safenames.h"
#include "services/net/filedownload.h"
#include "services/net/pool.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "services/tasks/gateway.h"
#include "services/tasks/ownership.h"
#include "services/wording/wording.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! So many tasks are looked through; older ones are found by the words of their prompts.
constexpr int MostTasks = 1000;
constexpr int AssetPageSize = 50; // useapi.net, GET /assets
constexpr int GreatestOffset = 1000; // as above
constexpr qint64 LargestPreview = 8 * 1024 * 1024;
constexpr int PreviewCache = 64 * 1024; // KiB

QString previewKey(const Asset &asset, QSize bound)
{
    // Without the signature, which is another one at each listing.
    return asset.reference.toText() + u' ' + asset.previewUrl.path() + u' ' + QString::number(bound.width())
        + u'x' + QString::number(bound.height());
}

//! Nothing was asked: this provider has no such thing.
bool isNotOffered(const Error &error)
{
    return error.kind == ErrorKind::NotFound && error.httpStatus == 0;
}

void removeParts(const QString &part)
{
    QFile::remove(part);
    QFile::remove(part + u".etag"_s);
}

} // namespace

LocalAssetShelf::LocalAssetShelf(const ShelfParts &parts, QObject *parent)
    : AssetShelf(parent)
    , m_parts(parts)
    , m_previews(PreviewCache)
{
}

LocalAssetShelf::~LocalAssetShelf()
{
    // Downloads outlive the shelf, which would have removed what is there of them.
    QDir folder(m_parts.library.thumbnailsFolder());
    const QStringList left = folder.entryList(
        {u"preview-%1-*.part*"_s.arg(QCoreApplication::applicationPid())}, QDir::Files | QDir::Hidden);
    for (const QString &name : left)
        folder.remove(name);
}

template <typename T, typename Next>
void LocalAssetShelf::at(Chain<T> *chain, const QString &account, Next next)
{
    const auto known = m_parts.gateway.accounts().account(account);
    Provider *provider = known ? m_parts.gateway.provider(known->provider) : nullptr;
    if (!provider) {
        chain->finish(failure(ErrorKind::InvalidRequest, account, u"account"_s));
        return;
    }
    chain->then(this, [this, account](const Result<T> &result) {
        if (!result)
            m_parts.gateway.noteFailure(account, result.error());
    });
    chain->follow(m_parts.gateway.accounts().endpoint(account),
        [account, provider, origin = known->origin(), next](const Endpoint &endpoint) {
            next(Place{account, provider, endpoint, origin,
                uploadOwner(account, origin, endpoint.email, endpoint.token)});
        });
}

Call<QList<Asset>> *LocalAssetShelf::local(const ShelfQuery &query)
{
    auto tasks = m_parts.tasks.page({}, 0, MostTasks);
    if (tasks && !query.text.trimmed().isEmpty()) {
        TaskFilter words;
        words.search = query.text;
        const auto older = m_parts.tasks.page(words, tasks->isEmpty() ? 0 : tasks->last().key, query.limit);
        if (older && !tasks->isEmpty())
            *tasks += *older;
    }
    if (!tasks)
        return finishedCall<QList<Asset>>(this, failure(tasks.error()));
    const LocalSearch search{query, *tasks, m_parts.library.takesFolder(), m_measured};
    auto *chain = new Chain<QList<Asset>>(this);
    chain->follow(
        inPool<LocalFinds>(this, [search]() -> Result<LocalFinds> { return searchLibrary(search); }),
        [this, chain](const LocalFinds &finds) {
            m_measured = finds.measured;
            chain->finish(finds.assets);
        });
    return chain;
}

QList<Asset> LocalAssetShelf::knownUploads(const Place &place, std::optional<MediaKind> kind) const
{
    QList<Asset> assets;
    const auto uploads = m_parts.uploads.list(place.owner);
    if (!uploads)
        return assets;
    for (const KnownUpload &upload : *uploads) {
        Asset asset;
        asset.place = Asset::Place::Provider;
        const auto reference = MediaReference::fromText(upload.remoteId);
        if (!reference)
            continue;
        asset.reference = *reference;
        asset.account = place.account;
        asset.sha256 = upload.sha256;
        asset.createdAt = upload.createdAt;
        asset.expiresAt = upload.expiresAt;
        asset.path = InputStore(m_parts.library.inputsFolder()).find(upload.sha256);
        asset.name = QString::fromLatin1(upload.sha256.left(12)) + u'.' + QFileInfo(asset.path).suffix();
        if (const auto task = m_parts.tasks.findByHash(upload.sha256); task && *task) {
            asset.task = (*task)->id;
            for (const TaskOutput &output : std::as_const((*task)->outputs)) {
                if (output.sha256 == upload.sha256)
                    asset.name = QFileInfo(output.path).fileName();
            }
        }
        asset.kind = kindOfName(asset.path).value_or(MediaKind::Image);
        if (!kind || asset.kind == *kind)
            assets.append(asset);
    }
    return assets;
}

//! What is known here of assets of a provider's own list.
void LocalAssetShelf::complete(QList<Asset> &assets, const Place &place) const
{
    QHash<QString, QByteArray> hashes;
    if (const auto uploads = m_parts.uploads.list(place.owner)) {
        for (const KnownUpload &upload : *uploads)
            hashes.insert(upload.remoteId, upload.sha256);
    }
    const InputStore inputs(m_parts.library.inputsFolder());
    for (Asset &asset : assets) {
        asset.account = place.account;
        asset.sha256 = hashes.value(asset.reference.value);
        if (!asset.sha256.isEmpty())
            asset.path = inputs.find(asset.sha256);
        const auto task = m_parts.tasks.findByAsset(asset.reference.value);
        if (!task || !*task)
            continue;
        asset.task = (*task)->id;
        for (const TaskOutput &output : std::as_const((*task)->outputs)) {
            if (output.assetId != asset.reference.value || !QFileInfo::exists(output.path))
                continue;
            asset.path = output.path;
            asset.sha256 = output.sha256;
        }
    }
}

void LocalAssetShelf::deliver(Chain<ShelfPage> *chain, const ShelfPage &page)
{
    auto work = [page, known = m_measured]() -> Result<LocalFinds> { return measured(page.assets, known); };
    chain->follow(inPool<LocalFinds>(this, work), [this, chain, page](const LocalFinds &finds) {
        m_measured = finds.measured;
        ShelfPage whole = page;
        whole.assets = finds.assets;
        chain->finish(whole);
    });
}

Call<ShelfPage> *LocalAssetShelf::remote(const QString &account, std::optional<MediaKind> kind, int offset)
{
    auto *chain = new Chain<ShelfPage>(this);
    at(chain, account, [this, chain, kind, offset](const Place &place) {
        auto *list = place.provider->assets(place.endpoint, {kind, offset, AssetPageSize});
        chain->watch(list);
        list->then(chain, [this, chain, place, kind, offset](const Result<answers::AssetPage> &page) {
            if (chain->isFinished())
                return;
            if (!page && isNotOffered(page.error())) {
                deliver(chain, {offset > 0 ? QList<Asset>() : knownUploads(place, kind), false, offset});
                return;
            }
            if (!page) {
                chain->finish(failure(page.error()));
                return;
            }
            ShelfPage part;
            part.assets = page->assets;
            part.nextOffset = offset + page->seen;
            part.hasMore = page->seen >= AssetPageSize && part.nextOffset <= GreatestOffset;
            complete(part.assets, place);
            deliver(chain, part);
        });
    });
    return chain;
}

Call<Asset> *LocalAssetShelf::upload(const QString &account, const QString &path)
{
    auto *chain = new Chain<Asset>(this);
    at(chain, account, [this, chain, path](const Place &place) {
        auto work
            = [path, spec = place.provider->spec(), inputs = InputStore(m_parts.library.inputsFolder())] {
                  return prepareUpload(path, spec, inputs);
              };
        chain->follow(inPool<PreparedUpload>(this, work),
            [this, chain, place](const PreparedUpload &ready) { send(chain, place, ready); });
    });
    return chain;
}

void LocalAssetShelf::send(Chain<Asset> *chain, const Place &place, const PreparedUpload &ready)
{
    Asset asset;
    asset.place = Asset::Place::Provider;
    asset.account = place.account;
    asset.kind = ready.item.kind;
    asset.name = ready.item.name;
    asset.bytes = ready.item.bytes;
    asset.size = ready.item.size;
    asset.seconds = ready.item.seconds;
    asset.sha256 = ready.sha256;
    asset.path = ready.item.path;
    const auto referenceOf
        = [runway = place.provider->dialect() == answers::Dialect::Runway](const QString &id) {
              return MediaReference{runway ? MediaReference::Kind::Upload : MediaReference::Kind::Asset, id};
          };
    const auto known = m_parts.uploads.find(place.owner, ready.sha256);
    if (known && *known) {
        asset.reference = referenceOf((*known)->remoteId);
        asset.createdAt = (*known)->createdAt;
        asset.expiresAt = (*known)->expiresAt;
        chain->finish(asset);
        return;
    }
    auto *upload = place.provider->upload(place.endpoint, ready.item);
    connect(upload, &CallBase::progressed, chain, &CallBase::progressed);
    chain->follow(upload, [this, chain, place, asset, referenceOf](const UploadedItem &item) {
        Asset sent = asset;
        sent.reference = referenceOf(item.reference);
        sent.createdAt = m_parts.clock.now();
        if (item.life)
            sent.expiresAt = m_parts.clock.now() + *item.life;
        // Not remembered is no fault: the next one is sent once more.
        (void)m_parts.uploads.remember({place.owner, sent.sha256, item.reference, sent.expiresAt, {}});
        chain->finish(sent);
        emit changed();
    });
}

Call<bool> *LocalAssetShelf::remove(const Asset &asset)
{
    if (asset.place != Asset::Place::Provider)
        return finishedCall<bool>(this, failure(ErrorKind::InvalidRequest, asset.name));
    auto *chain = new Chain<bool>(this);
    at(chain, asset.account, [this, chain, asset](const Place &place) {
        auto *deletion = place.provider->removeAsset(place.endpoint, asset.reference.value);
        chain->watch(deletion);
        deletion->then(chain, [this, chain, asset](const Result<bool> &gone) {
            if (chain->isFinished())
                return;
            if (!gone && isNotOffered(gone.error())) {
                chain->finish(failure(ErrorKind::InvalidRequest, asset.name));
                return;
            }
            if (gone)
                (void)m_parts.uploads.forgetRemote(asset.account, asset.reference.value);
            chain->finish(gone);
            if (gone)
                emit changed();
        });
    });
    return chain;
}

Call<QImage> *LocalAssetShelf::preview(const Asset &asset, QSize bound)
{
    if (asset.kind == MediaKind::Audio)
        return finishedCall<QImage>(this, QImage());
    if (!asset.path.isEmpty() && QFileInfo::exists(asset.path)) {
        if (asset.sha256.isEmpty())
            return m_parts.inspector.thumbnail(asset.path, bound);
        return m_parts.inspector.thumbnail(ThumbnailStore(m_parts.library.thumbnailsFolder()), asset.path,
            QString::fromLatin1(asset.sha256), bound);
    }
    if (asset.previewUrl.isEmpty())
        return finishedCall<QImage>(this, QImage());
    if (const QImage *kept = m_previews.object(previewKey(asset, bound)))
        return finishedCall<QImage>(this, *kept);
    auto *chain = new Chain<QImage>(this);
    fetchPreview(chain, asset, bound);
    return chain;
}

void LocalAssetShelf::fetchPreview(Chain<QImage> *chain, const Asset &asset, QSize bound)
{
    const QString part
        = QDir(m_parts.library.thumbnailsFolder())
              .filePath(u"preview-%1-%2.part"_s.arg(QCoreApplication::applicationPid()).arg(++m_counter));
    auto *fetch = m_parts.downloader.fetch({asset.previewUrl, part, LargestPreview});
    // Whichever ends last: a call that was given up may have ended before its download.
    connect(chain, &CallBase::finished, this, [part] { removeParts(part); });
    connect(fetch, &CallBase::finished, this, [fetch, part, preview = QPointer(chain)] {
        if (!fetch->result() || !preview || preview->isFinished())
            removeParts(part);
    });
    chain->follow(fetch, [this, chain, asset, bound](const DownloadedFile &file) {
        auto work = [part = file.partPath, bound] {
            auto picture = media::loadStill(part, bound);
            removeParts(part);
            return picture;
        };
        chain->follow(inPool<QImage>(this, work), [this, chain, asset, bound](const QImage &picture) {
            m_previews.insert(
                previewKey(asset, bound), new QImage(picture), int(picture.sizeInBytes() / 1024) + 1);
            chain->finish(picture);
        });
    });
}

Result<GenerationRequest> LocalAssetShelf::journalled(const Asset &asset) const
{
    std::optional<Task> task;
    if (!asset.task.isNull()) {
        if (const auto found = m_parts.tasks.find(asset.task))
            task = *found;
    }
    const auto look = [&task](const Result<std::optional<Task>> &found) {
        if (!task && found)
            task = *found;
    };
    if (!task && asset.place == Asset::Place::Provider)
        look(m_parts.tasks.findByAsset(asset.reference.value));
    if (!task && !asset.remoteTask.isEmpty())
        look(m_parts.tasks.findByRemoteId(asset.remoteTask));
    if (!task && !asset.sha256.isEmpty())
        look(m_parts.tasks.findByHash(asset.sha256));
    if (!task)
        return failure(ErrorKind::NotFound, asset.name);
    return task->request;
}

Call<GenerationRequest> *LocalAssetShelf::settingsOf(const Asset &asset)
{
    const auto known = journalled(asset);
    if (known)
        return finishedCall<GenerationRequest>(this, known);
    if (asset.place == Asset::Place::Library)
        return inPool<GenerationRequest>(this, [path = asset.path] { return settingsInSidecar(path); });
    if (asset.remoteTask.isEmpty())
        return finishedCall<GenerationRequest>(this, known);
    auto *chain = new Chain<GenerationRequest>(this);
    at(chain, asset.account, [chain, id = asset.remoteTask](const Place &place) {
        chain->finishWith(place.provider->settingsOf(place.endpoint, id));
    });
    return chain;
}

Call<QString> *LocalAssetShelf::enlarge(const Asset &asset, QSize size)
{
    Asset source = asset;
    std::optional<Task> maker;
    if (asset.place == Asset::Place::Library && !asset.sha256.isEmpty()) {
        // A saved picture that its provider keeps as well.
        const auto task = m_parts.tasks.findByHash(asset.sha256);
        for (const TaskOutput &output : task &&*task ? (*task)->outputs : QList<TaskOutput>()) {
            if (output.sha256 != asset.sha256 || output.assetId.isEmpty())
                continue;
            maker = *task;
            source.account = maker->account;
            source.reference = {MediaReference::Kind::Asset, output.assetId};
        }
    }
    const bool isPossible = asset.kind == MediaKind::Image && !size.isEmpty()
        && source.reference.kind == MediaReference::Kind::Asset && !source.account.isEmpty();
    if (!isPossible)
        return finishedCall<QString>(this, failure(ErrorKind::InvalidRequest, asset.name));
    const QString folder = m_parts.library.takesFolder() + u'/'
        + QDateTime::fromMSecsSinceEpoch(toEpochMs(m_parts.clock.now())).toString(u"yyyy-MM"_s);
    if (!QDir().mkpath(folder))
        return finishedCall<QString>(this, failure(ErrorKind::Storage, folder));
    const QString part
        = folder + u"/enlarged-%1-%2.part"_s.arg(QCoreApplication::applicationPid()).arg(++m_counter);
    auto *chain = new Chain<QString>(this);
    chain->then(this, [part](const Result<QString> &path) {
        if (!path)
            QFile::remove(part);
    });
    at(chain, source.account, [this, chain, source, maker, size, part](const Place &place) {
        const QString &id = source.reference.value;
        const auto isOurs
            = maker ? isMadeFor(place.endpoint, *maker, id, m_parts.uploads) : isAssetOf(place.endpoint, id);
        const bool isElsewhere = maker && maker->origin != place.origin;
        if (isElsewhere || !isOurs.value_or(true)) {
            chain->finish(failure(ErrorKind::InvalidRequest, wording::otherAccountsFile()));
            return;
        }
        chain->follow(place.provider->assetAddress(place.endpoint, source.reference.value),
            [this, chain, source, size, part, place](const QUrl &address) {
                chain->follow(place.provider->enlarge(place.endpoint, address, size, part),
                    [this, chain, source, size, part](bool) { saveEnlarged(chain, source, size, part); });
            });
    });
    return chain;
}

Call<MediaFacts> *LocalAssetShelf::facts(const QString &account, const MediaReference &reference)
{
    if (reference.kind != MediaReference::Kind::Asset)
        return finishedCall<MediaFacts>(this, failure(ErrorKind::NotFound));
    auto *chain = new Chain<MediaFacts>(this);
    at(chain, account, [chain, id = reference.value](const Place &place) {
        chain->follow(place.provider->asset(place.endpoint, id), [chain](const Asset &asset) {
            MediaFacts facts;
            facts.kind = asset.kind;
            facts.bytes = asset.bytes;
            facts.size = asset.size;
            facts.seconds = asset.seconds;
            chain->finish(facts);
        });
    });
    return chain;
}

void LocalAssetShelf::saveEnlarged(Chain<QString> *chain, const Asset &asset, QSize size, const QString &part)
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_parts.clock.now()));
    const QString stem = QFileInfo(part).path() + u'/' + now.toString(u"yyyyMMdd-HHmmss"_s) + u'-'
        + promptSlug(QFileInfo(asset.name).completeBaseName())
        + u"-%1x%2"_s.arg(size.width()).arg(size.height());
    auto work = [part, stem]() -> Result<QString> {
        const auto info = media::probe(part);
        if (!info || info->kind != media::MediaInfo::Kind::Image) {
            QFile::remove(part);
            return failure(ErrorKind::FileInvalid, u"what came is no picture"_s);
        }
        const QString suffix = usualSuffix(info->mime);
        QString target = stem + u'.' + suffix;
        for (int n = 2; QFile::exists(target); ++n)
            target = stem + u"-%1."_s.arg(n) + suffix;
        if (!QFile::rename(part, target))
            return failure(ErrorKind::Storage, target);
        return target;
    };
    chain->follow(inPool<QString>(this, work), [this, chain](const QString &path) {
        chain->finish(path);
        emit changed();
    });
}

} // namespace studio
