// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/callbacks.h"

#include "sandbox/exchange.h"

#include <QUrl>

#include <httplib.h>

namespace studio::sandbox {

namespace {

constexpr std::size_t longestQueue = 1000;

void deliver(const std::string &address, const std::string &body)
{
    const QUrl url(QString::fromStdString(address));
    httplib::Client client(url.host().toStdString(), url.port(80));
    client.set_connection_timeout(2);
    client.set_read_timeout(2);
    client.set_write_timeout(2);
    const QString target
        = url.path(QUrl::FullyEncoded) + (url.hasQuery() ? u'?' + url.query(QUrl::FullyEncoded) : QString());
    static_cast<void>(
        client.Post(target.isEmpty() ? std::string("/") : target.toStdString(), body, "application/json"));
}

} // namespace

Callbacks::Callbacks()
    : m_thread([this] { run(); })
{
}

Callbacks::~Callbacks()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Callbacks::send(const std::string &url, Json body)
{
    const QUrl address(QString::fromStdString(url));
    if (address.scheme() != QLatin1String("http") || !isLoopback(address.host().toStdString()))
        return;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_queue.size() >= longestQueue)
            return;
        m_queue.emplace_back(url, dumpJson(body));
    }
    m_wake.notify_all();
}

void Callbacks::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_stop || !m_queue.empty(); });
        if (m_stop)
            return;
        const auto [address, body] = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        deliver(address, body);
        lock.lock();
    }
}

} // namespace studio::sandbox
