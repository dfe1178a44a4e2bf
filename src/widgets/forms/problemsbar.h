// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/validation.h"

#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace studio {

//! One line of the list above the button.
struct ProblemLine {
    QString field; //!< where it leads; empty = nowhere
    QString label; //!< the field's name
    QString text; //!< a whole sentence
    Problem::Severity severity = Problem::Severity::Error;
};

//! The list of what is wrong, just above the button; each line leads to its field. Takes no room while there
//! is nothing to say.
class ProblemsBar final : public QWidget {
    Q_OBJECT

public:
    explicit ProblemsBar(QWidget *parent = nullptr);

    void setLines(const QList<ProblemLine> &lines);

signals:
    void jumpWanted(const QString &field);

private:
    void addLine(const ProblemLine &line);
    void clear();

    QVBoxLayout *m_column;
    QList<QWidget *> m_rows;
};

} // namespace studio
