// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ctakeprogram.h"

#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Qt::StringLiterals;

QJsonObject CtakeResult::object() const
{
    return QJsonDocument::fromJson(out).object();
}

QJsonArray CtakeResult::array() const
{
    return QJsonDocument::fromJson(out).array();
}

QString CtakeResult::errorText(const QString &member) const
{
    return object().value(u"error"_s).toObject().value(member).toString();
}

QByteArray CtakeResult::story() const
{
    return "code " + QByteArray::number(code) + "\nstdout: " + out + "\nstderr: " + err;
}

CtakeProgram::CtakeProgram()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    const QString home = path(u"home"_s);
    QDir().mkpath(home + u"/run"_s);
    QFile::setPermissions(home + u"/run"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_environment.insert(u"HOME"_s, home);
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, home + u"/run"_s);
    m_environment.insert(u"XDG_DATA_HOME"_s, home + u"/data"_s);
    m_environment.insert(u"XDG_CONFIG_HOME"_s, home + u"/config"_s);
    m_environment.insert(u"XDG_CACHE_HOME"_s, home + u"/cache"_s);
    // Neither a keychain nor the accounts of whoever runs the tests.
    for (const QString &name : {u"DBUS_SESSION_BUS_ADDRESS"_s, u"DISPLAY"_s, u"RUNWAYML_API_SECRET"_s,
             u"RUNWAYML_BASE_URL"_s, u"USEAPI_TOKEN"_s, u"USEAPI_BASE_URL"_s})
        m_environment.remove(name);
}

CtakeResult CtakeProgram::run(const QStringList &arguments, const QByteArray &input, int milliseconds) const
{
    const std::unique_ptr<QProcess> process = start(arguments);
    process->write(input);
    process->closeWriteChannel();
    CtakeResult result;
    // The loop turns meanwhile: a server in the test itself may be what the program talks to.
    const bool ended
        = QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; }, milliseconds);
    result.out = process->readAllStandardOutput();
    result.err = process->readAllStandardError();
    if (!ended) {
        process->kill();
        process->waitForFinished();
        return result;
    }
    if (process->exitStatus() == QProcess::NormalExit)
        result.code = process->exitCode();
    return result;
}

std::unique_ptr<QProcess> CtakeProgram::start(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(m_environment);
    process->setProgram(qEnvironmentVariable("STUDIO_CTAKE"));
    process->setArguments(QStringList{u"--library"_s, library()} + arguments);
    process->setWorkingDirectory(m_folder.path());
    process->start();
    process->waitForStarted();
    return process;
}

QString CtakeProgram::picture(const QString &name, QSize size, Qt::GlobalColor colour) const
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    // One corner differs, so that a picture is no flat colour to whoever looks at it.
    for (int y = 0; y < size.height() / 4; ++y) {
        for (int x = 0; x < size.width() / 4; ++x)
            image.setPixel(x, y, qRgb(240, 200, 40));
    }
    image.save(path(name), "PNG");
    return path(name);
}

QString CtakeProgram::file(const QString &name, const QByteArray &bytes) const
{
    QFile file(path(name));
    if (file.open(QIODevice::WriteOnly))
        file.write(bytes);
    return path(name);
}

QString CtakeProgram::animation(const QString &name) const
{
    // Two frames of one black pixel each.
    const QByteArray frame = QByteArray::fromHex("21f904000a0000002c0000000001000100000202440100");
    return file(name,
        QByteArray::fromHex("47494638396101000100800000000000ffffff") + frame + frame
            + QByteArray::fromHex("3b"));
}

QStringList CtakeProgram::filesWith(const QByteArray &needle) const
{
    QStringList found;
    QDirIterator all(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(needle))
            found.append(file.fileName());
    }
    return found;
}

CtakeSandbox::CtakeSandbox(const CtakeProgram &program, const QStringList &arguments)
    : m_process(program.start(QStringList{u"sandbox"_s, u"--until-eof"_s} + arguments))
{
    const QJsonObject told = QJsonDocument::fromJson(firstLine(*m_process)).object();
    m_origin = told.value(u"runway"_s).toString();
    m_token = told.value(u"token"_s).toString();
}

CtakeSandbox::~CtakeSandbox()
{
    m_process->closeWriteChannel();
    if (!m_process->waitForFinished(10'000)) {
        m_process->kill();
        m_process->waitForFinished();
    }
}

QJsonArray CtakeSandbox::ledger() const
{
    QNetworkAccessManager network;
    QNetworkRequest request(QUrl(m_origin + u"/sandbox/ledger"_s));
    request.setRawHeader("Authorization", "Bearer " + m_token.toLatin1());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }, 10'000))
        return {};
    return QJsonDocument::fromJson(reply->readAll()).array();
}

int CtakeSandbox::calls(const QString &verb, const QString &part) const
{
    int count = 0;
    for (const QJsonValue &call : ledger()) {
        if (call[u"method"_s].toString() == verb && call[u"path"_s].toString().contains(part))
            ++count;
    }
    return count;
}

QString CtakeSandbox::taskId(const QString &part) const
{
    QString id;
    for (const QJsonValue &call : ledger()) {
        if (call[u"path"_s].toString().contains(part))
            id = call[u"taskId"_s].toString();
    }
    return id;
}

QByteArray firstLine(QProcess &process, int milliseconds)
{
    QElapsedTimer clock;
    clock.start();
    while (!process.canReadLine() && clock.elapsed() < milliseconds
        && (process.state() != QProcess::NotRunning || process.bytesAvailable() > 0)) {
        if (!process.waitForReadyRead(200) && process.state() == QProcess::NotRunning)
            break;
    }
    return process.readLine();
}
