// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

class QDoubleSpinBox;

namespace studio {

//! A number within a small range, with steps. Whole numbers for Integer.
class SpinEditor final : public ValueEditor {
    Q_OBJECT

public:
    SpinEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    ParameterSpec m_parameter;
    QDoubleSpinBox *m_spin;
};

} // namespace studio
