// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/keyframestrip.h"

#include "services/wording/wording.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediaplace.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString slotWord(Role role)
{
    switch (role) {
    case Role::First:
        return KeyframeStrip::tr("First");
    case Role::Middle:
        return KeyframeStrip::tr("Middle");
    case Role::Last:
        return KeyframeStrip::tr("Last");
    default:
        return wording::roleLabel(role);
    }
}

} // namespace

bool KeyframeStrip::edits(Role role)
{
    return role == Role::First || role == Role::Middle || role == Role::Last;
}

KeyframeStrip::KeyframeStrip(const ModelSpec &model, const FormServices &services, QWidget *parent)
    : Editor(parent)
    , m_services(services)
    , m_sizeLabel(new QLabel(this))
    , m_markLine(new MarkLine(this))
{
    setObjectName("keyframeStrip"_L1);
    auto *title = new QLabel(tr("Keyframes"), this);
    title->setProperty("fieldLabel", true);
    m_sizeLabel->setProperty("fieldLabel", true);
    m_sizeLabel->setToolTip(tr("The size of the clip. Pictures of another shape are cut to it."));
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(m_sizeLabel);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    for (const MediaSpec &spec : model.media) {
        if (!edits(spec.role))
            continue;
        addPlace(model, spec);
        row->addWidget(m_places.back().media->cell());
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(row);
    column->addWidget(m_markLine);
    addMoreActions();
}

KeyframeStrip::~KeyframeStrip() = default;

void KeyframeStrip::addPlace(const ModelSpec &model, const MediaSpec &spec)
{
    MediaCell::Place look;
    look.name = wording::roleLabel(spec.role);
    look.word = slotWord(spec.role);
    look.invitation = tr("drop a picture");
    look.kinds = spec.kinds;
    auto *cell = new MediaCell(look, this);
    cell->setObjectName(spec.key() + "Slot"_L1);
    auto *media = new MediaPlace(model, spec, m_services, cell);
    connect(media, &MediaPlace::changed, this, &Editor::changed);
    connect(media, &MediaPlace::failed, this, [this, role = spec.role](const QString &sentence) {
        mark(role, {sentence, Problem::Severity::Error});
        updateMarkLine();
    });
    m_places.push_back({spec.role, media, {}});
}

void KeyframeStrip::addMoreActions()
{
    for (const Place &from : m_places) {
        QList<QAction *> actions;
        if (from.media->hasAssets()) {
            auto *choose = new QAction(tr("From assets…"), this);
            connect(choose, &QAction::triggered, from.media,
                [media = from.media] { media->chooseAsset(media->cell()); });
            actions.append(choose);
        }
        for (const Place &to : m_places) {
            if (to.role == from.role)
                continue;
            auto *action = new QAction(tr("Change places with “%1”").arg(slotWord(to.role)), this);
            connect(action, &QAction::triggered, this,
                [this, one = from.role, other = to.role] { swap(one, other); });
            actions.append(action);
        }
        from.media->cell()->setMoreActions(actions);
    }
}

MediaPlace *KeyframeStrip::media(Role role) const
{
    const auto found
        = std::find_if(m_places.begin(), m_places.end(), [role](const Place &p) { return p.role == role; });
    return found == m_places.end() ? nullptr : found->media;
}

MediaCell *KeyframeStrip::slot(Role role) const
{
    const MediaPlace *found = media(role);
    return found ? found->cell() : nullptr;
}

QStringList KeyframeStrip::keys() const
{
    QStringList keys;
    for (const Place &place : m_places)
        keys.append(roleName(place.role));
    return keys;
}

void KeyframeStrip::load(const GenerationRequest &request)
{
    for (const Place &place : m_places) {
        const MediaInput *input = request.input(place.role);
        place.media->setInput(input ? std::optional(*input) : std::nullopt);
    }
}

void KeyframeStrip::store(GenerationRequest &request) const
{
    const QStringList own = keys();
    request.media.removeIf([&own](const MediaInput &input) { return own.contains(roleName(input.role)); });
    for (const Place &place : m_places) {
        if (place.media->input())
            request.media.append(*place.media->input());
    }
}

void KeyframeStrip::chooseFile(Role role)
{
    if (MediaPlace *wanted = media(role))
        wanted->chooseFile();
}

void KeyframeStrip::swap(Role one, Role other)
{
    MediaPlace *first = media(one);
    MediaPlace *second = media(other);
    if (!first || !second)
        return;
    std::optional<MediaInput> given = second->input();
    std::optional<MediaInput> taken = first->input();
    if (given)
        given->role = one;
    if (taken)
        taken->role = other;
    first->setInput(given);
    second->setInput(taken);
    emit changed();
}

void KeyframeStrip::setFacts(const MediaFactsMap &facts)
{
    for (const Place &place : m_places)
        place.media->setFacts(facts);
}

void KeyframeStrip::setOutputSize(QSize size)
{
    if (size == m_outputSize)
        return;
    m_outputSize = size;
    m_sizeLabel->setText(size.isEmpty()
            ? QString()
            : tr("%1 × %2").arg(QString::number(size.width()), QString::number(size.height())));
    for (const Place &place : m_places)
        place.media->setOutputSize(size);
}

void KeyframeStrip::mark(Role role, const FieldMark &mark)
{
    for (Place &place : m_places) {
        if (place.role != role)
            continue;
        place.mark = mark;
        place.media->setBroken(!mark.text.isEmpty() && mark.severity == Problem::Severity::Error);
    }
}

void KeyframeStrip::setMarks(const FieldMarks &marks)
{
    for (const Place &place : m_places)
        mark(place.role, marks.value(roleName(place.role)));
    updateMarkLine();
}

void KeyframeStrip::updateMarkLine()
{
    // Notices are seen in the slot itself (the cut) and listed above the button.
    QStringList lines;
    for (const Place &place : m_places) {
        if (!place.mark.text.isEmpty() && place.mark.severity == Problem::Severity::Error)
            lines.append(tr("%1: %2", "slot: what is wrong").arg(slotWord(place.role), place.mark.text));
    }
    m_markLine->setMark({lines.join('\n'_L1), Problem::Severity::Error});
}

void KeyframeStrip::focusField(const QString &key)
{
    for (const Place &place : m_places) {
        if (roleName(place.role) == key)
            place.media->cell()->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace studio
