// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "cli/exitcode.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

namespace studio::cli {

//! What went wrong, ready to be told.
struct Failure {
    ExitCode code = ExitCode::ProgramFault;
    QString kind; //!< as in kindName(), or "usage"
    QString message; //!< one or more whole sentences
    QString field; //!< empty = none
    QString details; //!< text of the server or the system, redacted

    [[nodiscard]] static Failure of(const Error &error);
    [[nodiscard]] static Failure usage(const QString &message);
    //! Something given by the person that is not acceptable; nothing was sent.
    [[nodiscard]] static Failure invalid(const QString &field, const QString &message);

    //! {"kind","message","field","details"}
    [[nodiscard]] QJsonObject toJson() const;
};

//! The two streams. Results go to stdout, everything else to stderr. Main thread.
class Console final {
public:
    //! Until the call is taken apart, `json` and `quiet` are not known: set them then.
    explicit Console(bool json = false, bool quiet = false);

    void setJson(bool json) { m_json = json; }
    void setQuiet(bool quiet) { m_quiet = quiet; }
    [[nodiscard]] bool isJson() const { return m_json; }

    //! One line of a result.
    void line(const QString &text);
    //! The result as one document, indented for reading.
    void document(const QJsonDocument &document);
    //! One JSON value on one line, for streams of them.
    void jsonLine(const QJsonObject &object);
    //! Lines with aligned columns; two spaces between.
    void table(const QList<QStringList> &rows);

    //! Something to know that is no result, to stderr; nothing with --quiet.
    void note(const QString &text);
    //! The error document on stdout with --json, sentences on stderr without.
    void report(const Failure &failure);

    //! A bar on stderr when that is a terminal and --quiet was not given; else nothing. `fraction` 0…1,
    //! negative = not known.
    void progress(double fraction, const QString &text);
    //! Takes the bar away again.
    void clearProgress();

    //! Whether everything written to stdout arrived there.
    [[nodiscard]] bool flush();

private:
    void write(const QByteArray &bytes);

    bool m_json;
    bool m_quiet;
    bool m_terminal;
    bool m_barShown = false;
    bool m_intact = true;
};

} // namespace studio::cli
