// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDoubleSpinBox>

namespace studio {

//! A number with its sign shown ("+4.0", "−3.0"). Takes either minus sign.
class AxisSpinBox final : public QDoubleSpinBox {
    Q_OBJECT

public:
    explicit AxisSpinBox(QWidget *parent = nullptr);

protected:
    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] double valueFromText(const QString &text) const override;
    [[nodiscard]] QValidator::State validate(QString &text, int &position) const override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace studio
