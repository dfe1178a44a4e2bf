// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/shotform.h"

#include "domain/formswitch.h"
#include "domain/framing.h"
#include "services/wording/wording.h"
#include "widgets/forms/cameraeditor.h"
#include "widgets/forms/editorfactory.h"
#include "widgets/forms/keyframestrip.h"
#include "widgets/forms/moresection.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int ShortFieldsInARow = 3;

bool isCameraField(const ParameterSpec &parameter)
{
    return parameter.role && (isCameraAxis(*parameter.role) || *parameter.role == Role::CameraStatic);
}

bool isPrompt(const ParameterSpec &parameter)
{
    return parameter.role == Role::Prompt || parameter.role == Role::NegativePrompt;
}

} // namespace

ShotForm::ShotForm(const FormServices &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins({});
}

ShotForm::~ShotForm() = default;

void ShotForm::setModel(const ModelSpec &model)
{
    if (m_model == &model)
        return;
    if (m_model) {
        m_wish = wish();
        if (!m_aspectChosen)
            m_wish.clear(Role::Aspect);
    }
    m_model = &model;
    build();
    load(adapted(m_wish, model));
}

void ShotForm::setRequest(const GenerationRequest &request)
{
    m_wish = request;
    m_aspectChosen = request.values.contains(roleName(Role::Aspect));
    // Of the same model everything is shown, also what the rules will refuse.
    const bool sameModel = request.provider == m_model->provider && request.operation == m_model->operation
        && request.model == m_model->model;
    load(sameModel ? request : adapted(request, *m_model));
}

void ShotForm::load(const GenerationRequest &request)
{
    for (Editor *editor : std::as_const(m_editors))
        editor->load(request);
    if (m_keyframes)
        m_keyframes->setOutputSize(outputSize(*m_model, this->request()));
}

GenerationRequest ShotForm::request() const
{
    GenerationRequest request;
    if (!m_model)
        return request;
    request.provider = m_model->provider;
    request.operation = m_model->operation;
    request.model = m_model->model;
    for (const Editor *editor : m_editors)
        editor->store(request);
    return request;
}

GenerationRequest ShotForm::wish() const
{
    GenerationRequest wish = m_wish;
    for (const Editor *editor : m_editors)
        editor->store(wish); // replaces only what this model's editors know
    wish.provider = m_model->provider;
    wish.operation = m_model->operation;
    wish.model = m_model->model;
    return wish;
}

void ShotForm::setFacts(const MediaFactsMap &facts)
{
    suggestAspect(facts);
    if (!m_keyframes)
        return;
    m_keyframes->setFacts(facts);
    m_keyframes->setOutputSize(outputSize(*m_model, request()));
}

void ShotForm::suggestAspect(const MediaFactsMap &facts)
{
    const ParameterSpec *aspect = m_model->parameter(Role::Aspect);
    Editor *editor = aspect ? editorOf(aspect->key()) : nullptr;
    if (m_aspectChosen || !editor)
        return;
    GenerationRequest now = request();
    for (const MediaInput &input : std::as_const(now.media)) {
        const MediaFacts known = facts.value(input.reference.toText());
        if (known.size.isEmpty())
            continue;
        const ChoiceValue *nearest = nearestAspect(*aspect, known.size);
        if (nearest && nearest->value != now.value(Role::Aspect)) {
            now.setValue(Role::Aspect, nearest->value);
            editor->load(now);
        }
        return;
    }
}

void ShotForm::setMarks(const FieldMarks &marks)
{
    for (Editor *editor : std::as_const(m_editors))
        editor->setMarks(marks);
}

Editor *ShotForm::editorOf(const QString &key) const
{
    const auto found = std::find_if(m_editors.begin(), m_editors.end(),
        [&key](const Editor *editor) { return editor->keys().contains(key); });
    return found == m_editors.end() ? nullptr : *found;
}

void ShotForm::focusField(const QString &key)
{
    Editor *editor = editorOf(key);
    if (!editor)
        return;
    if (m_more && m_more->isAncestorOf(editor))
        m_more->setOpen(true);
    editor->focusField(key);
}

// --- layout ---------------------------------------------------------------------------------------------

void ShotForm::build()
{
    delete m_fields;
    m_editors.clear();
    m_camera = nullptr;
    m_keyframes = nullptr;
    m_more = nullptr;
    m_fields = new QWidget(this);
    m_fieldsColumn = new QVBoxLayout(m_fields);
    m_fieldsColumn->setContentsMargins({});
    m_fieldsColumn->setSpacing(16);
    m_column->addWidget(m_fields);

    const bool hasKeyframes = std::any_of(m_model->media.begin(), m_model->media.end(),
        [](const MediaSpec &spec) { return KeyframeStrip::edits(spec.role); });
    if (hasKeyframes) {
        m_keyframes = new KeyframeStrip(*m_model, m_services, m_fields);
        addEditor(m_keyframes);
        m_fieldsColumn->addWidget(m_keyframes);
    }
    QList<const ParameterSpec *> shortFields;
    QList<const ParameterSpec *> advanced;
    for (const ParameterSpec &parameter : m_model->parameters) {
        if (isCameraField(parameter))
            continue;
        if (parameter.advanced)
            advanced.append(&parameter);
        else if (!isPrompt(parameter))
            shortFields.append(&parameter);
        else {
            ValueEditor *editor = makeEditor(*m_model, parameter, m_fields);
            addEditor(editor);
            m_fieldsColumn->addWidget(editor);
        }
    }
    if (m_model->hasCamera()) {
        m_camera = new CameraEditor(*m_model, m_fields);
        addEditor(m_camera);
        m_fieldsColumn->addWidget(m_camera);
    }
    addShortFields(shortFields);
    addMore(advanced);
}

void ShotForm::addEditor(Editor *editor)
{
    m_editors.append(editor);
    connect(editor, &Editor::changed, this, [this, editor] {
        if (editor->keys().contains(roleName(Role::Aspect)))
            m_aspectChosen = true;
        if (m_keyframes)
            m_keyframes->setOutputSize(outputSize(*m_model, request()));
        emit changed();
    });
}

void ShotForm::addShortFields(const QList<const ParameterSpec *> &parameters)
{
    if (parameters.isEmpty())
        return;
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(8);
    int cell = 0;
    for (const ParameterSpec *parameter : parameters) {
        ValueEditor *editor = makeEditor(*m_model, *parameter, m_fields);
        addEditor(editor);
        grid->addWidget(editor, cell / ShortFieldsInARow, cell % ShortFieldsInARow, Qt::AlignTop);
        grid->setColumnStretch(cell % ShortFieldsInARow, 1);
        ++cell;
    }
    m_fieldsColumn->addLayout(grid);
}

void ShotForm::addMore(const QList<const ParameterSpec *> &parameters)
{
    if (parameters.isEmpty())
        return;
    m_more = new MoreSection(m_fields);
    QList<const ParameterSpec *> ordered = parameters;
    std::stable_partition(ordered.begin(), ordered.end(),
        [](const ParameterSpec *parameter) { return parameter->kind != ParameterKind::Text; });
    for (const ParameterSpec *parameter : std::as_const(ordered)) {
        ValueEditor *editor = makeEditor(*m_model, *parameter, m_more);
        addEditor(editor);
        using Place = MoreSection::Place;
        const Place place = parameter->kind == ParameterKind::Text ? Place::Whole
            : parameter->kind == ParameterKind::Boolean            ? Place::HalfWithoutLabel
                                                                   : Place::Half;
        m_more->addField(editor, wording::fieldLabel(*m_model, parameter->key()), place);
    }
    m_more->setOpen(m_moreOpen);
    connect(m_more, &MoreSection::toggled, this, [this](bool open) { m_moreOpen = open; });
    m_fieldsColumn->addWidget(m_more);
}

} // namespace studio
