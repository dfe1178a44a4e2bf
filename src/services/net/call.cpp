// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/call.h"

namespace studio {

CallBase::CallBase(QObject *parent)
    : QObject(parent)
{
}

CallBase::~CallBase() = default;

bool CallBase::settle()
{
    if (m_settled)
        return false;
    m_settled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            emit finished();
            deleteLater();
        },
        Qt::QueuedConnection);
    return true;
}

} // namespace studio
