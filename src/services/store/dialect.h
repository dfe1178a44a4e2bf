// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/store/database.h"

#include <QSqlError>

//! Everything that is true of SQLite only. A team's library may live in another database one day.
namespace studio::dialect {

[[nodiscard]] QString driver();
[[nodiscard]] QString connectOptions();
//! Run once on each connection, in order.
[[nodiscard]] QStringList settings();
[[nodiscard]] QString checkStatement(); //!< answers "ok"
[[nodiscard]] QString beginWriting();
[[nodiscard]] QString versionStatement();
[[nodiscard]] QString setVersionStatement(int version);
[[nodiscard]] QString changeCounterStatement();
[[nodiscard]] QString copyStatement(); //!< one value: the path of the copy
[[nodiscard]] QStringList companionSuffixes(); //!< files beside the file that belong to it

//! The journal's schema, step by step.
[[nodiscard]] QList<Migration> migrations();

//! Date, model and credits of an account's bought tasks within a time; values: account, from (ms since the
//! epoch, included), to (not included).
[[nodiscard]] QString usageStatement();

//! The text of a task's `search` column: CJK characters stand alone, so that they are found as words.
[[nodiscard]] QString searchableText(const QString &text);
//! What people type as a full-text query: all words, each as a beginning. Empty when there is no word in it.
[[nodiscard]] QString searchExpression(const QString &typed);
//! Joins the full-text index to the table `tasks`; one value: searchExpression().
[[nodiscard]] QString searchSource();
[[nodiscard]] QString searchCondition();

//! DiskFull for a full disk, else Storage; with `retryAfter` when another connection holds the lock, which
//! passes by itself.
[[nodiscard]] Error errorOf(const QSqlError &error);
//! Whether the error says that the file is not a sound database.
[[nodiscard]] bool meansDamage(const QSqlError &error);

} // namespace studio::dialect
