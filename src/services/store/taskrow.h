// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"

#include <QSqlQuery>
#include <QString>
#include <QVariantList>

namespace studio::taskrow {

//! The columns of a whole task, to be selected in this order from `tasks`.
[[nodiscard]] QString columns();
//! Reads the current row, without its outputs. Storage when it holds what this program cannot have written.
[[nodiscard]] Result<Task> read(const QSqlQuery &row);

//! Inserts all columns but the key; values from insertValues().
[[nodiscard]] QString insertStatement();
[[nodiscard]] QVariantList insertValues(const Task &task);
//! Updates what an engine may change; values from updateValues(). The wish to cancel never goes away by an
//! update, and `circled` is a person's alone: a snapshot may be older than either.
[[nodiscard]] QString updateStatement();
[[nodiscard]] QVariantList updateValues(const Task &task);

//! Error as stored: a JSON object.
[[nodiscard]] QString errorToText(const Error &error);
[[nodiscard]] std::optional<Error> errorFromText(const QString &text);

} // namespace studio::taskrow
