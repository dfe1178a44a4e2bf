// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/randomsource.h"
#include "base/result.h"
#include "domain/catalogue.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace studio {

class AccountBook;
class AssetShelf;
class Gateway;
class Library;
class MediaInspector;
class Settings;
class TaskEngine;
class TaskStore;
class UsageReader;
struct Task;

//! How a Studio is put together.
struct StudioOptions {
    QString libraryFolder; //!< empty = the platform's data folder
    QString settingsFile; //!< empty = the platform's place
    QString sandboxProgram; //!< path of `ctake`; empty = beside the running program
    QStringList sandboxArguments; //!< more arguments for `ctake sandbox` (tests: --speed 50)
    std::shared_ptr<Clock> clock; //!< empty = the system's
    std::shared_ptr<RandomSource> random; //!< empty = the system's
    //! Told before (`committed` false) and after each write of the engine to the journal. Tests end the
    //! process there; empty in the product.
    std::function<void(const Task &task, bool committed)> journalObserver;
};

//! Everything below the window, put together and taken down in order: stop the engine, abort calls, close the
//! store, end the sandbox. Both programs and the tests use it. Main thread.
class Studio final {
public:
    //! Opens library, journal, settings, catalogue and accounts. Errors: Storage, DiskFull, InvalidRequest
    //! (overlay catalogue). The engine is not started: call engine().start().
    [[nodiscard]] static Result<std::unique_ptr<Studio>> open(const StudioOptions &options);
    ~Studio();
    Q_DISABLE_COPY_MOVE(Studio)

    [[nodiscard]] const Catalogue &catalogue() const;
    [[nodiscard]] const Library &library() const;
    [[nodiscard]] Settings &settings();
    [[nodiscard]] TaskStore &tasks();
    [[nodiscard]] AccountBook &accounts();
    [[nodiscard]] TaskEngine &engine();
    [[nodiscard]] MediaInspector &inspector();
    [[nodiscard]] AssetShelf &assets();
    [[nodiscard]] UsageReader &usage();
    //! The provider's own lists, as they are.
    [[nodiscard]] Gateway &gateway();
    [[nodiscard]] const Clock &clock() const;
    //! Where a damaged journal was put when this one was opened in its place; empty when it was sound. To be
    //! told to the person: tasks that may have been paid for are in it.
    [[nodiscard]] QString brokenJournal() const;

private:
    struct Parts;
    explicit Studio(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace studio
