// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/editorfactory.h"

#include "services/wording/wording.h"
#include "widgets/forms/choiceeditor.h"
#include "widgets/forms/flageditor.h"
#include "widgets/forms/lineeditor.h"
#include "widgets/forms/prompteditor.h"
#include "widgets/forms/scaleeditor.h"
#include "widgets/forms/spineditor.h"

using namespace Qt::StringLiterals;

namespace studio {

namespace {

bool isTypedAsText(const ParameterSpec &parameter)
{
    // A spin box always has a value: what may be left out is typed instead.
    const bool mayBeEmpty = parameter.defaultValue.isUndefined() && !parameter.required;
    return parameter.role == Role::Seed || parameter.defaultFrom || mayBeEmpty;
}

bool isLong(const ParameterSpec &parameter)
{
    return parameter.role == Role::Prompt || parameter.role == Role::NegativePrompt
        || parameter.form == TextForm::Lines;
}

QString placeholder(const ModelSpec &model)
{
    if (model.operation == "text-to-speech"_L1)
        return PromptEditor::tr("The words to be spoken.");
    switch (model.output) {
    case MediaKind::Image:
        return PromptEditor::tr("Describe the picture: what is seen, the light, the style.");
    case MediaKind::Video:
        return PromptEditor::tr("Describe the shot: what is seen, what moves, the light.");
    case MediaKind::Audio:
        return PromptEditor::tr("Describe what is heard.");
    }
    Q_UNREACHABLE();
    return {};
}

ValueEditor *makePrompt(
    const ModelSpec &model, const ParameterSpec &parameter, const QString &label, QWidget *parent)
{
    auto *editor = new PromptEditor(parameter, label, parent);
    if (parameter.role == Role::Prompt)
        editor->setPlaceholder(placeholder(model));
    return editor;
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
        if (!isLong(parameter))
            return new LineEditor(parameter, label, parent);
        return makePrompt(model, parameter, label, parent);
    case ParameterKind::Integer:
    case ParameterKind::Number:
        break;
    }
    if (isTypedAsText(parameter))
        return new LineEditor(parameter, label, parent);
    if (ScaleEditor::fits(parameter))
        return new ScaleEditor(parameter, label, parent);
    return new SpinEditor(parameter, label, parent);
}

} // namespace studio
