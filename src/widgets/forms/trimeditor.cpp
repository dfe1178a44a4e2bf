// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/trimeditor.h"

#include "widgets/forms/linkbutton.h"
#include "widgets/forms/rangestrip.h"
#include "widgets/theme/studiostyle.h"

#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double Hundredth = 0.01;

QDoubleSpinBox *timeBox(const QString &name, QWidget *parent)
{
    auto *box = new QDoubleSpinBox(parent);
    box->setAccessibleName(name);
    box->setProperty("compact", true);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    box->setDecimals(2);
    box->setSingleStep(0.1);
    box->setSuffix(TrimEditor::tr(" s", "seconds, after a number"));
    box->setKeyboardTracking(false); // a half-typed number is no time
    box->setFixedWidth(76);
    return box;
}

} // namespace

TrimEditor::TrimEditor(const std::optional<RangeOfDouble> &allowed, QWidget *parent)
    : QWidget(parent)
    , m_allowed(allowed)
    , m_strip(new RangeStrip(this))
    , m_from(timeBox(tr("Trim from"), this))
    , m_to(timeBox(tr("Trim to"), this))
    , m_length(new QLabel(this))
    , m_whole(new LinkButton(tr("Whole"), this))
{
    setObjectName("trimEditor"_L1);
    m_from->setObjectName("trimFromSpinBox"_L1);
    m_to->setObjectName("trimToSpinBox"_L1);
    m_whole->setObjectName("trimWholeButton"_L1);
    m_whole->setToolTip(tr("Use all of it"));
    auto *finish = new LinkButton(tr("Done"), this);
    m_length->setProperty("fieldLabel", true);
    auto *dash = new QLabel(u"–"_s, this);
    auto *line = new QHBoxLayout;
    line->setSpacing(6);
    line->addWidget(m_from);
    line->addWidget(dash);
    line->addWidget(m_to);
    line->addWidget(m_length);
    line->addStretch();
    line->addWidget(m_whole);
    line->addWidget(finish);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_strip);
    column->addLayout(line);
    connect(m_strip, &RangeStrip::rangeChanged, this, &TrimEditor::choose);
    connect(m_from, &QDoubleSpinBox::valueChanged, this, [this](double from) {
        choose({from, qMax(m_to->value(), from + 10 * Hundredth)});
    });
    connect(m_to, &QDoubleSpinBox::valueChanged, this, [this](double to) {
        choose({qMin(m_from->value(), qMax(0.0, to - 10 * Hundredth)), to});
    });
    connect(m_whole, &QPushButton::clicked, this, [this] { choose({0, m_seconds}); });
    connect(finish, &QPushButton::clicked, this, &TrimEditor::done);
}

void TrimEditor::setClip(double seconds, const std::optional<RangeOfDouble> &part)
{
    m_seconds = seconds;
    m_part = part;
    m_strip->setSeconds(seconds);
    for (QDoubleSpinBox *box : {m_from, m_to}) {
        const QSignalBlocker silence(box);
        box->setRange(0, std::floor(seconds / Hundredth + 1e-6) * Hundredth);
    }
    show(part.value_or(RangeOfDouble{0, seconds}));
}

void TrimEditor::setPicture(const QImage &picture, bool isSound)
{
    m_strip->setPicture(picture, isSound);
}

std::optional<RangeOfDouble> TrimEditor::fitting(double seconds, const std::optional<RangeOfDouble> &allowed)
{
    if (!allowed || seconds <= allowed->most)
        return std::nullopt;
    return RangeOfDouble{0, allowed->most};
}

void TrimEditor::choose(const RangeOfDouble &range)
{
    const RangeOfDouble held{qBound(0.0, range.least, m_seconds), qBound(0.0, range.most, m_seconds)};
    const bool whole = held.least < Hundredth && held.most > m_seconds - Hundredth;
    m_part = whole ? std::nullopt : std::optional(held);
    show(held);
    emit trimmed(m_part);
}

void TrimEditor::show(const RangeOfDouble &range)
{
    m_strip->setRange(range);
    {
        const QSignalBlocker silentFrom(m_from);
        const QSignalBlocker silentTo(m_to);
        m_from->setValue(range.least);
        m_to->setValue(range.most);
    }
    const double length = range.most - range.least;
    m_length->setText(tr("= %1 s", "length of the chosen part").arg(locale().toString(length, 'f', 1)));
    const bool fits = !m_allowed
        || (length <= m_allowed->most + Hundredth / 2 && length >= m_allowed->least - Hundredth / 2);
    setTint(m_length, fits ? Tint::Muted : Tint::Failed);
    m_whole->setEnabled(m_part.has_value());
}

} // namespace studio
