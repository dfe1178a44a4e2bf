// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/records.h"
#include "sandbox/statefolder.h"

#include <QString>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>

namespace studio::sandbox {

//! Makes what was ordered: one thread of the lowest priority, equal orders once. Any thread.
class Renderer final {
public:
    enum class State { Unknown, Waiting, Rendering, Done, Failed };
    struct Report {
        State state = State::Unknown;
        double progress = 0; //!< 0…1
    };
    static constexpr int framesPerSecond = 24; //!< of clips that are made anew
    explicit Renderer(const StateFolder &folder);
    ~Renderer();
    Q_DISABLE_COPY_MOVE(Renderer)

    //! Asks for a clip; nothing happens when it is there or under way.
    void submit(const RenderOrder &order);
    //! Nobody wants this clip any more.
    void withdraw(const QString &hash);
    [[nodiscard]] Report report(const QString &hash) const;
    //! Where file number `index` (0…count − 1) of an order lies once it is done.
    [[nodiscard]] QString outputPath(const RenderOrder &order, int index) const;
    //! Where a small picture (0…order.previews() − 1) out of that file lies.
    [[nodiscard]] QString previewPath(const RenderOrder &order, int index, int preview) const;

private:
    void run();
    [[nodiscard]] Status render(const RenderOrder &order, const QString &hash);
    void setReport(const QString &hash, const Report &report);

    const StateFolder &m_folder;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<RenderOrder> m_queue;
    std::map<QString, Report> m_reports;
    QString m_current; //!< hash of what is being rendered
    bool m_cancelCurrent = false;
    bool m_stop = false;
    std::thread m_thread;
};

} // namespace studio::sandbox
