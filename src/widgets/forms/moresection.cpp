// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/moresection.h"

#include "widgets/theme/tokens.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio {

MoreSection::MoreSection(QWidget *parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
    , m_summary(new QLabel(this))
    , m_body(new QWidget(this))
    , m_grid(new QGridLayout(m_body))
{
    setObjectName("moreSection"_L1);
    m_button->setObjectName("moreButton"_L1);
    m_button->setText(tr("More"));
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setAutoRaise(true);
    m_button->setProperty("disclosure", true);
    m_summary->setObjectName("moreSummary"_L1);
    m_summary->setProperty("fieldLabel", true);
    m_summary->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_grid->setContentsMargins(0, 8, 0, 0);
    m_grid->setHorizontalSpacing(8);
    m_grid->setVerticalSpacing(8);
    m_grid->setColumnStretch(0, 1);
    m_grid->setColumnStretch(1, 1);
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Grid);
    head->addWidget(m_button);
    head->addWidget(m_summary, 1);
    head->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_body);
    setOpen(false);
    connect(m_button, &QToolButton::clicked, this, [this] {
        setOpen(!m_open);
        emit toggled(m_open);
    });
}

void MoreSection::addField(QWidget *field, const QString &label, Place place)
{
    const bool whole = place == Place::Whole;
    if (whole && m_cell % 2 == 1)
        ++m_cell;
    const Qt::Alignment level = place == Place::HalfWithoutLabel ? Qt::AlignBottom : Qt::AlignTop;
    m_grid->addWidget(field, m_cell / 2, m_cell % 2, 1, whole ? 2 : 1, level);
    m_cell += whole ? 2 : 1;
    m_labels.append(label);
    showSummary();
}

void MoreSection::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showSummary();
}

void MoreSection::showSummary()
{
    const int room = width() - m_button->sizeHint().width() - 2 * metrics::Grid;
    QString words = m_labels.join(", "_L1);
    // Whole names only: what does not fit is counted.
    for (qsizetype shown = m_labels.size() - 1; shown > 0; --shown) {
        if (m_summary->fontMetrics().horizontalAdvance(words) <= room)
            break;
        const int left = int(m_labels.size() - shown);
        words = tr("%1 and %n more", "names of fields", left).arg(m_labels.mid(0, shown).join(", "_L1));
    }
    m_summary->setText(words);
}

void MoreSection::setOpen(bool open)
{
    m_open = open;
    m_button->setAccessibleDescription(open ? tr("open") : tr("closed"));
    const Qt::ArrowType closed = layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    m_button->setArrowType(open ? Qt::DownArrow : closed);
    m_body->setVisible(open);
    m_summary->setVisible(!open);
}

} // namespace studio
