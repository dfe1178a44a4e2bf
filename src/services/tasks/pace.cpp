// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/pace.h"

#include "base/randomsource.h"
#include "services/net/urls.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

Pace Pace::of(const QString &origin)
{
    if (origin == "sandbox"_L1 || isLoopback(QUrl(origin)))
        return {100ms, 200ms, 5000ms, 5000ms, 1h};
    return {};
}

std::chrono::milliseconds Pace::backoff(int attempt, RandomSource &random) const
{
    const int doublings = std::clamp(attempt - 1, 0, 16);
    const auto plain = std::min<std::chrono::milliseconds>(retryMost, retryFirst * (1LL << doublings));
    return plain + std::chrono::milliseconds(random.between(0, plain.count() / 4));
}

std::chrono::milliseconds Pace::asked(std::chrono::milliseconds retryAfter) const
{
    return std::clamp(retryAfter, retryFirst, askedMost);
}

} // namespace studio
