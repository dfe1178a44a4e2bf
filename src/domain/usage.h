// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace studio {

//! What one model cost on one day.
struct UsageEntry {
    QDate date; //!< UTC
    QString model; //!< as the provider or the journal names it
    int credits = 0; //!< negative where more was given back than spent

    friend bool operator==(const UsageEntry &, const UsageEntry &) = default;
};

//! What the tier allows of one model.
struct ModelAllowance {
    QString model;
    std::optional<int> atOnce; //!< tasks
    std::optional<int> perDay; //!< tasks within 24 hours
    std::optional<int> usedToday; //!< tasks of the past 24 hours

    //! Tasks; nothing when the provider does not say.
    [[nodiscard]] std::optional<int> leftToday() const
    {
        if (!perDay)
            return std::nullopt;
        return qMax(0, *perDay - usedToday.value_or(0));
    }

    friend bool operator==(const ModelAllowance &, const ModelAllowance &) = default;
};

} // namespace studio
