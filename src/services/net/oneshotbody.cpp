// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/oneshotbody.h"

#include <algorithm>
#include <cstring>

namespace studio {

OneShotBody::OneShotBody(QByteArray bytes, QObject *parent)
    : QIODevice(parent)
    , m_bytes(std::move(bytes))
{
    // Unbuffered: QIODevice's own buffer would take bytes that the network stack never asked for.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

bool OneShotBody::atEnd() const
{
    return m_taken >= m_bytes.size();
}

qint64 OneShotBody::bytesAvailable() const
{
    return m_bytes.size() - m_taken + QIODevice::bytesAvailable();
}

qint64 OneShotBody::readData(char *data, qint64 maximum)
{
    const qint64 count = std::min(maximum, qint64(m_bytes.size()) - m_taken);
    if (count <= 0)
        return m_taken >= m_bytes.size() ? -1 : 0;
    std::memcpy(data, m_bytes.constData() + m_taken, size_t(count));
    m_taken += count;
    return count;
}

qint64 OneShotBody::writeData(const char *, qint64)
{
    return -1;
}

} // namespace studio
