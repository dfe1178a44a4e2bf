// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/tokenreader.h"

#include "domain/account.h"

#include <QByteArray>

#include <cstdio>
#include <termios.h>
#include <unistd.h>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype LongestToken = 4096;

//! Switches the echo of a terminal off for as long as it lives.
class SilentTerminal final {
public:
    SilentTerminal()
        : m_isTerminal(isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_isTerminal)
            return;
        termios silent = m_before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
        std::fputs("Token (it is not shown): ", stderr);
    }
    ~SilentTerminal()
    {
        if (!m_isTerminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::fputc('\n', stderr);
    }
    Q_DISABLE_COPY_MOVE(SilentTerminal)

    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    termios m_before = {};
    bool m_isTerminal;
};

} // namespace

Result<QString> readToken()
{
    QByteArray line;
    {
        const SilentTerminal silence;
        char byte = 0;
        while (line.size() <= LongestToken && read(STDIN_FILENO, &byte, 1) == 1) {
            line.append(byte);
            // From a pipe everything is read: a second line is not ignored but refused.
            if (byte == '\n' && silence.isTerminal())
                break;
        }
    }
    if (line.size() > LongestToken)
        return failure(ErrorKind::InvalidRequest, u"That is too long for a token."_s, u"token"_s);
    if (line.trimmed().isEmpty())
        return failure(ErrorKind::InvalidRequest, u"No token came on standard input."_s, u"token"_s);
    const auto token = cleanedToken(QString::fromUtf8(line));
    if (!token)
        return failure(ErrorKind::InvalidRequest,
            u"The token has characters that no token has: control characters or letters beyond ASCII."_s,
            u"token"_s);
    return *token;
}

} // namespace studio::cli
