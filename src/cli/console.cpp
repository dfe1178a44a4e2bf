// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"

#include "services/wording/wording.h"

#include <cmath>
#include <cstdio>
#include <unistd.h>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr int BarWidth = 28;

QJsonValue textOrNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

} // namespace

Failure Failure::of(const Error &error)
{
    Failure failure;
    failure.code = exitCodeFor(error);
    failure.kind = QString(kindName(error.kind));
    failure.message = wording::explain(error).text();
    failure.field = error.field;
    failure.details = error.detail;
    return failure;
}

Failure Failure::usage(const QString &message)
{
    return {ExitCode::WrongUsage, u"usage"_s, message, {}, {}};
}

Failure Failure::invalid(const QString &field, const QString &message)
{
    return {ExitCode::InvalidRequest, QString(kindName(ErrorKind::InvalidRequest)), message, field, {}};
}

QJsonObject Failure::toJson() const
{
    return {{u"kind"_s, kind}, {u"message"_s, message}, {u"field"_s, textOrNull(field)},
        {u"details"_s, textOrNull(details)}};
}

Console::Console(bool json, bool quiet)
    : m_json(json)
    , m_quiet(quiet)
    , m_terminal(isatty(STDERR_FILENO) == 1)
{
}

void Console::write(const QByteArray &bytes)
{
    clearProgress();
    const auto size = static_cast<size_t>(bytes.size());
    if (std::fwrite(bytes.constData(), 1, size, stdout) != size || std::fflush(stdout) != 0)
        m_intact = false;
}

void Console::line(const QString &text)
{
    write(text.toUtf8() + '\n');
}

void Console::document(const QJsonDocument &document)
{
    write(document.toJson(QJsonDocument::Indented));
}

void Console::jsonLine(const QJsonObject &object)
{
    write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Console::table(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < row.size(); ++column) {
            if (column == widths.size())
                widths.append(0);
            widths[column] = std::max(widths.at(column), row.at(column).size());
        }
    }
    for (const QStringList &row : rows) {
        QString text;
        for (qsizetype column = 0; column < row.size(); ++column) {
            const bool last = column == row.size() - 1;
            text += last ? row.at(column) : row.at(column).leftJustified(widths.at(column) + 2);
        }
        line(text);
    }
}

void Console::note(const QString &text)
{
    if (m_quiet)
        return;
    clearProgress();
    std::fprintf(stderr, "%s\n", qUtf8Printable(text));
}

void Console::report(const Failure &failure)
{
    if (m_json) {
        document(QJsonDocument(QJsonObject{{u"error"_s, failure.toJson()}}));
        return;
    }
    clearProgress();
    std::fprintf(stderr, "%s\n", qUtf8Printable(failure.message));
    if (!failure.details.isEmpty() && !failure.message.contains(failure.details))
        std::fprintf(stderr, "%s\n", qUtf8Printable(u"(%1)"_s.arg(failure.details)));
}

void Console::progress(double fraction, const QString &text)
{
    if (!m_terminal || m_quiet)
        return;
    const int filled
        = fraction < 0 ? 0 : static_cast<int>(std::lround(std::min(fraction, 1.0) * double(BarWidth)));
    const QString bar = QString(filled, u'#') + QString(BarWidth - filled, u'.');
    // Back to the line's start, and away with what is left of a longer text.
    std::fprintf(stderr, "\r[%s] %s\x1b[K", qUtf8Printable(bar), qUtf8Printable(text.left(45)));
    std::fflush(stderr);
    m_barShown = true;
}

void Console::clearProgress()
{
    if (!m_barShown)
        return;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
    m_barShown = false;
}

bool Console::flush()
{
    clearProgress();
    return std::fflush(stdout) == 0 && m_intact;
}

} // namespace studio::cli
