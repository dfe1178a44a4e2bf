// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "domain/task.h"
#include "services/files/thumbnailstore.h"

#include <QString>

namespace studio {

//! What is left to do once the bytes of an output are here.
struct SaveJob {
    Task task;
    qsizetype index = 0; //!< of the output
    QString folder; //!< made already
    QString partPath; //!< empty: only look whether the take was saved before
    QByteArray sha256; //!< of the part, hex
    QByteArray refusedBefore; //!< hash of a whole download that was not accepted; empty = none
    ThumbnailStore thumbnails;
    Instant savedAt{};
};

//! A take under its name.
struct SavedTake {
    TaskOutput output;
    //! Nothing here can open it, but the provider sent the same bytes twice: that is what it has.
    bool isUnknown = false;
};

//! Checks that a download is whole by its container, moves it to its name, writes the sidecar and the
//! thumbnail. Errors: FileInvalid (cut off, or nothing that can be shown: the part is deleted), Storage,
//! DiskFull; NotFound when there was only to look. Blocking; any thread.
[[nodiscard]] Result<SavedTake> saveTake(const SaveJob &job);

} // namespace studio
