// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

#include <optional>

class QPlainTextEdit;

namespace studio {

//! Text of several lines with a counter in UTF-16 code units, as providers count. The limit is shown only
//! where one is known.
class PromptEditor final : public ValueEditor {
    Q_OBJECT

public:
    PromptEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

private:
    void updateCounter();

    QPlainTextEdit *m_edit;
    std::optional<double> m_maximum;
};

} // namespace studio
