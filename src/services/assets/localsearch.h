// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "domain/mediafacts.h"
#include "domain/task.h"
#include "services/assets/assetshelf.h"

#include <QDateTime>
#include <QHash>

namespace studio {

//! What was measured of files, so that none is measured twice while it stays as it is.
struct MeasuredFile {
    QDateTime changed;
    qint64 bytes = 0;
    MediaFacts facts;
};
using MeasuredFiles = QHash<QString, MeasuredFile>; //!< by path

//! Everything that a search of the library needs, by value: it happens in the pool.
struct LocalSearch {
    ShelfQuery query;
    QList<Task> tasks; //!< newest first
    QString takesFolder;
    MeasuredFiles measured;
};

struct LocalFinds {
    QList<Asset> assets;
    MeasuredFiles measured;
};

//! Saved takes, other files in the takes' folder, and inputs that were used; newest first, no file twice.
//! What is gone from the disk is left out. Blocking; any thread.
[[nodiscard]] LocalFinds searchLibrary(const LocalSearch &search);

//! Fills in what the files themselves tell of assets that are on this machine. Blocking; any thread.
[[nodiscard]] LocalFinds measured(QList<Asset> assets, MeasuredFiles known);

//! What a file's name says it is; nothing for other kinds of files.
[[nodiscard]] std::optional<MediaKind> kindOfName(const QString &path);

//! The settings in the sidecar beside a take. NotFound without one that can be read. Blocking; any thread.
[[nodiscard]] Result<GenerationRequest> settingsInSidecar(const QString &takePath);

} // namespace studio
