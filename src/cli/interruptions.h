// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace studio::cli {

//! Turns the first SIGINT, SIGTERM or SIGHUP into a Qt signal; a second one ends the program as usual. One
//! object in a program, in the main thread.
class Interruptions final : public QObject {
    Q_OBJECT

public:
    explicit Interruptions(QObject *parent = nullptr);
    ~Interruptions() override;

signals:
    void interrupted();

private:
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace studio::cli
