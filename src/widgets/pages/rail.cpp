// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/rail.h"

#include "widgets/theme/icons.h"

#include <QButtonGroup>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Breaks a name into two lines at the space nearest to its middle: the rail is narrow.
QString inTwoLines(const QString &name)
{
    qsizetype best = -1;
    for (qsizetype at = name.indexOf(' '_L1); at >= 0; at = name.indexOf(' '_L1, at + 1)) {
        if (best < 0 || qAbs(at * 2 - name.size()) < qAbs(best * 2 - name.size()))
            best = at;
    }
    if (best < 0)
        return name;
    QString broken = name;
    broken[best] = '\n'_L1;
    return broken;
}

} // namespace

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName("rail"_L1);
    setProperty("surface", u"panel"_s);
    setFixedWidth(metrics::RailWidth);
    m_column->setContentsMargins(6, 8, 6, 8);
    m_column->setSpacing(4);
    m_column->addStretch();
    connect(m_group, &QButtonGroup::buttonClicked, this,
        [this](const QAbstractButton *button) { emit chosen(button->objectName()); });
}

void Rail::addRoom(const QString &id, const QString &label, const QString &iconName)
{
    auto *button = new QToolButton(this);
    button->setObjectName(id);
    button->setProperty("rail", true);
    button->setText(inTwoLines(label));
    button->setAccessibleName(label);
    button->setIcon(icon(iconName, Tint::Muted, Tint::Text));
    button->setIconSize({metrics::IconSize, metrics::IconSize});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_group->addButton(button);
    m_column->insertWidget(m_column->count() - 1, button);
    if (m_group->buttons().size() == 1)
        button->setChecked(true);
}

QString Rail::current() const
{
    const QAbstractButton *button = m_group->checkedButton();
    return button ? button->objectName() : QString();
}

} // namespace studio
