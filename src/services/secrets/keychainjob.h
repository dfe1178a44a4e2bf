// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <qt6keychain/keychain.h>

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace studio {

//! How a job at the keychain ended.
enum class KeychainEnd {
    Done,
    NoEntry,
    Denied, //!< a person refused, or left it locked
    Unavailable, //!< there is none, it does not answer, or it cannot say what is wrong
};

//! QtKeychain's code in the four ends that matter. Headless Linux answers OtherError, not NoBackendAvailable
//! (measured), so these are one.
[[nodiscard]] KeychainEnd keychainEnd(QKeychain::Error error);

//! The error for an end; nothing for Done.
[[nodiscard]] std::optional<Error> keychainError(KeychainEnd end, const QString &detail);

//! Starts a job and calls `done` exactly once, in the main loop, unless `context` is gone by then; as
//! Unavailable when the keychain takes longer than `patience`. The job deletes itself whenever it ends.
template <typename Job>
void runKeychainJob(Job *job, QObject *context, std::chrono::milliseconds patience,
    std::function<void(KeychainEnd, Job *)> done)
{
    auto *timer = new QTimer(context);
    timer->setSingleShot(true);
    QObject::connect(timer, &QTimer::timeout, context, [timer, done] {
        timer->deleteLater();
        done(KeychainEnd::Unavailable, nullptr);
    });
    // With the timer as context a late answer is not heard any more.
    QObject::connect(job, &QKeychain::Job::finished, timer, [timer, job, done] {
        if (!timer->isActive())
            return;
        timer->stop();
        timer->deleteLater();
        done(keychainEnd(job->error()), job);
    });
    timer->start(patience);
    job->start();
}

} // namespace studio
