// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/exchange.h"
#include "sandbox/ledger.h"
#include "sandbox/links.h"
#include "sandbox/world.h"

namespace studio::sandbox {

//! What is neither of the APIs: files behind signed links, the storage that uploads go to, and the ledger.
class OwnService final : public Service {
public:
    struct Parts {
        World &world;
        const StateFolder &folder;
        const Links &links;
        const Ledger &calls;
    };
    OwnService(Parts parts, std::string token);

    [[nodiscard]] const char *name() const override { return "sandbox"; }
    [[nodiscard]] std::optional<Answer> gate(const Call &call) const override;
    [[nodiscard]] bool takesFile(const Call &call) const override;
    [[nodiscard]] Answer answer(const Call &call) override;
    [[nodiscard]] Answer refusal(int status, const std::string &message) const override;

private:
    [[nodiscard]] Answer file(const Call &call) const;
    [[nodiscard]] Answer storage(const Call &call);

    Parts m_parts;
    std::string m_token;
};

//! The content type that a file name's suffix stands for.
[[nodiscard]] std::string contentTypeOf(const std::string &name);

} // namespace studio::sandbox
