// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUuid>
#include <QtGlobal>

namespace studio {

//! Where chance comes from: seeds, jitter and ids. Injected, so that tests repeat.
class RandomSource {
public:
    virtual ~RandomSource() = default;
    //! Evenly spread over [least, most], both inclusive.
    [[nodiscard]] virtual qint64 between(qint64 least, qint64 most) = 0;
    //! A fresh version 4 id.
    [[nodiscard]] virtual QUuid uuid() = 0;
};

//! The system's generator.
class SystemRandomSource final : public RandomSource {
public:
    [[nodiscard]] qint64 between(qint64 least, qint64 most) override;
    [[nodiscard]] QUuid uuid() override;
};

} // namespace studio
