// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/sandboxclient.h"

#include <QSize>

#include <map>
#include <string>

namespace studio::test {

//! A small clip: `seconds` long, four pictures a second.
[[nodiscard]] QByteArray clipBytes(QSize size, double seconds);
//! A tone, as WAV with one channel and 8000 samples a second.
[[nodiscard]] QByteArray soundBytes(double seconds);

//! Uploads to useapi's assets; gives the assetId. `query` is added as it is, e.g. "&duration=4".
[[nodiscard]] std::string uploadAsset(const SandboxClient &client, const QByteArray &bytes,
    const std::string &type, const std::string &query = {}, const std::string &name = "a");

//! Assets by the names that a table of rules uses ("@clip", "@image"); made when they are first asked for.
class AssetShelf final {
public:
    explicit AssetShelf(const SandboxClient &client)
        : m_client(client)
    {
    }
    //! "@image" 64×64 · "@clip" 4 s, "@clip2" … any number of seconds, 64×48, with its length said ·
    //! "@sound", "@sound2" … · "@untold" a clip of 4 s without a word about it · "@wide" 1300×64 ·
    //! "@huge" 4096×64 · "@turbo", "@gen3": 1 s, 64×48, made by these models here. Empty when it cannot be
    //! made.
    [[nodiscard]] std::string id(const std::string &name);
    //! The body with the names replaced by assetIds.
    [[nodiscard]] Json filled(Json body);

private:
    [[nodiscard]] std::string made(const std::string &name);
    const SandboxClient &m_client;
    std::map<std::string, std::string> m_ids;
};

//! POST, as often as it is answered with 429, for at most some seconds: earlier tasks are still running.
[[nodiscard]] Reply patiently(const SandboxClient &client, const std::string &path, const Json &body);

} // namespace studio::test
