// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "sandbox/json.h"

#include <QFile>
#include <QString>

#include <mutex>
#include <vector>

namespace studio::sandbox {

//! An append-only file of JSON lines. A line is with the system when append() returns, so a killed process
//! loses none. Any thread.
class Ledger final {
public:
    explicit Ledger(const QString &path);

    //! Storage when the file cannot be written. A line that a crash cut short is closed off.
    [[nodiscard]] Status open();
    void append(const Json &line);
    //! All whole lines, oldest first.
    [[nodiscard]] std::vector<Json> read() const;

private:
    mutable std::mutex m_mutex;
    QFile m_file;
};

} // namespace studio::sandbox
