// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/shotform.h"

#include "domain/formswitch.h"
#include "domain/framing.h"
#include "services/wording/wording.h"
#include "widgets/forms/cameraeditor.h"
#include "widgets/forms/editorfactory.h"
#include "widgets/forms/fieldgrid.h"
#include "widgets/forms/keyframestrip.h"
#include "widgets/forms/mediasloteditor.h"
#include "widgets/forms/moresection.h"
#include "widgets/forms/prompteditor.h"
#include "widgets/forms/referenceseditor.h"
#include "widgets/forms/scaleeditor.h"

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

FieldGrid::Place placeOf(const ParameterSpec &parameter)
{
    if (parameter.kind == ParameterKind::Boolean)
        return FieldGrid::Place::Flag;
    return parameter.kind == ParameterKind::Text || ScaleEditor::fits(parameter) ? FieldGrid::Place::Wide
                                                                                 : FieldGrid::Place::Short;
}

//! The request without the values of parameters that do not exist with the others as they are. One that falls
//! away may take others along.
GenerationRequest withoutIdle(const ModelSpec &model, GenerationRequest request)
{
    bool again = true;
    while (again) {
        again = false;
        for (const ParameterSpec &parameter : model.parameters) {
            if (parameter.when && request.values.contains(parameter.key())
                && !applies(parameter, model, request)) {
                request.values.remove(parameter.key());
                again = true;
            }
        }
    }
    return request;
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
    follow();
}

GenerationRequest ShotForm::stored() const
{
    GenerationRequest request;
    request.provider = m_model->provider;
    request.operation = m_model->operation;
    request.model = m_model->model;
    for (const Editor *editor : m_editors)
        editor->store(request);
    return request;
}

GenerationRequest ShotForm::request() const
{
    return m_model ? withoutIdle(*m_model, stored()) : GenerationRequest();
}

void ShotForm::replaceInputs(const std::function<std::optional<MediaInput>(const MediaInput &)> &other)
{
    const auto replaced = [&other](const QList<MediaInput> &inputs) {
        QList<MediaInput> kept;
        for (const MediaInput &input : inputs) {
            if (const std::optional<MediaInput> next = other(input))
                kept.append(*next);
        }
        return kept;
    };
    m_wish.media = replaced(m_wish.media);
    if (!m_model)
        return;
    GenerationRequest now = stored();
    const QList<MediaInput> before = std::exchange(now.media, replaced(now.media));
    if (now.media != before)
        load(now);
}

void ShotForm::follow()
{
    showConditional();
    const QSize size = outputSize(*m_model, request());
    for (Editor *editor : std::as_const(m_editors))
        editor->setOutputSize(size);
    QStringList tags;
    for (const ReferencesEditor *references : std::as_const(m_references))
        tags += references->tags();
    if (m_prompt)
        m_prompt->setTags(tags);
}

void ShotForm::showConditional()
{
    const GenerationRequest now = request();
    for (const ParameterSpec &parameter : m_model->parameters) {
        Editor *editor = parameter.when ? editorOf(parameter.key()) : nullptr;
        if (!editor || editor == m_camera)
            continue;
        const bool exists = applies(parameter, *m_model, now);
        if (m_short && m_short->isAncestorOf(editor))
            m_short->setShown(editor, exists);
        else if (m_more && m_more->isAncestorOf(editor))
            m_more->grid()->setShown(editor, exists);
        else
            editor->setVisible(exists);
    }
    if (m_short) {
        m_short->arrange();
        m_short->setVisible(!m_short->isEmpty());
    }
    if (m_more)
        m_more->arrange();
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
    for (Editor *editor : std::as_const(m_editors))
        editor->setFacts(facts); // the kind of an input may decide which fields exist
    suggestAspect(facts);
    follow();
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
    m_references.clear();
    m_camera = nullptr;
    m_keyframes = nullptr;
    m_prompt = nullptr;
    m_short = nullptr;
    m_more = nullptr;
    m_fields = new QWidget(this);
    m_fieldsColumn = new QVBoxLayout(m_fields);
    m_fieldsColumn->setContentsMargins({});
    m_fieldsColumn->setSpacing(16);
    m_column->addWidget(m_fields);

    addSlots();
    QList<const ParameterSpec *> shortFields;
    QList<const ParameterSpec *> advanced;
    for (const ParameterSpec &parameter : m_model->parameters) {
        if (isCameraField(parameter))
            continue;
        if (parameter.advanced)
            advanced.append(&parameter);
        else if (isPrompt(parameter))
            addPrompt(parameter);
        else
            shortFields.append(&parameter);
    }
    if (m_model->hasCamera()) {
        m_camera = new CameraEditor(*m_model, m_fields);
        addEditor(m_camera);
        m_fieldsColumn->addWidget(m_camera);
    }
    addShortFields(shortFields);
    addMore(advanced);
}

//! In the catalogue's order; all keyframes stand where the first one does.
void ShotForm::addSlots()
{
    for (const MediaSpec &spec : m_model->media) {
        if (KeyframeStrip::edits(spec.role)) {
            if (m_keyframes)
                continue;
            m_keyframes = new KeyframeStrip(*m_model, m_services, m_fields);
            addEditor(m_keyframes);
            m_fieldsColumn->addWidget(m_keyframes);
        } else if (ReferencesEditor::edits(spec)) {
            auto *editor = new ReferencesEditor(*m_model, spec, m_services, m_fields);
            m_references.append(editor);
            addEditor(editor);
            m_fieldsColumn->addWidget(editor);
        } else {
            auto *editor = new MediaSlotEditor(*m_model, spec, m_services, m_fields);
            addEditor(editor);
            m_fieldsColumn->addWidget(editor);
        }
    }
}

void ShotForm::addPrompt(const ParameterSpec &parameter)
{
    ValueEditor *editor = makeEditor(*m_model, parameter, m_fields);
    if (parameter.role == Role::Prompt)
        m_prompt = qobject_cast<PromptEditor *>(editor);
    addEditor(editor);
    m_fieldsColumn->addWidget(editor);
}

void ShotForm::addEditor(Editor *editor)
{
    m_editors.append(editor);
    connect(editor, &Editor::changed, this, [this, editor] { editorChanged(*editor); });
}

void ShotForm::editorChanged(const Editor &editor)
{
    if (editor.keys().contains(roleName(Role::Aspect)))
        m_aspectChosen = true;
    follow();
    emit changed();
}

void ShotForm::addShortFields(const QList<const ParameterSpec *> &parameters)
{
    if (parameters.isEmpty())
        return;
    m_short = new FieldGrid(ShortFieldsInARow, m_fields);
    for (const ParameterSpec *parameter : parameters) {
        ValueEditor *editor = makeEditor(*m_model, *parameter, m_short);
        addEditor(editor);
        m_short->add(editor, placeOf(*parameter));
    }
    m_fieldsColumn->addWidget(m_short);
}

void ShotForm::addMore(const QList<const ParameterSpec *> &parameters)
{
    if (parameters.isEmpty())
        return;
    m_more = new MoreSection(m_fields);
    QList<const ParameterSpec *> ordered = parameters;
    std::stable_partition(ordered.begin(), ordered.end(),
        [](const ParameterSpec *parameter) { return placeOf(*parameter) != FieldGrid::Place::Wide; });
    for (const ParameterSpec *parameter : std::as_const(ordered)) {
        ValueEditor *editor = makeEditor(*m_model, *parameter, m_more);
        addEditor(editor);
        m_more->addField(editor, wording::fieldLabel(*m_model, parameter->key()), placeOf(*parameter));
    }
    m_more->setOpen(m_moreOpen);
    connect(m_more, &MoreSection::toggled, this, [this](bool open) { m_moreOpen = open; });
    m_fieldsColumn->addWidget(m_more);
}

} // namespace studio
