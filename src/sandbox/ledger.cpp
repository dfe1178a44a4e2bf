// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ledger.h"

#include "base/logging.h"

namespace studio::sandbox {

Ledger::Ledger(const QString &path)
    : m_file(path)
{
}

Status Ledger::open()
{
    const std::scoped_lock lock(m_mutex);
    bool endsInsideALine = false;
    if (QFile before(m_file.fileName()); before.open(QIODevice::ReadOnly) && before.size() > 0) {
        before.seek(before.size() - 1);
        endsInsideALine = before.read(1) != "\n";
    }
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return failure(ErrorKind::Storage, m_file.errorString());
    if (endsInsideALine)
        m_file.write("\n");
    return {};
}

void Ledger::append(const Json &line)
{
    const QByteArray bytes = QByteArray::fromStdString(dumpJson(line)) + '\n';
    const std::scoped_lock lock(m_mutex);
    if (m_file.write(bytes) != bytes.size())
        qCWarning(lcSandbox) << "the ledger cannot be written:" << m_file.errorString();
}

std::vector<Json> Ledger::read() const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Json> lines;
    QFile file(m_file.fileName());
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        auto json = parseJson({line.constData(), static_cast<std::size_t>(line.size())});
        if (json && json->is_object())
            lines.push_back(std::move(*json));
    }
    return lines;
}

} // namespace studio::sandbox
