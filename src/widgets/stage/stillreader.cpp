// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/stillreader.h"

#include "media/framereader.h"

#include <QtConcurrent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace studio {

namespace {

constexpr double UsualFrameRate = 24; // what the services make, where a file does not say

} // namespace

struct StillReader::Bench {
    std::unique_ptr<media::FrameReader> reader;
    double framesPerSecond = UsualFrameRate;
};

StillReader::StillReader(QObject *parent)
    : QObject(parent)
    , m_bench(std::make_shared<Bench>())
{
    m_pool.setMaxThreadCount(1);
    connect(&m_watcher, &QFutureWatcher<Still>::finished, this, &StillReader::take);
}

StillReader::~StillReader()
{
    m_pool.waitForDone();
}

void StillReader::open(const QString &path)
{
    letGo();
    m_pathToOpen = path;
    m_wanted = 0;
    start();
}

void StillReader::close()
{
    letGo();
    m_pool.waitForDone();
}

void StillReader::letGo()
{
    m_watcher.setFuture({}); // a result that is on its way belongs to the clip that goes
    m_busy = false;
    m_bench = std::make_shared<Bench>(); // a job that still runs keeps its own to the end
    m_pathToOpen.clear();
    m_wanted.reset();
    m_facts = {};
}

void StillReader::request(qint64 frame)
{
    m_wanted = frame;
    start();
}

StillReader::Still StillReader::readFrom(Bench &bench, const QString &pathToOpen, qint64 frame)
{
    Still still;
    still.frame = frame;
    const auto fail = [&still](const Error &error) {
        still.error = error;
        return still;
    };
    if (!pathToOpen.isEmpty()) {
        if (const Status whole = media::verifyComplete(pathToOpen); !whole)
            return fail(whole.error());
        auto reader = media::FrameReader::open(pathToOpen);
        if (!reader)
            return fail(reader.error());
        bench.reader = std::move(*reader);
        const media::MediaInfo &info = bench.reader->info();
        bench.framesPerSecond = info.framesPerSecond > 0 ? info.framesPerSecond : UsualFrameRate;
        const qint64 counted = std::llround(info.seconds * bench.framesPerSecond);
        still.first = true;
        still.facts = {.seconds = info.seconds,
            .framesPerSecond = bench.framesPerSecond,
            .frames = std::max<qint64>(1, info.frames > 0 ? info.frames : counted)};
    }
    if (!bench.reader)
        return still;
    // The middle of a frame's time: no rounding can lead to its neighbour.
    auto picture = bench.reader->frameAt((double(frame) + 0.5) / bench.framesPerSecond);
    if (!picture)
        return fail(picture.error());
    still.picture = std::move(*picture);
    return still;
}

void StillReader::start()
{
    if (m_busy || !m_wanted)
        return;
    m_busy = true;
    m_watcher.setFuture(QtConcurrent::run(&m_pool,
        [bench = m_bench, path = std::exchange(m_pathToOpen, {}),
            frame = *std::exchange(m_wanted, std::nullopt)] { return readFrom(*bench, path, frame); }));
}

void StillReader::take()
{
    if (!m_busy)
        return;
    m_busy = false;
    const Still still = m_watcher.result();
    if (still.error) {
        m_wanted.reset();
        emit failed(*still.error);
        return;
    }
    if (still.first) {
        m_facts = still.facts;
        emit opened();
    }
    if (!still.picture.isNull())
        emit frameReady(still.picture, still.frame);
    start();
}

} // namespace studio
