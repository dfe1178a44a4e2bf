// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/assets/localsearch.h"

#include "domain/filesuffix.h"
#include "services/files/mediainspector.h"
#include "services/files/safenames.h"
#include "services/tasks/requestresolver.h"
#include "services/tasks/sidecar.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! One asset for each file, the first that was told of it.
class Collection final {
public:
    void addTakes(const Task &task)
    {
        for (const TaskOutput &output : task.outputs) {
            if (output.path.isEmpty())
                continue;
            Asset asset;
            asset.sha256 = output.sha256;
            asset.bytes = output.bytes;
            asset.createdAt = task.createdAt;
            asset.task = task.id;
            asset.remoteTask = task.remoteId;
            add(asset, output.path, QFileInfo(output.path).fileName(), promptOf(task));
        }
    }

    void addInputs(const Task &task)
    {
        for (const MediaInput &input : task.request.media) {
            const QByteArray hash = storedHash(input);
            if (hash.isEmpty())
                continue;
            Asset asset;
            asset.sha256 = hash;
            asset.createdAt = task.createdAt;
            // They are kept under their hash, which tells a person nothing.
            const QString invented = promptSlug(promptOf(task)) + u'-' + roleName(input.role) + u'.'
                + QFileInfo(input.reference.value).suffix();
            add(asset, input.reference.value, input.name.isEmpty() ? invented : input.name, promptOf(task));
        }
    }

    void addFile(const QFileInfo &file)
    {
        Asset asset;
        asset.createdAt = fromEpochMs(file.lastModified().toMSecsSinceEpoch());
        add(asset, file.absoluteFilePath(), file.fileName(), {});
    }

    [[nodiscard]] QList<Asset> matching(const ShelfQuery &query) const
    {
        QList<Asset> assets;
        for (const auto &[asset, prompt] : m_found) {
            const bool isMeant = query.text.trimmed().isEmpty()
                || asset.name.contains(query.text.trimmed(), Qt::CaseInsensitive)
                || prompt.contains(query.text.trimmed(), Qt::CaseInsensitive);
            if (isMeant && (!query.kind || asset.kind == *query.kind))
                assets.append(asset);
        }
        std::stable_sort(assets.begin(), assets.end(),
            [](const Asset &one, const Asset &other) { return one.createdAt > other.createdAt; });
        return assets;
    }

private:
    static QString promptOf(const Task &task) { return task.request.value(Role::Prompt).toString(); }

    void add(Asset asset, const QString &path, const QString &name, const QString &prompt)
    {
        const auto kind = kindOfName(path);
        if (!kind || m_paths.contains(path) || (!asset.sha256.isEmpty() && m_hashes.contains(asset.sha256)))
            return;
        m_paths.insert(path);
        if (!asset.sha256.isEmpty())
            m_hashes.insert(asset.sha256);
        asset.place = Asset::Place::Library;
        asset.reference = {MediaReference::Kind::File, path};
        asset.kind = *kind;
        asset.name = name;
        asset.path = path;
        m_found.append({asset, prompt});
    }

    QList<std::pair<Asset, QString>> m_found; // with the prompt
    QSet<QString> m_paths;
    QSet<QByteArray> m_hashes;
};

MediaFacts factsOf(const QFileInfo &file, MeasuredFiles &known)
{
    const QString path = file.absoluteFilePath();
    const auto before = known.constFind(path);
    if (before != known.constEnd() && before->changed == file.lastModified() && before->bytes == file.size())
        return before->facts;
    const MediaFacts facts = MediaInspector::inspectNow(path);
    known.insert(path, {file.lastModified(), file.size(), facts});
    return facts;
}

} // namespace

std::optional<MediaKind> kindOfName(const QString &path)
{
    return kindOfSuffix(QFileInfo(path).suffix());
}

LocalFinds measured(QList<Asset> assets, MeasuredFiles known)
{
    for (Asset &asset : assets) {
        if (asset.path.isEmpty())
            continue;
        const MediaFacts facts = factsOf(QFileInfo(asset.path), known);
        if (facts.state != MediaFacts::State::Known)
            continue;
        asset.kind = facts.kind;
        asset.bytes = facts.bytes;
        asset.size = facts.size;
        asset.seconds = facts.seconds;
    }
    return {assets, known};
}

LocalFinds searchLibrary(const LocalSearch &search)
{
    Collection found;
    // Takes first: one that was used as an input is still a take.
    for (const Task &task : search.tasks)
        found.addTakes(task);
    for (const Task &task : search.tasks)
        found.addInputs(task);
    // What no task tells of: enlarged pictures, takes of a journal that was lost.
    QDirIterator files(search.takesFolder, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        files.next();
        found.addFile(files.fileInfo());
    }
    QList<Asset> assets;
    for (const Asset &asset : found.matching(search.query)) {
        if (assets.size() >= search.query.limit)
            break;
        if (QFileInfo(asset.path).isFile())
            assets.append(asset);
    }
    return measured(assets, search.measured);
}

Result<GenerationRequest> settingsInSidecar(const QString &takePath)
{
    constexpr qint64 Largest = 4 * 1024 * 1024;
    QFile file(sidecarPath(takePath));
    if (!file.open(QIODevice::ReadOnly) || file.size() > Largest)
        return failure(ErrorKind::NotFound, u"nothing is known of how it was made"_s);
    const QJsonObject sidecar = QJsonDocument::fromJson(file.readAll()).object();
    const bool isKnown = sidecar.value("schema"_L1).toInt() >= 1
        && sidecar.value("schema"_L1).toInt() <= SidecarSchema && sidecar.value("request"_L1).isObject();
    if (!isKnown)
        return failure(ErrorKind::NotFound, u"the sidecar cannot be read"_s);
    return GenerationRequest::fromJson(sidecar.value("request"_L1).toObject());
}

} // namespace studio
