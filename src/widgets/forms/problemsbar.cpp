// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/problemsbar.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/studiostyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int MostLines = 4; // more would push the form away; the fields themselves say the rest

QString asHtml(const ProblemLine &line)
{
    const QString text = line.text.toHtmlEscaped();
    if (line.field.isEmpty())
        return text;
    return u"<a href=\"%1\">%2</a>: %3"_s.arg(line.field.toHtmlEscaped(), line.label.toHtmlEscaped(), text);
}

} // namespace

ProblemsBar::ProblemsBar(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    setAccessibleName(tr("Problems"));
    m_column->setContentsMargins(0, 0, 0, 8);
    m_column->setSpacing(4);
    hide();
}

void ProblemsBar::setLines(const QList<ProblemLine> &lines)
{
    clear();
    const qsizetype shown = qMin<qsizetype>(lines.size(), MostLines);
    for (qsizetype index = 0; index < shown; ++index)
        addLine(lines.at(index));
    if (lines.size() > shown)
        addLine({{}, {}, tr("…and %n more", nullptr, int(lines.size() - shown)), lines.last().severity});
    setVisible(!lines.isEmpty());
}

void ProblemsBar::clear()
{
    for (QWidget *row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater(); // it may be the one that was clicked
    }
    m_rows.clear();
}

void ProblemsBar::addLine(const ProblemLine &line)
{
    const Tint tint = line.severity == Problem::Severity::Error ? Tint::Failed : Tint::Waiting;
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->setSpacing(8);
    auto *mark = new QLabel(row);
    mark->setPixmap(icon(u"warning"_s, tint).pixmap(QSize(14, 14), devicePixelRatioF()));
    auto *text = new QLabel(asHtml(line), row);
    text->setWordWrap(true);
    text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    setTint(text, tint);
    connect(text, &QLabel::linkActivated, this, &ProblemsBar::jumpWanted);
    layout->addWidget(mark, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    m_column->addWidget(row);
    m_rows.append(row);
}

} // namespace studio
