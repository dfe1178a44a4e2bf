// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandboxclient.h"

#include <QMetaType>

#include <memory>
#include <optional>
#include <string>

Q_DECLARE_METATYPE(nlohmann::json)

namespace studio::test {

//! Fails at once instead of rendering.
inline constexpr const char *quickPrompt = "a hill #fail:ASSET.INVALID";

[[nodiscard]] inline std::string letters(int count)
{
    return std::string(std::size_t(count), 'a');
}

[[nodiscard]] inline std::string repeated(const char *text, int count)
{
    std::string all;
    for (int i = 0; i < count; ++i)
        all += text;
    return all;
}

//! An https address of `length` characters.
[[nodiscard]] inline std::string address(int length)
{
    const std::string head = "https://example.com/";
    return head + letters(length - int(head.size()));
}

//! A running sandbox that has room for all the rows of a table of rules.
class RulesSandbox final {
public:
    //! Null when the sandbox does not start.
    [[nodiscard]] static std::unique_ptr<RulesSandbox> start()
    {
        sandbox::Options options;
        options.speed = 1000;
        options.concurrency = 1000;
        options.daily = 100000;
        options.credits = 10000000;
        auto rules = std::make_unique<RulesSandbox>(options);
        if (!rules->server.start())
            return nullptr;
        rules->client.emplace(rules->server);
        return rules;
    }
    explicit RulesSandbox(const sandbox::Options &options)
        : server(options)
    {
    }

    sandbox::Server server;
    std::optional<SandboxClient> client;
};

} // namespace studio::test
