// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/editorfactory.h"

#include "services/wording/wording.h"
#include "widgets/forms/choiceeditor.h"
#include "widgets/forms/flageditor.h"
#include "widgets/forms/lineeditor.h"
#include "widgets/forms/prompteditor.h"
#include "widgets/forms/spineditor.h"

namespace studio {

namespace {

bool isTypedAsText(const ParameterSpec &parameter)
{
    // A spin box always has a value: what may be left out is typed instead.
    const bool mayBeEmpty = parameter.defaultValue.isUndefined() && !parameter.required;
    return parameter.role == Role::Seed || (parameter.kind == ParameterKind::Integer && mayBeEmpty);
}

} // namespace

ValueEditor *makeEditor(const ModelSpec &model, const ParameterSpec &parameter, QWidget *parent)
{
    const QString label = wording::fieldLabel(model, parameter.key());
    switch (parameter.kind) {
    case ParameterKind::Choice:
        return new ChoiceEditor(parameter, label, parent);
    case ParameterKind::Boolean:
        return new FlagEditor(parameter, label, parent);
    case ParameterKind::Text:
        if (parameter.role == Role::Prompt || parameter.role == Role::NegativePrompt)
            return new PromptEditor(parameter, label, parent);
        return new LineEditor(parameter, label, parent);
    case ParameterKind::Integer:
    case ParameterKind::Number:
        break;
    }
    if (isTypedAsText(parameter))
        return new LineEditor(parameter, label, parent);
    return new SpinEditor(parameter, label, parent);
}

} // namespace studio
