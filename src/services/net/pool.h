// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace studio {

//! Runs `work() -> Result<T>` in the pool and delivers what it returns in the main thread. What `work` uses
//! it has to own: the call may be gone before it ends.
template <typename T, typename Work> [[nodiscard]] Call<T> *inPool(QObject *parent, Work work)
{
    auto *call = new Call<T>(parent);
    auto *watcher = new QFutureWatcher<Result<T>>(call);
    QObject::connect(watcher, &QFutureWatcherBase::finished, call, [call, watcher] {
        if (!watcher->isCanceled())
            call->finish(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(std::move(work)));
    return call;
}

} // namespace studio
