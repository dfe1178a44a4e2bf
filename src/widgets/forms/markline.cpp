// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/markline.h"

#include "widgets/theme/studiostyle.h"

namespace studio {

MarkLine::MarkLine(QWidget *parent)
    : QLabel(parent)
{
    setProperty("small", true);
    setWordWrap(true);
    setTextFormat(Qt::PlainText);
    hide();
}

void MarkLine::setMark(const FieldMark &mark)
{
    setText(mark.text);
    setVisible(!mark.text.isEmpty());
    if (!mark.text.isEmpty())
        setTint(this, mark.severity == Problem::Severity::Error ? Tint::Failed : Tint::Waiting);
}

} // namespace studio
