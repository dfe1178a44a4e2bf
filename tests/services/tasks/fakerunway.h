// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/scriptedserver.h"

#include <QHash>
#include <QJsonObject>

namespace studio::test {

//! A Runway that says what it is told to: for what no well-behaved server does. Speaks on a port of its own;
//! needs the event loop.
class FakeRunway final {
public:
    FakeRunway();

    [[nodiscard]] quint16 port() const { return m_server.port(); }
    //! Answers to reads of the task, used up in order; the last one stays.
    QList<QByteArray> reads;
    //! Answers at /file/NAME, used up in order; the last one stays.
    QHash<QByteArray, QList<QByteArray>> files;

    //! A whole answer with a task's object.
    [[nodiscard]] static QByteArray task(const QByteArray &status, const QByteArray &more = {});
    //! A task that succeeded, with links to these names.
    [[nodiscard]] QByteArray succeeded(const QList<QByteArray> &names) const;
    //! A whole answer that carries a file.
    [[nodiscard]] static QByteArray file(const QByteArray &bytes);
    [[nodiscard]] int requests(const QByteArray &verb, const QByteArray &path) const;

private:
    [[nodiscard]] ScriptedAnswer answer(const WireRequest &request);

    ScriptedServer m_server;
};

} // namespace studio::test
