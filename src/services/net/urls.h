// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QUrl>

namespace studio {

//! An address below a base URL. `path` starts with a slash; its segments have to be encoded already, ids by
//! pathSegment().
[[nodiscard]] QUrl apiUrl(const QUrl &base, const QString &path);

//! An id as one segment of a path: ':' and '@' stay as they are (useapi.net's ids are full of them),
//! everything that would end the segment is percent-encoded.
[[nodiscard]] QString pathSegment(const QString &id);

//! Adds a query item whose value arrives exactly: QUrlQuery alone leaves '+' in place, which servers read as
//! a space.
void addQueryValue(QUrl &url, const QString &name, const QString &value);

//! Whether the host is this machine.
[[nodiscard]] bool isLoopback(const QUrl &url);

//! Whether we speak to this address at all: https, or http on this machine; with a host, without a user name
//! or password.
[[nodiscard]] bool isAcceptableAddress(const QUrl &url);

//! Same scheme, host and port.
[[nodiscard]] bool isSameOrigin(const QUrl &one, const QUrl &other);

//! Whether a status asks to look elsewhere.
[[nodiscard]] bool isRedirectStatus(int status);

//! The address that a redirect leads to. Protocol when it is not acceptable (among others from https to
//! http).
[[nodiscard]] Result<QUrl> redirectTarget(const QUrl &from, const QByteArray &location);

//! How many redirects are followed.
inline constexpr int MaximumRedirects = 5;

} // namespace studio
