// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/studio.h"

#include "base/logging.h"
#include "services/accounts/localaccountbook.h"
#include "services/accounts/sandboxprocess.h"
#include "services/api/runwayprovider.h"
#include "services/api/useapiprovider.h"
#include "services/assets/localassetshelf.h"
#include "services/assets/localusagereader.h"
#include "services/files/mediainspector.h"
#include "services/net/filedownload.h"
#include "services/net/httpclient.h"
#include "services/secrets/tokenstore.h"
#include "services/settings/settings.h"
#include "services/store/accountstore.h"
#include "services/store/cataloguefiles.h"
#include "services/store/database.h"
#include "services/store/library.h"
#include "services/store/taskstore.h"
#include "services/store/uploadstore.h"
#include "services/tasks/gateway.h"
#include "services/tasks/localtaskengine.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString sandboxProgram(const StudioOptions &options)
{
    if (!options.sandboxProgram.isEmpty())
        return options.sandboxProgram;
#ifdef Q_OS_WIN
    constexpr auto Program = "/ctake.exe"_L1;
#else
    constexpr auto Program = "/ctake"_L1;
#endif
    return QCoreApplication::applicationDirPath() + Program;
}

} // namespace

//! In the order in which they are made; they go in the reverse one: the engine first, the network after
//! everything that calls, the store after everything that writes, the sandbox's process with the accounts.
struct Studio::Parts {
    Parts(Library opened, Catalogue read, std::unique_ptr<Database> journal, const StudioOptions &options)
        : library(std::move(opened))
        , catalogue(std::move(read))
        , clock(options.clock ? options.clock : std::make_shared<SystemClock>())
        , random(options.random ? options.random : std::make_shared<SystemRandomSource>())
        , settings(options.settingsFile)
        , database(std::move(journal))
        , tasks(*database, *clock)
        , uploads(*database, *clock)
        , accountRows(*database)
        , sandbox({sandboxProgram(options), library.sandboxFolder(), options.sandboxArguments})
        , accounts(AccountBookParts{accountRows, tokens, catalogue, sandbox, uploads})
    {
        for (const ProviderSpec &spec : catalogue.providers()) {
            if (spec.id == "runway"_L1)
                providers.insert(spec.id, new RunwayProvider(client, spec, &providerOwner));
            else if (spec.id == "useapi"_L1)
                providers.insert(spec.id, new UseapiProvider(client, spec, &providerOwner));
        }
        gateway = std::make_unique<Gateway>(accounts, providers);
        engine = std::make_unique<LocalTaskEngine>(EngineParts{catalogue, library, tasks, uploads, *gateway,
            downloader, *clock, *random, options.journalObserver});
        shelf = std::make_unique<LocalAssetShelf>(
            ShelfParts{*gateway, tasks, uploads, library, inspector, downloader, *clock});
        usage = std::make_unique<LocalUsageReader>(*gateway, tasks);
    }

    const Library library;
    const Catalogue catalogue;
    const std::shared_ptr<Clock> clock;
    const std::shared_ptr<RandomSource> random;
    Settings settings;
    const std::unique_ptr<Database> database;
    TaskStore tasks;
    UploadStore uploads;
    AccountStore accountRows;
    TokenStore tokens;
    SandboxProcess sandbox;
    LocalAccountBook accounts;
    HttpClient client;
    FileDownloader downloader;
    QObject providerOwner;
    QHash<QString, Provider *> providers;
    std::unique_ptr<Gateway> gateway;
    MediaInspector inspector;
    std::unique_ptr<LocalAssetShelf> shelf;
    std::unique_ptr<LocalUsageReader> usage;
    std::unique_ptr<LocalTaskEngine> engine;
};

Result<std::unique_ptr<Studio>> Studio::open(const StudioOptions &options)
{
    const QString folder = options.libraryFolder.isEmpty() ? Library::defaultFolder() : options.libraryFolder;
    auto library = Library::open(folder);
    if (!library)
        return failure(library.error());
    auto catalogue = readCatalogue(*library);
    if (!catalogue)
        return failure(catalogue.error());
    const std::shared_ptr<const Clock> clock
        = options.clock ? options.clock : std::make_shared<SystemClock>();
    auto database = Database::open(library->databaseFile(), *clock);
    if (!database)
        return failure(database.error());
    auto parts
        = std::make_unique<Parts>(std::move(*library), std::move(*catalogue), std::move(*database), options);
    return std::unique_ptr<Studio>(new Studio(std::move(parts)));
}

Studio::Studio(std::unique_ptr<Parts> parts)
    : m_parts(std::move(parts))
{
}

Studio::~Studio()
{
    m_parts->engine->stop();
}

const Catalogue &Studio::catalogue() const
{
    return m_parts->catalogue;
}

const Library &Studio::library() const
{
    return m_parts->library;
}

Settings &Studio::settings()
{
    return m_parts->settings;
}

TaskStore &Studio::tasks()
{
    return m_parts->tasks;
}

AccountBook &Studio::accounts()
{
    return m_parts->accounts;
}

TaskEngine &Studio::engine()
{
    return *m_parts->engine;
}

MediaInspector &Studio::inspector()
{
    return m_parts->inspector;
}

AssetShelf &Studio::assets()
{
    return *m_parts->shelf;
}

UsageReader &Studio::usage()
{
    return *m_parts->usage;
}

Gateway &Studio::gateway()
{
    return *m_parts->gateway;
}

QString Studio::brokenJournal() const
{
    return m_parts->database->brokenFile();
}

const Clock &Studio::clock() const
{
    return *m_parts->clock;
}

} // namespace studio
