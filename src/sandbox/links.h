// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string>

namespace studio::sandbox {

//! Links to files that end after a while and cannot be made up. Any thread.
class Links final {
public:
    Links(QByteArray key, int seconds);

    //! A fresh link to the public name of a file.
    [[nodiscard]] std::string to(const std::string &origin, const std::string &name) const;
    //! Whether this is a link of ours that has not ended.
    [[nodiscard]] bool isValid(
        const std::string &name, const std::string &expires, const std::string &signature) const;

private:
    [[nodiscard]] QByteArray signatureOf(const std::string &name, const std::string &expires) const;
    QByteArray m_key;
    int m_seconds;
};

} // namespace studio::sandbox
