// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

class QCheckBox;

namespace studio {

//! Yes or no.
class FlagEditor final : public ValueEditor {
    Q_OBJECT

public:
    FlagEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    bool m_default;
    QCheckBox *m_box;
};

} // namespace studio
