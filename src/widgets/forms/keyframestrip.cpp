// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/keyframestrip.h"

#include "domain/framing.h"
#include "services/files/mediainspector.h"
#include "services/settings/settings.h"
#include "services/wording/wording.h"
#include "widgets/dialogs/prompts.h"
#include "widgets/forms/keyframeslot.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/picturekeeper.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr QSize PictureBound(480, 360); // enough for a slot at twice the density
constexpr auto FolderKey = "pictures/folder"_L1;

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

//! What is in a slot, for people: the name of the file, here or on the web, else the address.
QString referenceText(const MediaReference &reference)
{
    if (reference.kind == MediaReference::Kind::File)
        return QFileInfo(reference.value).fileName();
    if (reference.kind != MediaReference::Kind::Url)
        return reference.toText();
    const QUrl url(reference.value);
    const QString name = url.fileName();
    return url.host().isEmpty() || name.isEmpty() ? reference.value : name;
}

//! A service that wants ids of assets gets the picture from us; others take the address itself.
QString whoFetches(const ModelSpec &model)
{
    const bool wantsAssets = std::any_of(model.media.begin(), model.media.end(),
        [](const MediaSpec &spec) { return spec.shape == MediaShape::AssetId; });
    return wantsAssets ? KeyframeStrip::tr("uploaded by us", "a picture on the web")
                       : KeyframeStrip::tr("fetched by Runway", "a picture on the web");
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
    , m_fetched(whoFetches(model))
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
        addPlace(spec);
        row->addWidget(m_places.back().slot);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(head);
    column->addLayout(row);
    column->addWidget(m_markLine);
    addSwapActions();
}

KeyframeStrip::~KeyframeStrip() = default;

void KeyframeStrip::addPlace(const MediaSpec &spec)
{
    Place place;
    place.role = spec.role;
    place.slot = new KeyframeSlot(wording::roleLabel(spec.role), slotWord(spec.role), this);
    place.slot->setObjectName(spec.key() + "Slot"_L1);
    connectSlot(place.role, place.slot);
    m_places.push_back(std::move(place));
}

void KeyframeStrip::connectSlot(Role role, KeyframeSlot *slot)
{
    connect(
        slot, &KeyframeSlot::fileGiven, this, [this, role](const QString &path) { giveFile(role, path); });
    connect(slot, &KeyframeSlot::addressGiven, this,
        [this, role](const QString &address) { giveAddress(role, address); });
    connect(slot, &KeyframeSlot::pictureGiven, this,
        [this, role](const QImage &picture) { givePixels(role, picture); });
    connect(slot, &KeyframeSlot::fileWanted, this, [this, role] { chooseFile(role); });
    connect(slot, &KeyframeSlot::addressWanted, this, [this, role] {
        m_services.prompts.askAddress(
            this, [this, role](const QString &address) { giveAddress(role, address); });
    });
    connect(slot, &KeyframeSlot::cropMoved, this, [this, role](const QRectF &crop) { setCrop(role, crop); });
    connect(slot, &KeyframeSlot::cropCentred, this, [this, role] { setCrop(role, std::nullopt); });
    connect(slot, &KeyframeSlot::removed, this, [this, role] {
        setInput(*place(role), std::nullopt);
        emit changed();
    });
}

void KeyframeStrip::addSwapActions()
{
    for (const Place &from : m_places) {
        QList<QAction *> actions;
        for (const Place &to : m_places) {
            if (to.role == from.role)
                continue;
            auto *action = new QAction(tr("Change places with “%1”").arg(slotWord(to.role)), this);
            connect(action, &QAction::triggered, this,
                [this, one = from.role, other = to.role] { swap(one, other); });
            actions.append(action);
        }
        from.slot->setSwapActions(actions);
    }
}

KeyframeStrip::Place *KeyframeStrip::place(Role role)
{
    const auto found
        = std::find_if(m_places.begin(), m_places.end(), [role](const Place &p) { return p.role == role; });
    return found == m_places.end() ? nullptr : &*found;
}

KeyframeSlot *KeyframeStrip::slot(Role role) const
{
    for (const Place &place : m_places) {
        if (place.role == role)
            return place.slot;
    }
    return nullptr;
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
    for (Place &place : m_places) {
        const MediaInput *input = request.input(place.role);
        setInput(place, input ? std::optional(*input) : std::nullopt);
    }
}

void KeyframeStrip::store(GenerationRequest &request) const
{
    const QStringList own = keys();
    request.media.removeIf([&own](const MediaInput &input) { return own.contains(roleName(input.role)); });
    for (const Place &place : m_places) {
        if (place.input)
            request.media.append(*place.input);
    }
}

// --- what arrives ---------------------------------------------------------------------------------------

void KeyframeStrip::give(Role role, const MediaReference &reference)
{
    MediaInput input;
    input.role = role;
    input.reference = reference;
    setInput(*place(role), input);
    emit changed();
}

void KeyframeStrip::giveFile(Role role, const QString &path)
{
    m_services.settings.setSession(FolderKey, QFileInfo(path).absolutePath());
    give(role, {MediaReference::Kind::File, path});
}

void KeyframeStrip::giveAddress(Role role, const QString &address)
{
    const QString text = address.trimmed();
    if (text.isEmpty())
        return;
    // One that cannot be used stays in the slot and is refused there by the rules, so that nothing typed is
    // lost and nothing is sent without it.
    give(role, MediaReference::fromText(text).value_or(MediaReference{MediaReference::Kind::Url, text}));
}

void KeyframeStrip::givePixels(Role role, const QImage &picture)
{
    keepPicture(picture, m_services.picturesFolder, this)
        ->then(this, [this, role](const Result<QString> &path) {
            if (path) {
                give(role, {MediaReference::Kind::File, *path});
                return;
            }
            place(role)->mark = {wording::explain(path.error()).text(), Problem::Severity::Error};
            refresh(*place(role));
            updateMarkLine();
        });
}

void KeyframeStrip::chooseFile(Role role)
{
    if (!place(role))
        return;
    m_services.prompts.pickPicture(this, m_services.settings.session(FolderKey).toString(),
        [this, role](const QString &path) { giveFile(role, path); });
}

void KeyframeStrip::swap(Role one, Role other)
{
    Place *first = place(one);
    Place *second = place(other);
    if (!first || !second)
        return;
    std::optional<MediaInput> given = second->input;
    std::optional<MediaInput> taken = first->input;
    if (given)
        given->role = one;
    if (taken)
        taken->role = other;
    setInput(*first, given);
    setInput(*second, taken);
    emit changed();
}

void KeyframeStrip::setInput(Place &place, const std::optional<MediaInput> &input)
{
    const bool same = place.input && input && place.input->reference == input->reference;
    place.input = input;
    if (!same) {
        place.picture = {};
        place.pixels = {};
        place.mark = {};
        loadPicture(place);
    }
    refresh(place);
}

void KeyframeStrip::setCrop(Role role, const std::optional<QRectF> &crop)
{
    Place *changedPlace = place(role);
    if (!changedPlace->input)
        return;
    changedPlace->input->crop = crop;
    refresh(*changedPlace);
    emit changed();
}

void KeyframeStrip::loadPicture(Place &target)
{
    if (target.loading)
        target.loading->abort();
    target.loading = nullptr;
    if (!target.input || target.input->reference.kind != MediaReference::Kind::File)
        return;
    auto *call = m_services.inspector.load(target.input->reference.value, PictureBound);
    target.loading = call;
    call->then(this,
        [this, role = target.role, path = target.input->reference.value](const Result<QImage> &picture) {
            Place *now = place(role);
            if (!now->input || now->input->reference.value != path || !picture)
                return;
            now->picture = *picture;
            refresh(*now);
        });
}

// --- showing --------------------------------------------------------------------------------------------

void KeyframeStrip::setFacts(const MediaFactsMap &facts)
{
    for (Place &place : m_places) {
        if (!place.input)
            continue;
        const auto known = facts.constFind(place.input->reference.toText());
        if (known == facts.constEnd() || known->state != MediaFacts::State::Known
            || place.pixels == known->size)
            continue;
        place.pixels = known->size;
        fitCrop(place);
        refresh(place);
    }
}

void KeyframeStrip::setOutputSize(QSize size)
{
    if (size == m_outputSize)
        return;
    m_outputSize = size;
    m_sizeLabel->setText(size.isEmpty()
            ? QString()
            : tr("%1 × %2").arg(QString::number(size.width()), QString::number(size.height())));
    for (Place &place : m_places) {
        place.slot->setOutputSize(size);
        fitCrop(place);
        refresh(place);
    }
}

void KeyframeStrip::fitCrop(Place &place) const
{
    if (!place.input || !place.input->crop || place.pixels.isEmpty() || m_outputSize.isEmpty())
        return;
    const QRectF middle = centredCrop(place.pixels, m_outputSize);
    const QPointF way = place.input->crop->center() - middle.center();
    place.input->crop = movedCrop(middle, way); // the same spot, in the new shape
}

void KeyframeStrip::refresh(Place &place)
{
    KeyframeSlot::Content content;
    if (place.input) {
        content.text = referenceText(place.input->reference);
        if (place.input->reference.kind == MediaReference::Kind::Url) {
            content.host = QUrl(place.input->reference.value).host();
            content.fetched = m_fetched;
        }
        content.picture = place.picture;
        content.pixels = place.pixels;
        content.crop = place.input->crop;
    }
    content.broken = !place.mark.text.isEmpty() && place.mark.severity == Problem::Severity::Error;
    place.slot->setContent(content);
}

void KeyframeStrip::setMarks(const FieldMarks &marks)
{
    for (Place &place : m_places) {
        place.mark = marks.value(roleName(place.role));
        refresh(place);
    }
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
            place.slot->setFocus(Qt::ShortcutFocusReason);
    }
}

} // namespace studio
