// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace studio::cli {

//! One call of the program, taken apart: which command, and what was given to it. A value type.
class Invocation {
public:
    QString command;
    QStringList operands; //!< what follows the command and is no option
    QHash<QString, QStringList> options; //!< by the option's first name; empty list elements for flags

    QString library; //!< empty = the platform's folder
    QString account; //!< empty = the setting
    bool json = false;
    bool quiet = false;
    std::optional<std::chrono::milliseconds> timeout;

    [[nodiscard]] bool has(const QString &option) const { return options.contains(option); }
    //! The last one given; empty when there is none.
    [[nodiscard]] QString value(const QString &option) const
    {
        const QStringList all = options.value(option);
        return all.isEmpty() ? QString() : all.constLast();
    }
    [[nodiscard]] QStringList values(const QString &option) const { return options.value(option); }
};

} // namespace studio::cli
