// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/renderer.h"

#include "base/logging.h"
#include "sandbox/renderjob.h"

#include <QFile>

#include <algorithm>

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
    constexpr qint64 seedStep = 7919; // from one file of an order to the next
    setReport(hash, {State::Rendering, 0});
    for (int index = 0; index < order.count; ++index) {
        RenderOrder one = order;
        one.seed += index * seedStep;
        const auto shot = shotFor(one, m_folder);
        if (!shot)
            return failure(shot.error());
        Delivery delivery;
        delivery.path = outputPath(order, index);
        delivery.scratch = m_folder.scratchPath();
        for (int preview = 0; preview < order.previews(); ++preview)
            delivery.previews.push_back(previewPath(order, index, preview));
        delivery.goOn = [this, &hash, index, count = order.count](double done) {
            const std::scoped_lock lock(m_mutex);
            m_reports[hash] = {State::Rendering, (index + done) / count};
            return !m_stop && !m_cancelCurrent;
        };
        if (const Status delivered = deliver(*shot, one, delivery); !delivered)
            return delivered;
    }
    return {};
}

} // namespace studio::sandbox
