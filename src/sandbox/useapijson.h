// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/links.h"
#include "sandbox/world.h"

#include <optional>
#include <string>

namespace studio::sandbox {

//! How useapi.net writes what the world knows. Any thread.
class UseapiJson final {
public:
    UseapiJson(const World &world, const Links &links)
        : m_world(world)
        , m_links(links)
    {
    }

    [[nodiscard]] static std::string taskId(const Task &task); //!< user:…-runwayml:…-task:…
    [[nodiscard]] static std::string assetId(const Asset &asset); //!< user:…-runwayml:…-asset:…
    //! An id's account and UUID; nothing when it is no id of that kind ("task", "asset").
    struct Parts {
        std::string account;
        std::string uuid;
    };
    [[nodiscard]] static std::optional<Parts> partsOf(const std::string &id, const std::string &kind);

    [[nodiscard]] Json task(const Task &task, const std::string &origin) const;
    //! task() and what a create or a callback adds: features, replyUrl, replyRef, code.
    [[nodiscard]] Json taskWithFeatures(const Task &task, const std::string &origin) const;
    [[nodiscard]] Json listedAsset(const Asset &asset, const std::string &origin) const;
    [[nodiscard]] Json uploadedAsset(const Asset &asset, const std::string &origin) const;
    [[nodiscard]] Json runningTask(const Task &task) const; //!< an entry of "runningTasks"

private:
    [[nodiscard]] Json options(const Task &task, const std::string &origin) const;
    //! {"$file": name} anywhere inside becomes a link; members whose names begin with "$" are left out.
    [[nodiscard]] Json linked(const Json &value, const std::string &origin) const;
    [[nodiscard]] Json artifact(const Task &task, int index, const std::string &origin) const;
    [[nodiscard]] Json metadataOf(const Task &task, const std::optional<Asset> &asset) const;
    [[nodiscard]] Json previewsOf(const Asset &asset, const std::string &origin) const;
    [[nodiscard]] std::string progressOf(const Task &task) const;

    const World &m_world;
    const Links &m_links;
};

} // namespace studio::sandbox
