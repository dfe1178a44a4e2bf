// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/moresection.h"

#include "widgets/theme/tokens.h"

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
    , m_grid(new FieldGrid(2, this))
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
    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Grid);
    head->addWidget(m_button);
    head->addWidget(m_summary, 1);
    head->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_grid);
    setOpen(false);
    connect(m_button, &QToolButton::clicked, this, [this] {
        setOpen(!m_open);
        emit toggled(m_open);
    });
}

void MoreSection::addField(QWidget *field, const QString &label, FieldGrid::Place place)
{
    m_grid->add(field, place);
    m_labels.append({field, label});
}

void MoreSection::arrange()
{
    m_grid->arrange();
    setVisible(!m_grid->isEmpty());
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
    QStringList labels;
    for (const auto &[field, label] : m_labels) {
        if (m_grid->isShown(field))
            labels.append(label);
    }
    QString words = labels.join(", "_L1);
    // Whole names only: what does not fit is counted.
    for (qsizetype shown = labels.size() - 1; shown > 0; --shown) {
        if (m_summary->fontMetrics().horizontalAdvance(words) <= room)
            break;
        const int left = int(labels.size() - shown);
        words = tr("%1 and %n more", "names of fields", left).arg(labels.mid(0, shown).join(", "_L1));
    }
    m_summary->setText(words);
}

void MoreSection::setOpen(bool open)
{
    m_open = open;
    m_button->setAccessibleDescription(open ? tr("open") : tr("closed"));
    const Qt::ArrowType closed = layoutDirection() == Qt::RightToLeft ? Qt::LeftArrow : Qt::RightArrow;
    m_button->setArrowType(open ? Qt::DownArrow : closed);
    m_grid->setVisible(open);
    m_summary->setVisible(!open);
}

} // namespace studio
