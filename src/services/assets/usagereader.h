// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/usage.h"
#include "services/net/call.h"

#include <QList>
#include <QObject>

namespace studio {

//! What was spent.
struct Usage {
    //! Where the numbers come from.
    enum class Source {
        Provider, //!< the provider's books
        Journal, //!< tasks of this library only: the provider has no such list
    };
    Source source = Source::Provider;
    QList<UsageEntry> entries; //!< by date, then model; days without use are left out
};

//! Credits by model and day. Main thread. Owned by Studio.
class UsageReader : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    //! Both days included (UTC), any range. InvalidRequest with field "from" or "to".
    [[nodiscard]] virtual Call<Usage> *usage(const QString &account, QDate first, QDate last) = 0;
};

} // namespace studio
