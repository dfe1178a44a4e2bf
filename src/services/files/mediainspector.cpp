// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/mediainspector.h"

#include "media/filmstrip.h"
#include "media/framereader.h"
#include "media/probe.h"
#include "media/still.h"
#include "services/net/pool.h"

#include <QFileInfo>
#include <QPointer>

#include <utility>

namespace studio {

namespace {

MediaKind kindOf(media::MediaInfo::Kind kind)
{
    switch (kind) {
    case media::MediaInfo::Kind::Image:
        return MediaKind::Image;
    case media::MediaInfo::Kind::Video:
        return MediaKind::Video;
    case media::MediaInfo::Kind::Audio:
        return MediaKind::Audio;
    }
    Q_UNREACHABLE();
    return MediaKind::Image;
}

} // namespace

MediaInspector::MediaInspector(QObject *parent)
    : QObject(parent)
{
}

MediaInspector::~MediaInspector() = default;

template <typename T, typename Work> Call<T> *MediaInspector::begin(Work work)
{
    if (!m_held)
        return inPool<T>(this, std::move(work));
    auto *call = new Call<T>(this);
    m_waiting.append([waiting = QPointer<Call<T>>(call), work] {
        if (!waiting)
            return;
        Call<T> *receiver = waiting;
        inPool<T>(receiver, work)->then(receiver, [receiver](const Result<T> &result) {
            receiver->finish(result);
        });
    });
    return call;
}

void MediaInspector::release()
{
    m_held = false;
    for (const auto &start : std::exchange(m_waiting, {}))
        start();
}

Call<MediaFacts> *MediaInspector::inspect(const QString &path)
{
    return begin<MediaFacts>([path]() -> Result<MediaFacts> { return inspectNow(path); });
}

MediaFacts MediaInspector::inspectNow(const QString &path)
{
    MediaFacts facts;
    const QFileInfo file(path);
    facts.bytes = file.size();
    if (!file.exists() || !file.isFile()) {
        facts.state = file.exists() ? MediaFacts::State::Unreadable : MediaFacts::State::Missing;
        facts.bytes = 0;
        return facts;
    }
    if (facts.bytes == 0) {
        facts.state = MediaFacts::State::Empty;
        return facts;
    }
    const Result<media::MediaInfo> info = media::probe(path);
    if (!info) {
        facts.state = info.error().kind == ErrorKind::NotFound ? MediaFacts::State::Missing
                                                               : MediaFacts::State::Unreadable;
        return facts;
    }
    facts.kind = kindOf(info->kind);
    facts.mime = info->mime;
    facts.bytes = info->bytes;
    facts.size = info->size;
    facts.animated = info->animated;
    facts.seconds = info->seconds;
    facts.framesPerSecond = info->framesPerSecond;
    return facts;
}

Call<QImage> *MediaInspector::load(const QString &path, QSize bound)
{
    return begin<QImage>([path, bound] { return media::loadStill(path, bound); });
}

Call<QImage> *MediaInspector::thumbnail(const QString &path, QSize bound)
{
    return begin<QImage>([path, bound] { return media::thumbnail(path, bound); });
}

Call<QImage> *MediaInspector::filmstrip(const QString &path, int count, QSize size)
{
    return begin<QImage>([path, count, size] { return media::filmstrip(path, count, size); });
}

Call<QImage> *MediaInspector::thumbnail(
    const ThumbnailStore &store, const QString &path, const QString &id, QSize bound)
{
    return begin<QImage>([store, path, id, bound] { return store.load(path, id, bound); });
}

} // namespace studio
