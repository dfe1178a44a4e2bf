// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QList>
#include <QObject>
#include <QPointer>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace studio {

//! How the sandbox is started.
struct SandboxOptions {
    QString program; //!< path of `ctake`
    QString stateFolder; //!< its ledger
    QStringList arguments; //!< more for `ctake sandbox`
    std::chrono::milliseconds patience{30'000}; //!< until it says where it listens
};

//! Where the sandbox listens.
struct SandboxAddress {
    QUrl runway;
    QUrl useapi;
    QString token;

    friend bool operator==(const SandboxAddress &, const SandboxAddress &) = default;
};

//! The child process behind the practice accounts. Started at first use, ended with its standard input: so it
//! goes as well when this program dies. Main thread.
class SandboxProcess final : public QObject {
    Q_OBJECT

public:
    explicit SandboxProcess(SandboxOptions options, QObject *parent = nullptr);
    //! Closes its input and gives it a short while, then ends it.
    ~SandboxProcess() override;

    //! Starts it when it does not run. Network when it does not start or tells nothing sensible, Timeout.
    [[nodiscard]] Call<SandboxAddress> *address();
    //! It was seen not to answer: the next address() starts a new one.
    void forget();
    [[nodiscard]] bool isRunning() const { return m_address.has_value(); }

signals:
    //! It ended although nobody asked it to.
    void died();

private:
    void start();
    void readOutput();
    void takeAddress(const QByteArray &line);
    void giveUp(ErrorKind kind, const QString &detail);
    void letGo();

    const SandboxOptions m_options;
    std::unique_ptr<QProcess> m_process;
    QPointer<QProcess> m_leaving; // told to go, not gone yet
    QTimer m_patience;
    QByteArray m_output;
    QByteArray m_complaints; // the end of its standard error
    std::optional<SandboxAddress> m_address;
    QList<QPointer<Call<SandboxAddress>>> m_waiting;
};

} // namespace studio
