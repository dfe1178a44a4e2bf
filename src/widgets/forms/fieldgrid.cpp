// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/fieldgrid.h"

#include <QGridLayout>

#include <algorithm>

namespace studio {

namespace {

constexpr int Columns = 6; // two and three share it evenly

} // namespace

FieldGrid::FieldGrid(int most, QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_most(most)
{
    m_grid->setContentsMargins({});
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(12);
    for (int column = 0; column < Columns; ++column)
        m_grid->setColumnStretch(column, 1);
}

void FieldGrid::add(QWidget *field, Place place)
{
    field->setParent(this);
    m_fields.append({field, place});
}

bool FieldGrid::isEmpty() const
{
    return std::none_of(m_fields.begin(), m_fields.end(), [](const Field &field) { return field.shown; });
}

bool FieldGrid::isShown(const QWidget *field) const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
        [field](const Field &mine) { return mine.widget == field && mine.shown; });
}

void FieldGrid::setShown(QWidget *field, bool shown)
{
    for (Field &mine : m_fields) {
        if (mine.widget == field)
            mine.shown = shown;
    }
    field->setVisible(shown);
}

void FieldGrid::arrange()
{
    QList<QWidget *> shown;
    for (const Field &field : m_fields) {
        if (field.shown)
            shown.append(field.widget);
    }
    if (shown == m_shown)
        return;
    m_shown = shown;
    while (QLayoutItem *taken = m_grid->takeAt(0))
        delete taken;
    int row = 0;
    QList<QWidget *> brief;
    QList<QWidget *> flags;
    const auto flush = [&] {
        addRun(brief, Place::Short, row);
        addRun(flags, Place::Flag, row);
    };
    for (const Field &field : m_fields) {
        if (!field.shown)
            continue;
        if (field.place == Place::Short) {
            brief.append(field.widget);
        } else if (field.place == Place::Flag) {
            flags.append(field.widget);
        } else {
            flush();
            m_grid->addWidget(field.widget, row++, 0, 1, Columns);
        }
    }
    flush();
}

//! Four make two and two, five three and two: no line stands nearly empty.
void FieldGrid::addRun(QList<QWidget *> &fields, Place place, int &row)
{
    const int most = place == Place::Flag ? 2 : m_most;
    int left = int(fields.size());
    int lines = (left + most - 1) / most;
    int next = 0;
    while (left > 0) {
        const int inLine = (left + lines - 1) / lines;
        const int span = inLine > 2 ? Columns / inLine : Columns / 2;
        for (int index = 0; index < inLine; ++index)
            m_grid->addWidget(fields.at(next++), row, index * span, 1, span, Qt::AlignTop);
        left -= inLine;
        --lines;
        ++row;
    }
    fields.clear();
}

} // namespace studio
