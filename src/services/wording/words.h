// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace studio::wording {

//! The one translation context of the sentences made from codes.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(studio::Words)
};

} // namespace studio::wording
