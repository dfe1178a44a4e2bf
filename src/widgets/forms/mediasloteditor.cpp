// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediasloteditor.h"

#include "services/wording/wording.h"
#include "widgets/forms/elidedlabel.h"
#include "widgets/forms/linkbutton.h"
#include "widgets/forms/markline.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediaplace.h"
#include "widgets/forms/slotwords.h"
#include "widgets/forms/trimeditor.h"
#include "widgets/theme/figurelabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int StripHeight = 54;
constexpr int PictureHeight = 108;

bool takesPictures(const MediaSpec &spec)
{
    return spec.kinds.contains(MediaKind::Image);
}

MediaCell::Place lookOf(const ModelSpec &model, const MediaSpec &spec)
{
    MediaCell::Place look;
    look.name = wording::fieldLabel(model, spec.key());
    look.invitation = slotwords::invitation(spec.kinds);
    look.kinds = spec.kinds;
    look.size = {160, takesPictures(spec) ? PictureHeight : StripHeight};
    return look;
}

} // namespace

MediaSlotEditor::MediaSlotEditor(
    const ModelSpec &model, const MediaSpec &spec, const FormServices &services, QWidget *parent)
    : Editor(parent)
    , m_spec(spec)
    , m_cell(new MediaCell(lookOf(model, spec), this)) // the Tab key comes to it before the words below it
    , m_factsLabel(new FigureLabel(this))
    , m_hintLabel(new ElidedLabel(this))
    , m_assetsButton(new LinkButton(tr("From assets…"), this))
    , m_replaceButton(new LinkButton(tr("Replace"), this))
    , m_trimButton(new LinkButton(tr("Trim"), this))
    , m_markLine(new MarkLine(this))
{
    setObjectName(spec.key() + "Editor"_L1);
    const QString label = wording::fieldLabel(model, spec.key());
    m_cell->setObjectName(spec.key() + "Slot"_L1);
    m_place = new MediaPlace(model, spec, services, m_cell);
    connect(m_place, &MediaPlace::changed, this, &Editor::changed);
    connect(m_place, &MediaPlace::shown, this, &MediaSlotEditor::showInput);
    connect(m_place, &MediaPlace::failed, this, [this](const QString &sentence) {
        setMark({sentence, Problem::Severity::Error});
    });
    auto *cells = new QHBoxLayout;
    cells->setSpacing(8);
    cells->addWidget(m_cell, 1);
    if (takesPictures(spec)) {
        MediaCell::Place look = lookOf(model, spec);
        look.name
            = tr("%1: another one", "a place to drop what takes the place of a slot’s picture").arg(label);
        m_other = new MediaCell(look, this);
        m_other->setFocusPolicy(Qt::NoFocus); // the slot itself does the same by key
        connect(m_other, &MediaCell::filesGiven, m_cell, &MediaCell::filesGiven);
        connect(m_other, &MediaCell::assetsGiven, m_cell, &MediaCell::assetsGiven);
        connect(m_other, &MediaCell::addressGiven, m_cell, &MediaCell::addressGiven);
        connect(m_other, &MediaCell::pictureGiven, m_cell, &MediaCell::pictureGiven);
        connect(m_other, &MediaCell::fileWanted, m_cell, &MediaCell::fileWanted);
        connect(m_other, &MediaCell::addressWanted, m_cell, &MediaCell::addressWanted);
        cells->addWidget(m_other, 1);
    }
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addLayout(makeHead(label));
    column->addLayout(cells);
    column->addLayout(makeFoot());
    column->addWidget(m_markLine);
    m_hintLabel->setToolTip(slotwords::hint(spec));
    showInput();
}

MediaSlotEditor::~MediaSlotEditor() = default;

QLayout *MediaSlotEditor::makeHead(const QString &label)
{
    auto *title = new QLabel(label, this);
    title->setProperty("fieldLabel", true);
    title->setBuddy(m_cell);
    m_factsLabel->setProperty("fieldLabel", true);
    m_factsLabel->setObjectName(m_spec.key() + "Facts"_L1);
    auto *line = new QHBoxLayout;
    line->addWidget(title);
    line->addStretch();
    line->addWidget(m_factsLabel);
    return line;
}

QLayout *MediaSlotEditor::makeFoot()
{
    m_assetsButton->setObjectName(m_spec.key() + "AssetsButton"_L1);
    m_replaceButton->setObjectName(m_spec.key() + "ReplaceButton"_L1);
    m_trimButton->setObjectName(m_spec.key() + "TrimButton"_L1);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_hintLabel, 1);
    line->addWidget(m_assetsButton);
    line->addWidget(m_replaceButton);
    line->addWidget(m_trimButton);
    connect(m_assetsButton, &QPushButton::clicked, this, [this] { m_place->chooseAsset(m_assetsButton); });
    connect(m_replaceButton, &QPushButton::clicked, m_place, &MediaPlace::chooseFile);
    connect(
        m_trimButton, &QPushButton::clicked, this, [this] { setTrimOpen(!m_trim || m_trim->isHidden()); });
    return line;
}

QStringList MediaSlotEditor::keys() const
{
    return {m_spec.key()};
}

void MediaSlotEditor::load(const GenerationRequest &request)
{
    const MediaInput *input = request.input(m_spec.role);
    m_place->setInput(input ? std::optional(*input) : std::nullopt);
}

void MediaSlotEditor::store(GenerationRequest &request) const
{
    request.media.removeIf([this](const MediaInput &input) { return input.role == m_spec.role; });
    if (m_place->input())
        request.media.append(*m_place->input());
}

void MediaSlotEditor::setMark(const FieldMark &mark)
{
    m_markLine->setMark(mark);
    m_place->setBroken(!mark.text.isEmpty() && mark.severity == Problem::Severity::Error);
}

void MediaSlotEditor::setMarks(const FieldMarks &marks)
{
    setMark(marks.value(m_spec.key()));
}

void MediaSlotEditor::focusField(const QString &)
{
    m_cell->setFocus(Qt::ShortcutFocusReason);
}

void MediaSlotEditor::setFacts(const MediaFactsMap &facts)
{
    m_place->setFacts(facts);
}

void MediaSlotEditor::setOutputSize(QSize size)
{
    if (m_spec.croppedToOutput)
        m_place->setOutputSize(size);
}

// --- trim -----------------------------------------------------------------------------------------------

void MediaSlotEditor::setTrimOpen(bool open)
{
    if (open && !m_trim) {
        m_trim = new TrimEditor(m_spec.seconds, this);
        auto *column = static_cast<QVBoxLayout *>(layout());
        column->insertWidget(column->indexOf(m_markLine), m_trim);
        connect(m_trim, &TrimEditor::trimmed, m_place, &MediaPlace::setTrim);
        connect(m_trim, &TrimEditor::done, this, [this] {
            setTrimOpen(false);
            m_trimButton->setFocus();
        });
    }
    if (!m_trim)
        return;
    m_trim->setVisible(open);
    if (!open)
        return;
    // What is too long is cut to what the slot allows: one press mends it.
    if (!m_place->input()->trim)
        m_place->setTrim(TrimEditor::fitting(m_place->facts()->seconds, m_spec.seconds));
    showTrim();
}

void MediaSlotEditor::showTrim()
{
    if (!m_trim || m_trim->isHidden())
        return;
    if (!m_place->canTrim()) {
        m_trim->hide();
        return;
    }
    m_trim->setPicture(m_place->picture(), m_place->facts()->kind == MediaKind::Audio);
    if (m_trim->part() != m_place->input()->trim || !m_trim->hasClip(m_place->facts()->seconds))
        m_trim->setClip(m_place->facts()->seconds, m_place->input()->trim);
}

void MediaSlotEditor::showInput()
{
    const bool filled = m_place->input().has_value();
    QString facts = m_other ? slotwords::kinds(m_spec.kinds) : QString();
    if (filled && m_place->facts())
        facts = slotwords::facts(*m_place->facts(), m_place->input()->trim);
    m_factsLabel->setText(facts);
    m_cell->setWord(m_place->name());
    m_hintLabel->setText(slotwords::hint(m_spec));
    m_assetsButton->setVisible(m_place->hasAssets());
    m_replaceButton->setVisible(filled);
    m_trimButton->setVisible(m_place->canTrim());
    if (m_other)
        m_other->setVisible(filled);
    showTrim();
}

} // namespace studio
