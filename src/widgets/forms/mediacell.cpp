// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a cell says and hears; mediacellpaint.cpp draws it.
#include "widgets/forms/mediacell.h"

#include "domain/framing.h"
#include "widgets/forms/mediaoffer.h"
#include "widgets/theme/icons.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double NudgeStep = 0.01; // of the picture, for one press of an arrow key

} // namespace

MediaCell::MediaCell(const Place &place, QWidget *parent)
    : QWidget(parent)
    , m_place(place)
    , m_removeButton(new QToolButton(this))
{
    setAcceptDrops(true);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_removeButton->setObjectName("removeButton"_L1);
    m_removeButton->setIcon(icon(u"close"_s));
    m_removeButton->setIconSize({12, 12});
    m_removeButton->setFixedSize(20, 20);
    m_removeButton->setCursor(Qt::ArrowCursor);
    m_removeButton->setFocusPolicy(Qt::NoFocus); // the Delete key does it
    m_removeButton->setToolTip(tr("Remove (Delete)"));
    m_removeButton->hide();
    connect(m_removeButton, &QToolButton::clicked, this, &MediaCell::removed);
    setName(place.name);
    updateDescription();
}

MediaCell::~MediaCell() = default;

void MediaCell::setContent(const Content &content)
{
    const bool samePicture = content.picture.cacheKey() == m_content.picture.cacheKey()
        && content.crop == m_content.crop && content.pixels == m_content.pixels
        && content.kind == m_content.kind;
    m_content = content;
    if (!samePicture)
        m_scaled = {};
    updateDescription();
    updateRemoveButton();
    update();
}

void MediaCell::setWord(const QString &word)
{
    m_place.word = word;
    update();
}

void MediaCell::setName(const QString &name)
{
    m_place.name = name;
    setAccessibleName(name);
    m_removeButton->setAccessibleName(tr("Remove %1").arg(name));
}

void MediaCell::setRoom(QSize size)
{
    if (size == m_place.size)
        return;
    m_place.size = size;
    updateGeometry();
}

void MediaCell::setOutputSize(QSize size)
{
    if (size == m_outputSize)
        return;
    m_outputSize = size;
    m_scaled = {}; // a cut picture has another place
    updateDescription();
    update();
}

QRectF MediaCell::shownCrop() const
{
    const QRectF whole(0, 0, 1, 1);
    if (m_content.pixels.isEmpty() || m_outputSize.isEmpty())
        return whole;
    const QRectF middle = centredCrop(m_content.pixels, m_outputSize);
    return isPicture() ? m_content.crop.value_or(middle) : middle;
}

void MediaCell::setMoreActions(const QList<QAction *> &actions)
{
    m_moreActions = actions;
}

bool MediaCell::isCropped() const
{
    const QRectF crop = shownCrop();
    constexpr double Whole = 0.995; // less than half a per cent is nothing to look at
    return isFilled() && (crop.width() < Whole || crop.height() < Whole);
}

QSize MediaCell::sizeHint() const
{
    return m_place.size;
}

QSize MediaCell::minimumSizeHint() const
{
    return {qMin(88, m_place.size.width()), m_place.size.height()};
}

bool MediaCell::take(const QMimeData *data)
{
    const MediaOffer offer = MediaOffer::from(data, m_place.kinds);
    if (!offer.assets.isEmpty())
        emit assetsGiven(offer.assets);
    else if (!offer.files.isEmpty())
        emit filesGiven(offer.files);
    else if (!offer.pixels.isNull())
        emit pictureGiven(offer.pixels);
    else if (!offer.address.isEmpty())
        emit addressGiven(offer.address);
    return !offer.isEmpty();
}

void MediaCell::resizeEvent(QResizeEvent *)
{
    m_scaled = {};
    const int x = layoutDirection() == Qt::RightToLeft ? 4 : width() - m_removeButton->width() - 4;
    m_removeButton->move(x, 4);
    emit resized();
}

void MediaCell::updateRemoveButton()
{
    m_removeButton->setVisible(isFilled() && (underMouse() || hasFocus()));
}

void MediaCell::updateDescription()
{
    QString text = tr("Empty. Press Enter to choose a file.");
    if (isFilled()) {
        text = m_content.text;
        if (!m_content.host.isEmpty())
            text = tr("%1 at %2, %3.", "file, host, who fetches it")
                       .arg(m_content.text, m_content.host, m_content.fetched);
        if (!m_content.pixels.isEmpty())
            text += ' '_L1
                + tr("%1 × %2 pixels.")
                      .arg(QString::number(m_content.pixels.width()),
                          QString::number(m_content.pixels.height()));
        if (isCropped())
            text += ' '_L1
                + (isPicture() ? tr("It is cut; the arrow keys move the part that is used.")
                               : tr("It is cut around its middle."));
    }
    setAccessibleDescription(text);
    setToolTip(isFilled() ? text : tr("Drop or paste here, or click to choose a file."));
}

// --- hands ----------------------------------------------------------------------------------------------

void MediaCell::enterEvent(QEnterEvent *)
{
    updateRemoveButton();
}

void MediaCell::leaveEvent(QEvent *)
{
    updateRemoveButton();
}

void MediaCell::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    updateRemoveButton();
    update();
}

void MediaCell::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    updateRemoveButton();
    update();
}

void MediaCell::moveCrop(QPointF delta)
{
    if (isCropped() && isPicture())
        emit cropMoved(movedCrop(shownCrop(), delta));
}

bool MediaCell::moveByKey(const QKeyEvent &event)
{
    const double step = event.modifiers().testFlag(Qt::ShiftModifier) ? NudgeStep * 10 : NudgeStep;
    const bool amongNeighbours = event.modifiers().testFlag(Qt::AltModifier);
    const int onwards = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    switch (event.key()) {
    case Qt::Key_Left:
        amongNeighbours ? emit moveWanted(-onwards) : moveCrop({-step, 0});
        return true;
    case Qt::Key_Right:
        amongNeighbours ? emit moveWanted(onwards) : moveCrop({step, 0});
        return true;
    case Qt::Key_Up:
        moveCrop({0, -step});
        return true;
    case Qt::Key_Down:
        moveCrop({0, step});
        return true;
    default:
        return false;
    }
}

void MediaCell::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        take(QApplication::clipboard()->mimeData());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
            emit fileWanted();
            return;
        }
        break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        if (isFilled()) {
            emit removed();
            return;
        }
        break;
    default:
        if (moveByKey(*event))
            return;
        break;
    }
    QWidget::keyPressEvent(event);
}

void MediaCell::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_dragging = false;
}

void MediaCell::mouseMoveEvent(QMouseEvent *event)
{
    const bool canMove = m_carried ? isFilled() : isCropped() && isPicture();
    if (!m_pressed || !canMove)
        return;
    const QPointF way = event->position() - *m_pressed;
    if (!m_dragging && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    if (m_carried) {
        emit carriedTo(event->globalPosition().toPoint());
        return;
    }
    m_pressed = event->position();
    const QRectF place = pictureRect();
    moveCrop({way.x() / place.width(), way.y() / place.height()});
}

void MediaCell::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_pressed && !m_dragging && rect().contains(event->position().toPoint());
    m_pressed.reset();
    m_dragging = false;
    if (clicked)
        emit fileWanted();
}

void MediaCell::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Choose a file…"), this, &MediaCell::fileWanted);
    menu->addAction(tr("Type an address…"), this, &MediaCell::addressWanted);
    QAction *paste
        = menu->addAction(tr("Paste"), this, [this] { take(QApplication::clipboard()->mimeData()); });
    paste->setEnabled(MediaOffer::isUsable(QApplication::clipboard()->mimeData(), m_place.kinds));
    menu->addSeparator();
    menu->addActions(m_moreActions);
    QAction *centre = menu->addAction(tr("Centre the cut"), this, &MediaCell::cropCentred);
    centre->setEnabled(m_content.crop.has_value());
    QAction *remove = menu->addAction(tr("Remove"), this, &MediaCell::removed);
    remove->setEnabled(isFilled());
    menu->popup(event->globalPos());
}

void MediaCell::dragEnterEvent(QDragEnterEvent *event)
{
    if (!MediaOffer::isUsable(event->mimeData(), m_place.kinds))
        return;
    event->acceptProposedAction();
    m_dropHovers = true;
    update();
}

void MediaCell::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropHovers = false;
    update();
}

void MediaCell::dropEvent(QDropEvent *event)
{
    m_dropHovers = false;
    update();
    if (take(event->mimeData()))
        event->acceptProposedAction();
}

} // namespace studio
