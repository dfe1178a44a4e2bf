// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/randomsource.h"

#include <QRandomGenerator>

#include <random>

namespace studio {

qint64 SystemRandomSource::between(qint64 least, qint64 most)
{
    Q_ASSERT(least <= most);
    std::uniform_int_distribution<qint64> distribution(least, most);
    return distribution(*QRandomGenerator::system());
}

QUuid SystemRandomSource::uuid()
{
    return QUuid::createUuid();
}

} // namespace studio
