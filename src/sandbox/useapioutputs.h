// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/records.h"
#include "sandbox/statefolder.h"

#include <string>
#include <vector>

namespace studio::sandbox {

//! Makes assets of what useapi.net's tasks made, so that they can be sent again. Any thread; blocking.
class UseapiOutputs final {
public:
    explicit UseapiOutputs(const StateFolder &folder)
        : m_folder(folder)
    {
    }

    //! UUID of the asset that file number `index` (0…) of a task becomes; always the same.
    [[nodiscard]] static std::string idOf(const Task &task, int index);
    //! The assets of a task whose outputs have their public names; none for the other API's.
    [[nodiscard]] std::vector<Asset> assetsOf(const Task &task) const;

    //! Gives a clip that was uploaded a small picture of its own; how many it has now.
    [[nodiscard]] int addPreview(const Asset &asset) const;

private:
    [[nodiscard]] bool keep(Asset &asset, const Task &task, int index) const;

    const StateFolder &m_folder;
};

} // namespace studio::sandbox
