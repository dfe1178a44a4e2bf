// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/account.h"
#include "domain/usage.h"

#include <QByteArray>
#include <QDate>
#include <QJsonObject>
#include <QList>

namespace studio::answers {

//! A part of a range of days, as POST /v1/organization/usage wants it.
struct UsageWindow {
    QDate start; //!< included
    QDate before; //!< not included; at most 90 days after `start`

    friend bool operator==(const UsageWindow &, const UsageWindow &) = default;
};

//! The calls that a range of days (both included) takes, in order; none when it is empty or invalid.
[[nodiscard]] QList<UsageWindow> usageWindows(QDate first, QDate last);

//! The days of an answer. Elements without a date, a model or an amount are left out: the documents' own
//! example has `results: [{}]`. Protocol when it is no object.
[[nodiscard]] Result<QList<UsageEntry>> usage(const QByteArray &body);

//! One entry a day and model, by date, then model.
[[nodiscard]] QList<UsageEntry> summed(const QList<UsageEntry> &entries);

//! GET /v1/organization: credits, what the tier allows and what of it is used.
[[nodiscard]] Balance organization(const QJsonObject &object);

} // namespace studio::answers
