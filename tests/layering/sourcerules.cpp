// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "layering/sourcerules.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype MostLines = 500;
constexpr qsizetype MostLinesOfFunction = 60; // between its braces

//! Which rooms a room may include, besides itself.
const QHash<QString, QSet<QString>> &arrows()
{
    static const QHash<QString, QSet<QString>> table{
        {u"base"_s, {}},
        {u"domain"_s, {u"base"_s}},
        {u"media"_s, {u"base"_s}},
        {u"services"_s, {u"base"_s, u"domain"_s, u"media"_s}},
        {u"sandbox"_s, {u"base"_s, u"media"_s}},
        {u"widgets"_s, {u"base"_s, u"domain"_s, u"media"_s, u"services"_s}},
        {u"app"_s, {u"base"_s, u"domain"_s, u"media"_s, u"services"_s, u"widgets"_s}},
        {u"cli"_s, {u"base"_s, u"domain"_s, u"media"_s, u"services"_s, u"sandbox"_s}},
    };
    return table;
}

//! Qt modules that a room must not reach for.
const QHash<QString, QStringList> &forbiddenHeaders()
{
    static const QStringList window{u"QtWidgets"_s, u"QWidget"_s, u"QApplication"_s, u"QMessageBox"_s,
        u"QDialog"_s, u"QMediaPlayer"_s, u"QtMultimedia"_s};
    static const QStringList outside{
        u"QFile"_s, u"QNetwork"_s, u"QSql"_s, u"QDateTime"_s, u"QProcess"_s, u"QImage"_s};
    static const QHash<QString, QStringList> table{{u"base"_s, window}, {u"domain"_s, window + outside},
        {u"media"_s, window}, {u"services"_s, window}, {u"sandbox"_s, window}, {u"cli"_s, window}};
    return table;
}

struct Pattern {
    QRegularExpression expression;
    QString what;
};

const QList<Pattern> &forbiddenEverywhere()
{
    static const QList<Pattern> list{
        {QRegularExpression(u"\\bqDebug\\s*\\("_s), u"qDebug (use a logging category)"_s},
        {QRegularExpression(u"\\bprocessEvents\\b"_s), u"processEvents"_s},
        {QRegularExpression(u"\\bQEventLoop\\b"_s), u"QEventLoop"_s},
        {QRegularExpression(u"(?:[Dd]ialog|[Mm]enu|[Bb]ox|[Dd]rag)\\w*(?:\\(\\))?(?:->|\\.)exec\\s*\\("_s),
            u"a nested event loop (open() and a signal instead)"_s},
        {QRegularExpression(u"\\bQ(?:Dialog|MessageBox|Menu)::exec\\b"_s), u"a nested event loop"_s},
        {QRegularExpression(u"\\bignoreSslErrors\\b"_s), u"ignoreSslErrors"_s},
        {QRegularExpression(u"\\bsetStyleSheet\\b"_s), u"setStyleSheet (the theme draws)"_s},
        {QRegularExpression(u"\\bco_(?:await|return|yield)\\b"_s), u"a coroutine"_s},
    };
    return list;
}

class Checker final {
public:
    explicit Checker(const QString &root)
        : m_root(root)
    {
    }

    QStringList run()
    {
        for (const QString &path : files(u"src"_s, {u"*.cpp"_s, u"*.h"_s}))
            checkSource(path);
        for (const QString &path : files(u"tests"_s, {u"*.cpp"_s, u"*.h"_s}))
            checkCode(path, linesOf(path));
        for (const QString &folder : {u"src"_s, u"tests"_s}) {
            for (const QString &path : files(folder, {u"CMakeLists.txt"_s}))
                checkLicence(path, linesOf(path));
        }
        for (const QString &path : files(u"ui"_s, {u"*.ui"_s}))
            checkForm(path);
        m_found.sort();
        return m_found;
    }

private:
    [[nodiscard]] QStringList files(const QString &folder, const QStringList &names) const
    {
        QStringList paths;
        QDirIterator all(m_root.filePath(folder), names, QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            paths.append(m_root.relativeFilePath(all.next()));
        return paths;
    }

    [[nodiscard]] QStringList linesOf(const QString &path) const
    {
        QFile file(m_root.filePath(path));
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QString text = QString::fromUtf8(file.readAll());
        if (text.endsWith(u'\n'))
            text.chop(1);
        return text.split(u'\n');
    }

    void note(const QString &path, qsizetype line, const QString &what)
    {
        m_found.append(u"%1:%2: %3"_s.arg(path).arg(line).arg(what));
    }

    void checkLicence(const QString &path, const QStringList &lines)
    {
        if (!lines.value(0).contains(u"SPDX-FileCopyrightText: "_s)
            || !lines.value(1).contains(u"SPDX-License-Identifier: GPL-3.0-or-later"_s))
            note(path, 1, u"the two SPDX lines are missing"_s);
    }

    //! What holds for tests as well.
    void checkCode(const QString &path, const QStringList &lines)
    {
        checkLicence(path, lines);
        if (lines.size() > MostLines)
            note(path, lines.size(), u"more than %1 lines"_s.arg(MostLines));
        checkFunctions(path, lines);
    }

    //! A brace alone on its line begins a function (or a block inside one) and nothing else, because the
    //! sources are formatted; the one that ends it stands in the same column.
    void checkFunctions(const QString &path, const QStringList &lines)
    {
        for (qsizetype first = 0; first < lines.size(); ++first) {
            if (lines.at(first).trimmed() != u"{"_s)
                continue;
            QString end = lines.at(first);
            end.replace(u'{', u'}');
            qsizetype last = first + 1;
            while (last < lines.size() && !lines.at(last).startsWith(end))
                ++last;
            const qsizetype length = last - first - 1;
            if (length > MostLinesOfFunction)
                note(path, first + 1,
                    u"a function of %1 lines, %2 are allowed"_s.arg(length).arg(MostLinesOfFunction));
            first = last;
        }
    }

    void checkSource(const QString &path)
    {
        const QStringList lines = linesOf(path);
        checkCode(path, lines);
        if (path.endsWith(u".h"_s) && !lines.contains(u"#pragma once"_s))
            note(path, 1, u"#pragma once is missing"_s);
        const QString room = path.section(u'/', 1, 1);
        if (!arrows().contains(room))
            note(path, 1, u"there is no room \"%1\""_s.arg(room));
        for (qsizetype at = 0; at < lines.size(); ++at) {
            checkInclude(path, at + 1, lines.at(at), room);
            for (const Pattern &pattern : forbiddenEverywhere()) {
                if (pattern.expression.match(withoutComment(lines.at(at))).hasMatch())
                    note(path, at + 1, pattern.what);
            }
        }
    }

    void checkInclude(const QString &path, qsizetype number, const QString &line, const QString &room)
    {
        static const QRegularExpression include(u"^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"_s);
        const QRegularExpressionMatch match = include.match(line);
        if (!match.hasMatch())
            return;
        const QString header = match.captured(2);
        if (match.captured(1) == u"<"_s) {
            for (const QString &forbidden : forbiddenHeaders().value(room)) {
                if (header.startsWith(forbidden))
                    note(path, number, u"%1 has no business with <%2>"_s.arg(room, header));
            }
            return;
        }
        const QString target = header.section(u'/', 0, 0);
        if (header.startsWith(u"ui_"_s) && !header.contains(u'/')) {
            if (room != u"widgets"_s && room != u"app"_s)
                note(path, number, u"%1 includes a form"_s.arg(room));
        } else if (header.contains(u".."_s)) {
            note(path, number, u"an include leads upwards: %1"_s.arg(header));
        } else if (header.contains(u'/') && target != room && !arrows().value(room).contains(target)) {
            note(path, number, u"%1 must not include %2"_s.arg(room, target));
        }
    }

    void checkForm(const QString &path)
    {
        const QStringList lines = linesOf(path);
        for (qsizetype at = 0; at < lines.size(); ++at) {
            if (lines.at(at).contains(u"styleSheet"_s))
                note(path, at + 1, u"a style sheet in a form"_s);
        }
    }

    static QString withoutComment(const QString &line) { return line.section(u"//"_s, 0, 0); }

    const QDir m_root;
    QStringList m_found;
};

} // namespace

QStringList brokenRules(const QString &root)
{
    return Checker(root).run();
}
