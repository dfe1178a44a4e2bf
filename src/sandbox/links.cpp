// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/links.h"

#include "sandbox/json.h"

#include <QMessageAuthenticationCode>

namespace studio::sandbox {

Links::Links(QByteArray key, int seconds)
    : m_key(std::move(key))
    , m_seconds(seconds)
{
}

QByteArray Links::signatureOf(const std::string &name, const std::string &expires) const
{
    const QByteArray text = QByteArray::fromStdString(name + '\n' + expires);
    return QMessageAuthenticationCode::hash(text, m_key, QCryptographicHash::Sha256).toHex();
}

std::string Links::to(const std::string &origin, const std::string &name) const
{
    const std::string expires = std::to_string(nowMs() / 1000 + m_seconds);
    return origin + "/sandbox/files/" + name + "?expires=" + expires
        + "&signature=" + signatureOf(name, expires).toStdString();
}

bool Links::isValid(const std::string &name, const std::string &expires, const std::string &signature) const
{
    bool isNumber = false;
    const qint64 end = QByteArray::fromStdString(expires).toLongLong(&isNumber);
    return isNumber && nowMs() / 1000 < end && signatureOf(name, expires).toStdString() == signature;
}

} // namespace studio::sandbox
