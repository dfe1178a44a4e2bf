// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/sandbox.h"

#include "domain/account.h"
#include "sandbox/server.h"

#include <QDir>
#include <QJsonObject>
#include <QSocketNotifier>
#include <QTimer>

#include <array>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <unistd.h>

namespace studio::cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// How soon the place of a sandbox that ended is taken.
constexpr auto LookInterval = 200ms;

struct NumberOption {
    QLatin1StringView name;
    int least;
    int most;
    int sandbox::Options::*target;
};

constexpr std::array NumberOptions{
    NumberOption{"port"_L1, 0, 65535, &sandbox::Options::port},
    NumberOption{"credits"_L1, 0, std::numeric_limits<int>::max(), &sandbox::Options::credits},
    NumberOption{"concurrency"_L1, 1, 64, &sandbox::Options::concurrency},
    NumberOption{"daily"_L1, 0, std::numeric_limits<int>::max(), &sandbox::Options::daily},
    NumberOption{"link-seconds"_L1, 1, std::numeric_limits<int>::max(), &sandbox::Options::linkSeconds},
};

//! The failure's detail is a sentence.
Result<sandbox::Options> optionsFrom(const Invocation &call)
{
    sandbox::Options options;
    for (const NumberOption &number : NumberOptions) {
        const QString name(number.name);
        if (!call.has(name))
            continue;
        bool ok = false;
        const int value = call.value(name).toInt(&ok);
        if (!ok || value < number.least || value > number.most)
            return failure(ErrorKind::InvalidRequest,
                u"--%1 takes a whole number from %2 to %3."_s.arg(name).arg(number.least).arg(number.most));
        options.*number.target = value;
    }
    bool ok = true;
    if (call.has(u"seed"_s))
        options.seed = call.value(u"seed"_s).toULongLong(&ok);
    if (!ok)
        return failure(ErrorKind::InvalidRequest, u"--seed takes a whole number from 0."_s);
    if (call.has(u"speed"_s))
        options.speed = call.value(u"speed"_s).toDouble(&ok);
    if (!ok || !std::isfinite(options.speed) || options.speed < 0.01 || options.speed > 1000)
        return failure(ErrorKind::InvalidRequest, u"--speed takes a number from 0.01 to 1000."_s);
    if (call.has(u"token"_s)) {
        const auto token = cleanedToken(call.value(u"token"_s));
        if (!token)
            return failure(ErrorKind::InvalidRequest, u"--token takes printable ASCII characters."_s);
        options.token = *token;
    }
    if (call.has(u"state"_s))
        options.stateFolder = QDir(call.value(u"state"_s)).absolutePath();
    return options;
}

class SandboxCommand final : public Command {
public:
    using Command::Command;

    void start() override
    {
        if (!invocation().operands.isEmpty())
            return failUsage(u"sandbox takes options only."_s);
        const auto options = optionsFrom(invocation());
        if (!options)
            return failUsage(options.error().detail);
        m_options = *options;
        connect(&m_look, &QTimer::timeout, this, &SandboxCommand::takeOver);
        m_look.setInterval(LookInterval);
        if (invocation().has(u"until-eof"_s))
            watchInput();
        serve();
    }

    //! To be ended is how it ends.
    void interrupt(Interruption) override { end(ExitCode::Done); }

private:
    //! One folder is served by one sandbox: who comes second stands by and names the first.
    void serve()
    {
        if (const auto running = runningHere()) {
            tell(running->origin, running->token);
            m_look.start();
            return;
        }
        auto server = std::make_unique<sandbox::Server>(m_options);
        if (const Status started = server->start(); !started) {
            // Two that start at once: the other one was faster.
            if (const auto running = runningHere()) {
                tell(running->origin, running->token);
                m_look.start();
                return;
            }
            return fail(started.error());
        }
        m_server = std::move(server);
        tell(m_server->origin(), m_server->token());
    }

    //! Once the first one is gone.
    void takeOver()
    {
        if (runningHere())
            return;
        auto server = std::make_unique<sandbox::Server>(m_options);
        if (!server->start())
            return; // another one that stood by, or the folder is not free yet: look again
        m_server = std::move(server);
        m_look.stop();
    }

    [[nodiscard]] std::optional<sandbox::Running> runningHere() const
    {
        return m_options.stateFolder.isEmpty() ? std::nullopt : sandbox::runningAt(m_options.stateFolder);
    }

    void tell(const QString &origin, const QString &token)
    {
        if (!m_told)
            console().jsonLine({{u"runway"_s, origin}, {u"useapi"_s, origin}, {u"token"_s, token}});
        m_told = true;
    }

    void watchInput()
    {
        m_input = std::make_unique<QSocketNotifier>(STDIN_FILENO, QSocketNotifier::Read);
        connect(m_input.get(), &QSocketNotifier::activated, this, [this] {
            std::array<char, 4096> ignored{};
            if (read(STDIN_FILENO, ignored.data(), ignored.size()) > 0)
                return;
            m_input->setEnabled(false);
            end(ExitCode::Done);
        });
    }

    sandbox::Options m_options;
    std::unique_ptr<sandbox::Server> m_server;
    std::unique_ptr<QSocketNotifier> m_input;
    QTimer m_look;
    bool m_told = false;
};

} // namespace

CommandSpec sandboxSpec()
{
    CommandSpec spec;
    spec.name = u"sandbox"_s;
    spec.summary = u"Serves both APIs on this machine, for practice and tests."_s;
    spec.usage = {u"[--port N] [--token T] [--speed X] [--state DIR] [--until-eof] …"_s};
    spec.description
        = u"Prints one line of JSON, {\"runway\", \"useapi\", \"token\"}, and serves on 127.0.0.1 until it "
          u"is "
          "ended.\nThe addresses are origins: what the SDKs take as base URL. When a sandbox serves the "
          "folder "
          "already, the line names that\none, and this one stands by to take its place.\n\nA prompt with "
          "#fail:CODE fails with that code, one with #throttle:S stays throttled for S seconds.\nGET "
          "/sandbox/ledger, with the token, lists every call."_s;
    spec.options = {
        {u"port"_s, u"Where to listen (default: any free port)."_s, u"N"_s},
        {u"token"_s, u"What clients have to show (default: a random one)."_s, u"T"_s},
        {u"speed"_s, u"How much faster than usual tasks pass (default: 1)."_s, u"X"_s},
        {u"seed"_s, u"Makes ids and times repeat (default: 0, random)."_s, u"N"_s},
        {u"state"_s, u"Folder of ledger, uploads and outputs (default: a temporary one)."_s, u"DIR"_s},
        {u"until-eof"_s, u"End when standard input ends."_s},
        {u"credits"_s, u"Credits at the first start of a folder (default: 10000)."_s, u"N"_s},
        {u"concurrency"_s, u"Tasks that run at once, for each API (default: 2)."_s, u"N"_s},
        {u"daily"_s, u"Runway: tasks of a model in a day (default: 500)."_s, u"N"_s},
        {u"link-seconds"_s, u"How long a link to an output lives (default: 86400)."_s, u"N"_s},
    };
    spec.make = makerOf<SandboxCommand>();
    return spec;
}

} // namespace studio::cli
