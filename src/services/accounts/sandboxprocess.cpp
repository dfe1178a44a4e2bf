// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accounts/sandboxprocess.h"

#include "base/logging.h"
#include "domain/account.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr qsizetype KeptComplaints = 4096;
constexpr qsizetype LongestLine = 64 * 1024;
constexpr std::chrono::milliseconds Insistence{2000};

//! Asks the process to go, then insists. Each wait is short: this runs when the program ends.
void endProcess(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.closeWriteChannel();
    if (process.waitForFinished(1500))
        return;
    process.terminate();
    if (process.waitForFinished(500))
        return;
    process.kill();
    process.waitForFinished(1000);
}

} // namespace

SandboxProcess::SandboxProcess(SandboxOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(m_options.patience);
    connect(&m_patience, &QTimer::timeout, this,
        [this] { giveUp(ErrorKind::Timeout, u"the sandbox does not say where it listens"_s); });
}

SandboxProcess::~SandboxProcess()
{
    if (m_process) {
        m_process->disconnect(this);
        endProcess(*m_process);
    }
    if (m_leaving) {
        m_leaving->disconnect(this);
        m_leaving->kill();
        m_leaving->waitForFinished(1000);
    }
}

Call<SandboxAddress> *SandboxProcess::address()
{
    if (m_address)
        return finishedCall<SandboxAddress>(this, *m_address);
    auto *call = new Call<SandboxAddress>(this);
    m_waiting.append(call);
    if (!m_process && !m_leaving)
        start();
    return call;
}

void SandboxProcess::forget()
{
    if (m_address)
        letGo();
}

void SandboxProcess::start()
{
    m_output.clear();
    m_complaints.clear();
    m_process = std::make_unique<QProcess>();
    m_process->setProgram(m_options.program);
    m_process->setArguments(QStringList{u"sandbox"_s, u"--state"_s, m_options.stateFolder, u"--until-eof"_s}
        + m_options.arguments);
    // Practice needs no token for real credits.
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &variable : {u"RUNWAYML_API_SECRET"_s, u"USEAPI_TOKEN"_s})
        environment.remove(variable);
    m_process->setProcessEnvironment(environment);
    connect(m_process.get(), &QProcess::readyReadStandardOutput, this, &SandboxProcess::readOutput);
    connect(m_process.get(), &QProcess::readyReadStandardError, this,
        [this] { m_complaints = (m_complaints + m_process->readAllStandardError()).right(KeptComplaints); });
    // Queued: both may come from inside start(), or while the process is being let go.
    connect(
        m_process.get(), &QProcess::errorOccurred, this,
        [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart && m_process && m_process->state() == QProcess::NotRunning)
                giveUp(ErrorKind::Network, m_process->errorString());
        },
        Qt::QueuedConnection);
    connect(
        m_process.get(), &QProcess::finished, this,
        [this](int code) {
            if (!m_process || m_process->state() != QProcess::NotRunning)
                return;
            const bool wasServing = m_address.has_value();
            qCWarning(lcAccounts).noquote()
                << "the sandbox ended with" << code << QString::fromLocal8Bit(m_complaints);
            giveUp(ErrorKind::Network, QString::fromLocal8Bit(m_complaints).trimmed());
            if (wasServing)
                emit died();
        },
        Qt::QueuedConnection);
    m_patience.start();
    m_process->start();
}

void SandboxProcess::readOutput()
{
    if (m_address) {
        m_process->readAllStandardOutput(); // nothing more is expected; it must not fill the pipe
        return;
    }
    m_output += m_process->readAllStandardOutput();
    const qsizetype end = m_output.indexOf('\n');
    if (end >= 0)
        takeAddress(m_output.left(end));
    else if (m_output.size() > LongestLine)
        giveUp(ErrorKind::Network, u"the sandbox tells nothing sensible"_s);
}

void SandboxProcess::takeAddress(const QByteArray &line)
{
    const QJsonObject told = QJsonDocument::fromJson(line).object();
    const SandboxAddress address{QUrl(told.value("runway"_L1).toString()),
        QUrl(told.value("useapi"_L1).toString()), told.value("token"_L1).toString()};
    if (!isAcceptableBaseUrl(address.runway) || !isAcceptableBaseUrl(address.useapi)
        || !cleanedToken(address.token)) {
        giveUp(ErrorKind::Network, u"the sandbox tells nothing sensible"_s);
        return;
    }
    m_patience.stop();
    m_address = address;
    for (const auto &call : std::exchange(m_waiting, {})) {
        if (call)
            call->finish(address);
    }
}

void SandboxProcess::giveUp(ErrorKind kind, const QString &detail)
{
    letGo();
    for (const auto &call : std::exchange(m_waiting, {})) {
        if (call)
            call->finish(failure(kind, detail));
    }
}

void SandboxProcess::letGo()
{
    m_patience.stop();
    m_address.reset();
    if (!m_process)
        return;
    // It goes in its own time: it must neither be waited for here nor be heard any more.
    QProcess *leaving = m_process.release();
    leaving->disconnect(this);
    if (leaving->state() == QProcess::NotRunning) {
        leaving->deleteLater();
        return;
    }
    leaving->setParent(this);
    m_leaving = leaving;
    connect(leaving, &QProcess::finished, leaving, &QObject::deleteLater);
    // A new one must not find the old one's lock on the ledger and point to it.
    connect(leaving, &QProcess::finished, this, [this] {
        m_leaving.clear();
        if (!m_waiting.isEmpty() && !m_process)
            start();
    });
    QTimer::singleShot(Insistence, leaving, &QProcess::kill);
    leaving->closeWriteChannel();
    leaving->terminate();
}

} // namespace studio
