// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/referenceitem.h"

#include "services/wording/wording.h"
#include "widgets/forms/linkbutton.h"
#include "widgets/forms/mediacell.h"
#include "widgets/forms/mediaplace.h"
#include "widgets/forms/slotwords.h"
#include "widgets/theme/figurelabel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double PerCent = 100;

bool isTimed(const MediaSpec &spec)
{
    return spec.shape == MediaShape::Timed;
}

bool hasLength(const MediaSpec &spec)
{
    return std::any_of(
        spec.kinds.begin(), spec.kinds.end(), [](MediaKind kind) { return kind != MediaKind::Image; });
}

} // namespace

ReferenceItem::ReferenceItem(
    const ModelSpec &model, const MediaSpec &spec, const FormServices &services, QWidget *parent)
    : QWidget(parent)
{
    MediaCell::Place look;
    look.kinds = spec.kinds;
    look.invitation = slotwords::invitation(spec.kinds);
    m_cell = new MediaCell(look, this);
    m_cell->setObjectName("referenceCell"_L1);
    m_cell->setCarried(true);
    m_place = new MediaPlace(model, spec, services, m_cell);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(4);
    column->addWidget(m_cell);
    if (spec.shape == MediaShape::Tagged)
        addTag();
    if (!spec.subjects.isEmpty())
        addSubject(spec.subjects);
    if (isTimed(spec))
        addTime();
    if (hasLength(spec))
        addLength();
    connect(m_place, &MediaPlace::shown, this, &ReferenceItem::showInput);
}

ReferenceItem::~ReferenceItem() = default;

void ReferenceItem::put(QWidget *field)
{
    field->setProperty("compact", true);
    static_cast<QVBoxLayout *>(layout())->addWidget(field);
}

void ReferenceItem::addTag()
{
    m_tag = new QLineEdit(this);
    m_tag->setObjectName("tagEdit"_L1);
    m_tag->setPlaceholderText(tr("@tag"));
    m_tag->setToolTip(tr("How the prompt names it: @tag. 3 to 16 letters, digits and underscores."));
    put(m_tag);
    connect(m_tag, &QLineEdit::textEdited, this, [this](const QString &text) {
        QString tag = text.trimmed();
        if (tag.startsWith('@'_L1))
            tag.remove(0, 1);
        m_place->setTag(tag);
    });
}

void ReferenceItem::addSubject(const QList<SubjectSpec> &subjects)
{
    m_subject = new QComboBox(this);
    m_subject->setObjectName("subjectCombo"_L1);
    m_subject->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_subject->setMinimumContentsLength(4);
    for (qsizetype index = 0; index < subjects.size(); ++index) {
        // The first is what none counts as.
        m_subject->addItem(subjects.at(index).word, index == 0 ? QString() : subjects.at(index).word);
    }
    m_subject->setToolTip(tr("What the picture shows"));
    put(m_subject);
    connect(m_subject, &QComboBox::activated, this,
        [this] { m_place->setSubject(m_subject->currentData().toString()); });
}

void ReferenceItem::addTime()
{
    m_time = new QDoubleSpinBox(this);
    m_time->setObjectName("timeSpinBox"_L1);
    m_time->setRange(0, PerCent);
    m_time->setDecimals(1);
    m_time->setSingleStep(5);
    m_time->setSuffix(tr(" %", "per cent, after a number"));
    m_time->setToolTip(tr("When in the clip"));
    put(m_time);
    connect(m_time, &QDoubleSpinBox::valueChanged, this,
        [this](double value) { m_place->setTime(value / PerCent); });
}

void ReferenceItem::addLength()
{
    m_length = new FigureLabel(this);
    m_length->setProperty("fieldLabel", true);
    m_trim = new LinkButton(tr("Trim"), this);
    m_trim->setObjectName("trimButton"_L1);
    connect(m_trim, &QPushButton::clicked, this, &ReferenceItem::trimWanted);
    auto *line = new QHBoxLayout;
    line->addWidget(m_length);
    line->addStretch();
    line->addWidget(m_trim);
    static_cast<QVBoxLayout *>(layout())->addLayout(line);
}

void ReferenceItem::setNumber(int number, const QString &slotLabel)
{
    const QString name = tr("%1 %2", "slot, number: Reference 2").arg(slotLabel).arg(number + 1);
    m_cell->setName(name);
    m_cell->setWord(QString::number(number + 1));
    if (m_tag)
        m_tag->setAccessibleName(tr("%1, tag", "a reference").arg(name));
    if (m_subject)
        m_subject->setAccessibleName(tr("%1, what it shows", "a reference").arg(name));
    if (m_time)
        m_time->setAccessibleName(tr("%1, time", "a reference").arg(name));
    if (m_trim)
        m_trim->setAccessibleName(tr("%1, trim", "a reference").arg(name));
}

void ReferenceItem::setInput(const MediaInput &input)
{
    m_place->setInput(input);
}

void ReferenceItem::setMoreActions(const QList<QAction *> &actions)
{
    m_cell->setMoreActions(actions);
}

QList<QWidget *> ReferenceItem::tabStops() const
{
    QList<QWidget *> stops{m_cell};
    for (QWidget *field : {static_cast<QWidget *>(m_tag), static_cast<QWidget *>(m_subject),
             static_cast<QWidget *>(m_time), static_cast<QWidget *>(m_trim)}) {
        if (field)
            stops.append(field);
    }
    return stops;
}

void ReferenceItem::showInput()
{
    if (!m_place->input())
        return;
    const MediaInput &input = *m_place->input();
    if (m_tag && m_tag->text() != input.tag && !m_tag->hasFocus()) {
        const QSignalBlocker silence(m_tag);
        m_tag->setText(input.tag);
    }
    if (m_subject) {
        const QSignalBlocker silence(m_subject);
        m_subject->setCurrentIndex(qMax(0, m_subject->findData(input.subject)));
    }
    if (m_time) {
        const QSignalBlocker silence(m_time);
        m_time->setValue(input.at.value_or(0) * PerCent);
    }
    if (m_length) {
        const bool isLong = m_place->facts() && m_place->facts()->seconds > 0;
        const double whole = isLong ? m_place->facts()->seconds : 0;
        const double part = input.trim ? input.trim->most - input.trim->least : whole;
        m_length->setText(isLong ? wording::clipTime(part) : QString());
        m_trim->setVisible(m_place->canTrim());
    }
}

} // namespace studio
