// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

namespace studio {

//! A request body that can be read once. QNetworkAccessManager sends a POST again by itself when the server
//! drops the connection before it answers; a sequential body that refuses reset() makes it give up instead.
//! Also counts what was taken, which is the only sign of how far the request got. Needs an explicit
//! Content-Length and DoNotBufferUploadDataAttribute.
class OneShotBody final : public QIODevice {
    Q_OBJECT

public:
    explicit OneShotBody(QByteArray bytes, QObject *parent = nullptr);

    [[nodiscard]] qint64 total() const { return m_bytes.size(); }
    //! Bytes that were read so far.
    [[nodiscard]] qint64 taken() const { return m_taken; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool reset() override { return false; }
    [[nodiscard]] bool atEnd() const override;
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char *data, qint64 maximum) override;
    qint64 writeData(const char *data, qint64 length) override;

private:
    QByteArray m_bytes;
    qint64 m_taken = 0;
};

} // namespace studio
