// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace studio {

//! Removes what must not reach a log or an error's detail: bearer tokens and other `key…`-like secrets,
//! queries of addresses, user names in addresses and e-mail addresses. Pure.
[[nodiscard]] QString redacted(const QString &text);

//! Host and path of an address, without query, user name and e-mail addresses. Pure.
[[nodiscard]] QString redactedAddress(const QUrl &url);

} // namespace studio
