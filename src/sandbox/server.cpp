// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/server.h"

#include "sandbox/callbacks.h"
#include "sandbox/clockwork.h"
#include "sandbox/ownservice.h"
#include "sandbox/router.h"
#include "sandbox/runwayservice.h"
#include "sandbox/useapiservice.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

Rules rulesFrom(const Options &options)
{
    Rules rules{options.credits, options.concurrency, options.daily, options.speed, {}};
    for (const QString &email : options.emails)
        rules.emails.push_back(email.toStdString());
    return rules;
}

//! Ids repeat with a seed, but not the ones that the folder has already.
quint64 seedFor(const Options &options, const Ledger &ledger)
{
    return options.seed == 0 ? 0 : options.seed * 0x9E3779B97F4A7C15ULL + ledger.read().size();
}

Status validity(const Options &options)
{
    if (options.port < 0 || options.port > 65535)
        return failure(ErrorKind::InvalidRequest, u"the port has to be 0…65535"_s, u"port"_s);
    if (!(options.speed > 0) || options.speed > 1e6)
        return failure(ErrorKind::InvalidRequest, u"the speed has to be above 0"_s, u"speed"_s);
    if (options.concurrency < 1)
        return failure(
            ErrorKind::InvalidRequest, u"at least one task has to run at once"_s, u"concurrency"_s);
    if (options.emails.isEmpty())
        return failure(ErrorKind::InvalidRequest, u"at least one account has to be linked"_s, u"emails"_s);
    if (std::any_of(options.token.begin(), options.token.end(), [](QChar c) { return c < u'!' || c > u'~'; }))
        return failure(
            ErrorKind::InvalidRequest, u"the token has to be plain text without spaces"_s, u"token"_s);
    return {};
}

} // namespace

//! Everything of one run, in the order in which it depends on one another.
struct Server::Parts {
    Parts(const Options &options, std::unique_ptr<StateFolder> stateFolder, Identity who)
        : folder(std::move(stateFolder))
        , identity(std::move(who))
        , ledger(folder->ledgerPath())
        , calls(folder->callsPath())
        , dice(seedFor(options, ledger))
        , renderer(*folder)
        , world(*folder, ledger, renderer, dice, rulesFrom(options))
        , links(identity.linkKey, options.linkSeconds)
        , json(world, links)
        , runway({world, *folder, links, schemas, dice}, identity.token.toStdString())
        , outputs(*folder)
        , useapi({world, *folder, json, schemas, dice, links, outputs}, identity.token.toStdString(),
              options.wrapped)
        , own({world, *folder, links, calls}, identity.token.toStdString())
        , router(*folder, calls, {runway, useapi, own})
    {
    }

    std::unique_ptr<StateFolder> folder;
    Identity identity;
    Ledger ledger;
    Ledger calls;
    Dice dice;
    Renderer renderer;
    World world;
    Links links;
    UseapiJson json;
    SchemaBook schemas;
    RunwayService runway;
    UseapiOutputs outputs;
    UseapiService useapi;
    OwnService own;
    Callbacks callbacks;
    Router router;
    std::unique_ptr<Clockwork> clockwork;
    QString origin;
};

std::optional<Running> runningAt(const QString &stateFolder)
{
    const auto announced = StateFolder::announcedAt(stateFolder);
    if (!announced)
        return std::nullopt;
    return Running{announced->origin, announced->token};
}

Server::Server(Options options)
    : m_options(std::move(options))
{
}

Server::~Server()
{
    stop();
}

Status Server::start()
{
    Q_ASSERT(!m_parts);
    if (const Status valid = validity(m_options); !valid)
        return valid;
    auto folder = StateFolder::open(m_options.stateFolder);
    if (!folder)
        return failure(folder.error());
    Identity identity = (*folder)->identity();
    if (!m_options.token.isEmpty())
        identity.token = m_options.token;
    auto parts = std::make_unique<Parts>(m_options, std::move(*folder), identity);
    if (const Status opened = parts->ledger.open(); !opened)
        return opened;
    if (const Status opened = parts->calls.open(); !opened)
        return opened;
    parts->world.onOutputs([&outputs = parts->outputs](const Task &task) { return outputs.assetsOf(task); });
    parts->world.restore();

    Result<int> port = parts->router.bind(m_options.port != 0 ? m_options.port : identity.port);
    if (!port && m_options.port == 0 && identity.port != 0)
        port = parts->router.bind(0); // somebody else has the remembered one now
    if (!port)
        return failure(port.error());
    identity.port = *port;
    parts->origin = u"http://127.0.0.1:%1"_s.arg(*port);
    if (const Status saved = parts->folder->saveIdentity(identity); !saved)
        return saved;
    if (const Status announced = parts->folder->announce(parts->origin, identity.token); !announced)
        return announced;

    Parts &all = *parts;
    parts->clockwork = std::make_unique<Clockwork>(all.world, [&all](const Task &task) {
        if (!task.replyUrl.empty() && task.api == Api::Useapi)
            all.callbacks.send(task.replyUrl, all.json.taskWithFeatures(task, all.origin.toStdString()));
    });
    all.world.onWork([&all] { all.clockwork->wake(); });
    all.router.serve();
    m_parts = std::move(parts);
    return {};
}

void Server::stop()
{
    if (!m_parts)
        return;
    m_parts->router.stop(); // nobody asks any more before anything goes away
    m_parts->clockwork.reset();
    m_parts.reset();
}

QString Server::origin() const
{
    return m_parts ? m_parts->origin : QString();
}

QString Server::token() const
{
    return m_parts ? m_parts->identity.token : QString();
}

} // namespace studio::sandbox
