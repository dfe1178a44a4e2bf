// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

class QComboBox;

namespace studio {

//! One of a few values. A value that the catalogue does not know is shown as it is.
class ChoiceEditor final : public ValueEditor {
    Q_OBJECT

public:
    ChoiceEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    void addChoice(const ChoiceValue &choice);

    ParameterSpec m_parameter;
    QComboBox *m_combo;
};

} // namespace studio
