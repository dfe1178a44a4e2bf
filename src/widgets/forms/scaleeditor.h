// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

class QSlider;

namespace studio {

//! A whole number of a few steps as a slider: the value beside the label, words at both ends where the ends
//! have a meaning.
class ScaleEditor final : public ValueEditor {
    Q_OBJECT

public:
    //! Whether a parameter is better slid than typed.
    [[nodiscard]] static bool fits(const ParameterSpec &parameter);

    ScaleEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    void showValue();

    ParameterSpec m_parameter;
    QSlider *m_slider;
};

} // namespace studio
