// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/renderer.h"

#include "base/logging.h"
#include "media/animatic.h"
#include "media/encoder.h"
#include "media/still.h"
#include "sandbox/light.h"
#include "sandbox/scene.h"

#include <QFile>
#include <QRandomGenerator>

#include <algorithm>
#include <cmath>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

//! The studio and its player come first on a small machine.
void yieldToEverybody()
{
#ifdef Q_OS_LINUX
    setpriority(PRIO_PROCESS, 0, 19); // on Linux this is the calling thread, and what it starts
#endif
}

//! Cut around the middle to the ratio of `size` and scaled to it.
QImage fitted(const QImage &picture, QSize size)
{
    const QSize grown = picture.size().scaled(size, Qt::KeepAspectRatioByExpanding);
    const QImage scaled = picture.scaled(grown, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QPoint corner((grown.width() - size.width()) / 2, (grown.height() - size.height()) / 2);
    return scaled.copy(QRect(corner, size)).convertToFormat(QImage::Format_RGB32);
}

//! A little life for a clip that was asked for without a camera. Only where it cannot move a keyframe from
//! its time: the move is nothing at 0 and grows from there.
media::CameraMove driftOf(const RenderOrder &order)
{
    const bool onlyTheFirst = order.frames.size() == 1 && order.frames.front().time == 0;
    if (!order.frames.empty() && !onlyTheFirst)
        return {};
    QRandomGenerator random(quint32(order.seed ^ (order.seed >> 32)));
    media::CameraMove move;
    move.zoom = 0.3 + 0.5 * random.generateDouble();
    move.horizontal = random.generateDouble() - 0.5;
    move.vertical = 0.6 * (random.generateDouble() - 0.5);
    return move;
}

media::CameraMove moveOf(const RenderOrder &order)
{
    if (!order.camera.given)
        return driftOf(order);
    media::CameraMove move;
    move.horizontal = order.camera.horizontal;
    move.vertical = order.camera.vertical;
    move.pan = order.camera.pan;
    move.tilt = order.camera.tilt;
    move.zoom = order.camera.zoom;
    move.roll = order.camera.roll;
    return move;
}

Result<QList<media::Keyframe>> keyframesOf(const RenderOrder &order, const StateFolder &folder)
{
    QList<media::Keyframe> keyframes;
    for (const RenderOrder::Frame &frame : order.frames) {
        QImage picture;
        if (frame.blob.empty()) {
            picture = drawScene(frame.scene, order.seed, order.size);
        } else {
            auto loaded = media::loadStill(folder.blobPath(QString::fromStdString(frame.blob)));
            if (!loaded)
                return failure(loaded.error());
            picture = fitted(*loaded, order.size);
        }
        keyframes.append({picture, frame.time});
    }
    if (keyframes.isEmpty())
        keyframes.append({drawScene(order.prompt, order.seed, order.size), 0});
    return keyframes;
}

} // namespace

Renderer::Renderer(const StateFolder &folder)
    : m_folder(folder)
    , m_thread([this] { run(); })
{
}

Renderer::~Renderer()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Renderer::submit(const RenderOrder &order)
{
    const QString hash = order.hash();
    {
        const std::scoped_lock lock(m_mutex);
        Report &report = m_reports[hash];
        const bool thrownAway = hash == m_current && m_cancelCurrent;
        if (!thrownAway && report.state != State::Unknown && report.state != State::Failed)
            return;
        report = {State::Waiting, 0};
        m_queue.push_back(order);
    }
    m_wake.notify_all();
}

void Renderer::withdraw(const QString &hash)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_queue, [&hash](const RenderOrder &order) { return order.hash() == hash; });
    if (hash == m_current)
        m_cancelCurrent = true;
    else if (const auto found = m_reports.find(hash);
             found != m_reports.end() && found->second.state == State::Waiting)
        m_reports.erase(found);
}

Renderer::Report Renderer::report(const QString &hash) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_reports.find(hash);
    return found == m_reports.end() ? Report{} : found->second;
}

QString Renderer::outputPath(const RenderOrder &order, int index) const
{
    return m_folder.renderedPath(
        u"%1-%2.%3"_s.arg(order.hash()).arg(index + 1).arg(QString::fromStdString(order.format)));
}

QString Renderer::previewPath(const RenderOrder &order, int index, int preview) const
{
    return m_folder.renderedPath(u"%1-%2-preview%3.jpg"_s.arg(order.hash()).arg(index + 1).arg(preview));
}

void Renderer::setReport(const QString &hash, const Report &report)
{
    const std::scoped_lock lock(m_mutex);
    m_reports[hash] = report;
}

void Renderer::run()
{
    yieldToEverybody();
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
        if (m_stop)
            return;
        const RenderOrder order = std::move(m_queue.front());
        m_queue.pop_front();
        const QString hash = order.hash();
        m_current = hash;
        m_cancelCurrent = false;
        lock.unlock();
        const Status done
            = QFile::exists(outputPath(order, order.count - 1)) ? Status{} : render(order, hash);
        if (!done && done.error().kind != ErrorKind::Cancelled)
            qCWarning(lcSandbox) << "rendering failed:" << done.error().detail;
        lock.lock();
        m_current.clear();
        const bool wantedAgain = std::any_of(m_queue.begin(), m_queue.end(),
            [&hash](const RenderOrder &waiting) { return waiting.hash() == hash; });
        if (done)
            m_reports[hash] = {State::Done, 1};
        else if (done.error().kind != ErrorKind::Cancelled)
            m_reports[hash] = {State::Failed, 0};
        else if (!wantedAgain)
            m_reports.erase(hash);
    }
}

Status Renderer::render(const RenderOrder &order, const QString &hash)
{
    setReport(hash, {State::Rendering, 0});
    auto keyframes = keyframesOf(order, m_folder);
    if (!keyframes)
        return failure(keyframes.error());
    const media::Animatic animatic(std::move(*keyframes), moveOf(order), order.size);
    const QString scratch = m_folder.scratchPath() + u".mp4"_s;
    media::EncoderSettings settings;
    settings.size = order.size;
    settings.framesPerSecond = framesPerSecond;
    settings.preset = u"ultrafast"_s;
    auto encoder = media::Encoder::open(scratch, settings);
    if (!encoder)
        return failure(encoder.error());

    const int count = int(std::lround(order.seconds * framesPerSecond));
    const Light light(order.seed);
    QImage frame(order.size, QImage::Format_RGB32);
    for (int index = 0; index < count; ++index) {
        const double time = double(index) / (count - 1);
        animatic.paintFrame(time, frame);
        light.fall(frame, time);
        if (const Status written = (*encoder)->write(frame); !written)
            return written;
        for (int preview = 0; preview < order.previews(); ++preview) {
            if (index == preview * (count - 1) / (order.previews() - 1))
                frame.scaledToWidth(320, Qt::SmoothTransformation)
                    .save(previewPath(order, 0, preview), "JPG", 85);
        }
        const std::scoped_lock lock(m_mutex);
        if (m_stop || m_cancelCurrent)
            return failure(ErrorKind::Cancelled);
        m_reports[hash] = {State::Rendering, double(index + 1) / count};
    }
    if (const Status finished = (*encoder)->finish(); !finished)
        return finished;
    const QString target = outputPath(order, 0);
    if (!QFile::rename(scratch, target))
        return failure(ErrorKind::Storage, u"cannot write "_s + target);
    return {};
}

} // namespace studio::sandbox
