// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/forms/valueeditor.h"

#include <optional>

namespace studio {

class PromptEdit;

//! Text of several lines with a counter in UTF-16 code units, as providers count. The limit is shown only
//! where one is known.
class PromptEditor final : public ValueEditor {
    Q_OBJECT

public:
    PromptEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] QJsonValue value() const override;
    void setValue(const QJsonValue &value) override;

    void setPlaceholder(const QString &text);
    //! The names of the references that the prompt can speak of, without the "@".
    void setTags(const QStringList &tags);

private:
    void updateCounter();

    PromptEdit *m_edit;
    QString m_text; // as told last: colouring alone is no change
    std::optional<double> m_maximum;
};

} // namespace studio
