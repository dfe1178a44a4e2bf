// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

//! Checks the sources against docs/architecture.md and CONTRIBUTING.md. `root` holds src/, tests/ and ui/.
//! Each finding is one line "path:line: what", sorted by path.
[[nodiscard]] QStringList brokenRules(const QString &root);
