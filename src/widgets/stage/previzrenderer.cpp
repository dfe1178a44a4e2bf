// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/previzrenderer.h"

#include <QtConcurrent>

#include <utility>

namespace studio {

struct PrevizRenderer::Bench {
    std::optional<media::Animatic> animatic;
};

PrevizRenderer::PrevizRenderer(QObject *parent)
    : QObject(parent)
    , m_bench(std::make_shared<Bench>())
{
    m_pool.setMaxThreadCount(1);
    m_pool.setThreadPriority(QThread::LowPriority); // the person's input goes first
    connect(&m_watcher, &QFutureWatcher<QImage>::finished, this, [this] {
        m_busy = false;
        emit frameReady(m_watcher.result());
        start();
    });
}

PrevizRenderer::~PrevizRenderer()
{
    m_pool.waitForDone();
}

void PrevizRenderer::setPictures(const QList<media::Keyframe> &keyframes, QSize size)
{
    m_newPictures = Pictures{keyframes, size};
}

void PrevizRenderer::setMove(const media::CameraMove &move)
{
    m_move = move;
}

void PrevizRenderer::request(double time)
{
    m_wanted = time;
    start();
}

void PrevizRenderer::start()
{
    if (m_busy || !m_wanted)
        return;
    m_busy = true;
    const auto job = [bench = m_bench, pictures = std::exchange(m_newPictures, std::nullopt), move = m_move,
                         time = *std::exchange(m_wanted, std::nullopt)]() -> QImage {
        if (pictures)
            bench->animatic.emplace(pictures->keyframes, move, pictures->size);
        if (!bench->animatic)
            return {};
        if (!(bench->animatic->move() == move))
            bench->animatic->setMove(move);
        return bench->animatic->frameAt(time);
    };
    m_watcher.setFuture(QtConcurrent::run(&m_pool, job));
}

} // namespace studio
