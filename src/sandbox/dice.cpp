// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/dice.h"

#include <QUuid>

namespace studio::sandbox {

namespace {

quint64 trulyRandom()
{
    std::random_device device;
    return (quint64(device()) << 32) | device();
}

} // namespace

Dice::Dice(quint64 seed)
    : m_engine(seed != 0 ? seed : trulyRandom())
{
}

qint64 Dice::between(qint64 least, qint64 most)
{
    const std::scoped_lock lock(m_mutex);
    return std::uniform_int_distribution<qint64>(least, most)(m_engine);
}

std::string Dice::uuid()
{
    const std::scoped_lock lock(m_mutex);
    const quint64 high = m_engine();
    const quint64 low = m_engine();
    const auto byte = [](quint64 word, int index) { return uchar((word >> (8 * index)) & 0xff); };
    const QUuid id(uint(high >> 32), ushort((high >> 16) & 0xffff), ushort(((high & 0x0fff) | 0x4000)),
        uchar((byte(low, 7) & 0x3f) | 0x80), byte(low, 6), byte(low, 5), byte(low, 4), byte(low, 3),
        byte(low, 2), byte(low, 1), byte(low, 0));
    return id.toString(QUuid::WithoutBraces).toStdString();
}

} // namespace studio::sandbox
