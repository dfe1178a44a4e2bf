// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

class QLocalServer;

namespace studio {

//! Sees to it that a library is open in one window only: the first program listens, a second one asks it to
//! come to the front and ends.
class SingleInstance final : public QObject {
    Q_OBJECT

public:
    //! `library` is the folder; the same folder under another spelling is the same library.
    explicit SingleInstance(const QString &library, QObject *parent = nullptr);
    ~SingleInstance() override;

    //! True when this program is the first and listens from now on; false when another one was told. Waits up
    //! to a second for the other one. Call before the main loop.
    [[nodiscard]] bool claim();

signals:
    void raiseWanted(); //!< another start of the program found this one

private:
    [[nodiscard]] bool tellOther() const;
    void answer();

    QString m_name;
    QLocalServer *m_server;
};

} // namespace studio
