// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

class QLineEdit;

namespace studio {

//! One line of text, or a number typed as text so that "nothing" and figures beyond 32 bits are
//! possible (seeds go to 2³² − 1). What is no number is kept as typed: the rules refuse it at the field.
class LineEditor final : public ValueEditor {
    Q_OBJECT

public:
    LineEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    QLineEdit *m_edit;
    ParameterKind m_kind;
};

} // namespace studio
