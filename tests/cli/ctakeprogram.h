// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSize>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

//! What a finished call of the program left behind.
struct CtakeResult {
    int code = -1; //!< −1: it crashed or did not end in time
    QByteArray out;
    QByteArray err;

    [[nodiscard]] QJsonObject object() const;
    [[nodiscard]] QJsonArray array() const;
    //! The member of the error document.
    [[nodiscard]] QString errorText(const QString &member) const;
    //! For the message of a failed comparison.
    [[nodiscard]] QByteArray story() const;
};

//! The real program (STUDIO_CTAKE), with a folder of its own for everything it writes.
class CtakeProgram final {
public:
    CtakeProgram();

    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    [[nodiscard]] QString library() const { return path(QStringLiteral("library")); }
    void setVariable(const QString &name, const QString &value) { m_environment.insert(name, value); }

    //! Runs it to its end, on this library.
    [[nodiscard]] CtakeResult run(
        const QStringList &arguments, const QByteArray &input = {}, int milliseconds = 40'000) const;
    //! Starts it and leaves it running; the caller ends it. Channels are separate.
    [[nodiscard]] std::unique_ptr<QProcess> start(const QStringList &arguments) const;

    //! A PNG of one colour; its absolute path.
    [[nodiscard]] QString picture(
        const QString &name, QSize size = QSize(320, 192), Qt::GlobalColor colour = Qt::darkCyan) const;
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const;
    //! A GIF with two frames.
    [[nodiscard]] QString animation(const QString &name) const;
    //! Files below the folder that have `needle` in them.
    [[nodiscard]] QStringList filesWith(const QByteArray &needle) const;

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

//! A sandbox of its own, faster than usual, beside the library: what env accounts talk to.
class CtakeSandbox final {
public:
    CtakeSandbox(const CtakeProgram &program, const QStringList &arguments);
    ~CtakeSandbox();

    [[nodiscard]] bool isServing() const { return !m_origin.isEmpty(); }
    [[nodiscard]] QString origin() const { return m_origin; }
    [[nodiscard]] QString token() const { return m_token; }
    //! How many calls of this verb its ledger has, whose path has `part` in it.
    [[nodiscard]] int calls(const QString &verb, const QString &part) const;
    //! The task that the last call with `part` in its path has made.
    [[nodiscard]] QString taskId(const QString &part) const;

private:
    [[nodiscard]] QJsonArray ledger() const;

    std::unique_ptr<QProcess> m_process;
    QString m_origin;
    QString m_token;
};

//! The first line that a process prints, or what it printed within the time.
[[nodiscard]] QByteArray firstLine(QProcess &process, int milliseconds = 15'000);
