// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/rail.h"

#include "widgets/models/assetmime.h"
#include "widgets/models/rooms.h"
#include "widgets/theme/icons.h"

#include <QButtonGroup>
#include <QDragEnterEvent>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace studio {

namespace {

constexpr auto LingerTime = 600ms;

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
    m_column->setSpacing(2);
    m_column->addStretch();
    m_linger.setSingleShot(true);
    m_linger.setInterval(LingerTime);
    connect(&m_linger, &QTimer::timeout, this, [this] { emit lingered(m_lingerRoom); });
    connect(m_group, &QButtonGroup::buttonClicked, this,
        [this](const QAbstractButton *button) { emit chosen(button->objectName()); });
}

void Rail::addRoom(const Room &room, End end)
{
    auto *button = new QToolButton(this);
    button->setObjectName(room.id);
    button->setProperty("rail", true);
    button->setText(room.lines.isEmpty() ? inTwoLines(room.label) : room.lines);
    button->setAccessibleName(room.label);
    button->setIcon(icon(room.icon, Tint::Muted, Tint::Text));
    button->setIconSize({metrics::IconSize, metrics::IconSize});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setAcceptDrops(!room.operations.isEmpty());
    button->installEventFilter(this);
    m_group->addButton(button);
    m_column->insertWidget(end == End::Top ? m_top++ : m_column->count(), button);
    if (m_group->buttons().size() == 1)
        button->setChecked(true);
}

void Rail::setHint(const QString &id, const QString &toolTip)
{
    if (auto *button = findChild<QToolButton *>(id))
        button->setToolTip(toolTip);
}

void Rail::setCurrent(const QString &id)
{
    const QList<QAbstractButton *> buttons = m_group->buttons();
    for (QAbstractButton *button : buttons) {
        if (button->objectName() == id)
            button->setChecked(true);
    }
}

QString Rail::current() const
{
    const QAbstractButton *button = m_group->checkedButton();
    return button ? button->objectName() : QString();
}

bool Rail::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::DragEnter: {
        auto *drag = static_cast<QDragEnterEvent *>(event);
        if (!drag->mimeData()->hasUrls() && !drag->mimeData()->hasFormat(assetmime::Type))
            break;
        m_lingerRoom = watched->objectName();
        m_linger.start();
        drag->acceptProposedAction();
        return true;
    }
    case QEvent::DragLeave:
        m_linger.stop();
        break;
    case QEvent::Drop: {
        auto *drop = static_cast<QDropEvent *>(event);
        m_linger.stop();
        drop->acceptProposedAction();
        emit dropped(watched->objectName(), drop->mimeData());
        return true;
    }
    default:
        break;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace studio
