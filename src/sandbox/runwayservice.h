// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/dice.h"
#include "sandbox/exchange.h"
#include "sandbox/links.h"
#include "sandbox/mediadesk.h"
#include "sandbox/schema.h"
#include "sandbox/world.h"

namespace studio::sandbox {

struct Job;

//! Runway's developer API, as its documents describe it: /v1/…
class RunwayService final : public Service {
public:
    struct Parts {
        World &world;
        const StateFolder &folder;
        const Links &links;
        const SchemaBook &schemas;
        Dice &dice;
    };
    RunwayService(Parts parts, std::string token);

    [[nodiscard]] const char *name() const override { return "runway"; }
    [[nodiscard]] std::optional<Answer> gate(const Call &call) const override;
    [[nodiscard]] bool takesFile(const Call &call) const override;
    [[nodiscard]] Answer answer(const Call &call) override;
    [[nodiscard]] Answer refusal(int status, const std::string &message) const override;

private:
    //! Any of the paths that make something; see runwaycreate.cpp.
    [[nodiscard]] Answer generate(const Call &call);
    [[nodiscard]] Answer admit(Task task);
    [[nodiscard]] Answer createUpload(const Call &call);
    [[nodiscard]] Answer showTask(const Call &call) const;
    [[nodiscard]] Answer removeTask(const Call &call);
    [[nodiscard]] Answer organization() const;
    [[nodiscard]] Answer usage(const Call &call) const;
    [[nodiscard]] Answer invalid(const std::vector<Issue> &issues) const;
    //! A refusal that says its reason itself, as the service does about what it has looked into.
    [[nodiscard]] Answer badAsset(const Json &path, const std::string &message) const;
    //! The body as JSON that fits the schema, or the refusal.
    [[nodiscard]] tl::expected<Json, Answer> bodyOf(const Call &call) const;
    //! Takes everything that the body names into the job.
    [[nodiscard]] tl::expected<void, Answer> gather(Job &job) const;

    Parts m_parts;
    MediaDesk m_media;
    std::string m_token;
};

} // namespace studio::sandbox
