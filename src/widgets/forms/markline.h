// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/editor.h"

#include <QLabel>

namespace studio {

//! The line below a field that says what is wrong there. Takes no room while there is nothing to say.
class MarkLine final : public QLabel {
    Q_OBJECT

public:
    explicit MarkLine(QWidget *parent = nullptr);

    //! An empty text hides the line.
    void setMark(const FieldMark &mark);
};

} // namespace studio
