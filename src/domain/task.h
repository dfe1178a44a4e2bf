// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/error.h"
#include "domain/generationrequest.h"
#include "domain/taskstate.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>
#include <QUuid>

#include <optional>

namespace studio {

//! One file that a task produced.
struct TaskOutput {
    QUrl url; //!< signed address at the provider; a secret of sorts, never shown
    std::optional<Instant> expiresAt;
    QString path; //!< absolute, empty until saved
    QByteArray sha256; //!< hex, empty until saved
    qint64 bytes = 0;
    QString assetId; //!< useapi.net: what the provider calls it as an input; empty = nothing

    friend bool operator==(const TaskOutput &, const TaskOutput &) = default;
};

//! One row of the journal. A value type; the journal is the truth, copies are snapshots.
struct Task {
    qint64 key = 0; //!< order and paging; 0 = not stored yet
    QUuid id; //!< public
    QUuid parentId; //!< null unless this is a retry or a successor
    TaskState state = TaskState::Queued;
    QString account; //!< account name ("sandbox-useapi")
    QString origin; //!< where the remote task lives and is only ever read; "sandbox" for practice accounts
    GenerationRequest request; //!< resolved: what is priced, sent and kept
    QString remoteId; //!< the provider's id, exactly as it wants it in paths; empty before it is known
    Instant createdAt{};
    Instant updatedAt{};
    std::optional<Instant> notBefore; //!< wait at least until then before the next try
    std::optional<double> progress; //!< 0…1
    QString progressText; //!< the provider's own words
    QString remoteStatus; //!< the provider's own status word
    std::optional<double> secondsToStart; //!< the provider's estimate
    std::optional<int> creditsEstimated;
    std::optional<int> creditsCharged;
    QList<TaskOutput> outputs;
    std::optional<Error> error; //!< why it failed, or why it waits
    QString failureCode; //!< the provider's own ("SAFETY.INPUT.TEXT")
    bool cancelWanted = false;
    bool circled = false;
    QString outFolder; //!< where outputs go; empty = the library
    QString submitKey; //!< from `submit --key`; empty = none
    int attempts = 0; //!< definite refusals so far

    friend bool operator==(const Task &, const Task &) = default;
};

} // namespace studio

Q_DECLARE_METATYPE(studio::Task)
