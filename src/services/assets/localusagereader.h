// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/assets/usagereader.h"

namespace studio {

class Gateway;
class TaskStore;

//! The provider's own books, else the journal's.
class LocalUsageReader final : public UsageReader {
    Q_OBJECT

public:
    //! Both outlive it.
    LocalUsageReader(Gateway &gateway, TaskStore &tasks, QObject *parent = nullptr);

    [[nodiscard]] Call<Usage> *usage(const QString &account, QDate first, QDate last) override;

private:
    Gateway &m_gateway;
    TaskStore &m_tasks;
};

} // namespace studio
