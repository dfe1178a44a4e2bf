// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/dice.h"
#include "sandbox/exchange.h"
#include "sandbox/schema.h"
#include "sandbox/useapijson.h"
#include "sandbox/useapioutputs.h"
#include "sandbox/useapishot.h"
#include "sandbox/world.h"

#include <tl/expected.hpp>

namespace studio::sandbox {

//! useapi.net's Runway API v1, as its documents describe it: /v1/runwayml/…
class UseapiService final : public Service {
public:
    struct Parts {
        World &world;
        const StateFolder &folder;
        const UseapiJson &json;
        const SchemaBook &schemas;
        Dice &dice;
        const Links &links;
        const UseapiOutputs &outputs;
    };
    //! `wrapped`: creates and tasks come as {"task": {…}, "code": 200}, as some answers of the service do.
    UseapiService(Parts parts, std::string token, bool wrapped);

    [[nodiscard]] const char *name() const override { return "useapi"; }
    [[nodiscard]] std::optional<Answer> gate(const Call &call) const override;
    [[nodiscard]] bool takesFile(const Call &call) const override;
    [[nodiscard]] Answer answer(const Call &call) override;
    [[nodiscard]] Answer refusal(int status, const std::string &message) const override;

private:
    template <typename T> using Or = tl::expected<T, Answer>;
    struct Page {
        int offset = 0;
        int limit = 0;
    };

    [[nodiscard]] Answer assets(const Call &call);
    [[nodiscard]] Answer uploadAsset(const Call &call);
    [[nodiscard]] Answer listAssets(const Call &call) const;
    [[nodiscard]] Answer oneAsset(const Call &call);
    [[nodiscard]] Answer create(const Call &call, const UseapiPath &path);
    [[nodiscard]] Answer refusedAs(int status) const;
    [[nodiscard]] Answer admit(Task task, int maxJobs, const std::string &origin);
    [[nodiscard]] Answer listTasks(const Call &call) const;
    [[nodiscard]] Answer oneTask(const Call &call);
    [[nodiscard]] Answer scheduler(const Call &call);
    [[nodiscard]] Answer features(const Call &call) const;
    [[nodiscard]] Answer accounts(const Call &call) const;

    [[nodiscard]] Answer voices(const Call &call) const;
    [[nodiscard]] Answer upscaledImage(const Call &call) const;

    [[nodiscard]] Or<Json> createBody(const Call &call, const std::string &schema) const;
    [[nodiscard]] Or<Json> typedForm(const Call &call, const std::string &schema) const;
    [[nodiscard]] std::optional<Answer> issuesOf(const Json &body, const std::string &schema) const;
    //! The account that the assets belong to; empty when there are none.
    [[nodiscard]] Or<std::string> takeAssets(const UseapiPath &path, UseapiShot &shot) const;
    void beginTask(const UseapiPath &path, UseapiShot &shot) const;
    [[nodiscard]] Or<std::string> accountFrom(const Call &call) const;
    [[nodiscard]] std::string freeAccount() const;
    [[nodiscard]] Or<Page> pageOf(const Call &call, int mostRows) const;
    [[nodiscard]] Answer taskAnswer(const Json &task) const;

    Parts m_parts;
    std::string m_token;
    bool m_wrapped;
};

} // namespace studio::sandbox
