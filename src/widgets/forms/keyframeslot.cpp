// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/keyframeslot.h"

#include "domain/framing.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/tokens.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <QPainterPath>
#include <QStyle>
#include <QToolButton>
#include <QUrl>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr double NudgeStep = 0.01; // of the picture, for one press of an arrow key
constexpr double MostHidden = 0.25; // of an uncut picture that may lie outside the slot's frame
constexpr int LineHeight = 15; // of the small words in a slot
constexpr int LinkIcon = 14;

QString addressIn(const QMimeData *offer)
{
    const QList<QUrl> urls = offer->urls();
    for (const QUrl &url : urls) {
        if (!url.isLocalFile() && !url.scheme().isEmpty())
            return url.toString(QUrl::FullyEncoded);
    }
    const QString text = offer->text().trimmed();
    const bool looksLikeOne = text.startsWith("https:"_L1, Qt::CaseInsensitive)
        || text.startsWith("http:"_L1, Qt::CaseInsensitive);
    return looksLikeOne && !text.contains('\n'_L1) ? text : QString();
}

QString fileIn(const QMimeData *offer)
{
    const QList<QUrl> urls = offer->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            return url.toLocalFile();
    }
    return {};
}

} // namespace

KeyframeSlot::KeyframeSlot(const QString &name, const QString &word, QWidget *parent)
    : QWidget(parent)
    , m_word(word)
    , m_removeButton(new QToolButton(this))
{
    setAccessibleName(name);
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
    m_removeButton->setToolTip(tr("Remove the picture (Delete)"));
    m_removeButton->setAccessibleName(tr("Remove %1").arg(name));
    m_removeButton->hide();
    connect(m_removeButton, &QToolButton::clicked, this, &KeyframeSlot::removed);
    updateDescription();
}

KeyframeSlot::~KeyframeSlot() = default;

void KeyframeSlot::setContent(const Content &content)
{
    const bool samePicture = content.picture.cacheKey() == m_content.picture.cacheKey()
        && content.crop == m_content.crop && content.pixels == m_content.pixels;
    m_content = content;
    if (!samePicture)
        m_scaled = {};
    updateDescription();
    updateRemoveButton();
    update();
}

void KeyframeSlot::setOutputSize(QSize size)
{
    if (size == m_outputSize)
        return;
    m_outputSize = size;
    m_scaled = {}; // a cut picture has another place
    updateDescription();
    update();
}

QRectF KeyframeSlot::shownCrop() const
{
    const QRectF whole(0, 0, 1, 1);
    if (m_content.pixels.isEmpty() || m_outputSize.isEmpty())
        return whole;
    return m_content.crop.value_or(centredCrop(m_content.pixels, m_outputSize));
}

void KeyframeSlot::setSwapActions(const QList<QAction *> &actions)
{
    m_swapActions = actions;
}

bool KeyframeSlot::isCropped() const
{
    const QRectF crop = shownCrop();
    constexpr double Whole = 0.995; // less than half a per cent is nothing to look at
    return isFilled() && (crop.width() < Whole || crop.height() < Whole);
}

QSize KeyframeSlot::sizeHint() const
{
    return {108, 78};
}

QSize KeyframeSlot::minimumSizeHint() const
{
    return {88, 78};
}

bool KeyframeSlot::accepts(const QMimeData *offer)
{
    return offer && (!fileIn(offer).isEmpty() || offer->hasImage() || !addressIn(offer).isEmpty());
}

bool KeyframeSlot::take(const QMimeData *offer)
{
    if (!offer)
        return false;
    // A file keeps its own bytes; pixels can be looked at and cut; an address is all that is left.
    if (const QString path = fileIn(offer); !path.isEmpty()) {
        emit fileGiven(path);
        return true;
    }
    if (offer->hasImage()) {
        const auto picture = offer->imageData().value<QImage>();
        if (!picture.isNull()) {
            emit pictureGiven(picture);
            return true;
        }
    }
    if (const QString address = addressIn(offer); !address.isEmpty()) {
        emit addressGiven(address);
        return true;
    }
    return false;
}

// --- painting -------------------------------------------------------------------------------------------

// A picture that is used whole fills the slot, as far as that hides little of it. One that is cut is seen
// whole: what is cut away is the point.
bool KeyframeSlot::fillsTheFrame() const
{
    if (isCropped() || m_content.picture.isNull())
        return false;
    const QSizeF whole = m_content.picture.size();
    const QSizeF part = QSizeF(size()).scaled(whole, Qt::KeepAspectRatio);
    return part.width() * part.height() >= (1 - MostHidden) * whole.width() * whole.height();
}

QRectF KeyframeSlot::pictureRect() const
{
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QSizeF size = m_content.picture.size();
    if (size.isEmpty())
        return frame;
    size.scale(frame.size(), fillsTheFrame() ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio);
    QRectF fitted(QPointF(), size);
    fitted.moveCenter(frame.center());
    return fitted;
}

void KeyframeSlot::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = Tokens::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    QPainterPath corners;
    corners.addRoundedRect(frame, metrics::ControlRadius, metrics::ControlRadius);
    painter.fillPath(corners, tokens.input);
    painter.save();
    painter.setClipPath(corners);
    if (m_content.picture.isNull())
        paintEmpty(painter, frame);
    else
        paintPicture(painter, frame);
    painter.restore();
    if (isFilled())
        paintWord(painter, frame);
    const bool highlighted = hasFocus() || m_dropHovers;
    QPen pen(
        highlighted ? tokens.accent : (m_content.broken ? tokens.failed : tokens.edge), highlighted ? 2 : 1);
    if (!isFilled() && !highlighted)
        pen.setDashPattern({3, 3});
    painter.setPen(pen);
    const double inset = highlighted ? 0.5 : 0;
    painter.drawRoundedRect(
        frame.adjusted(inset, inset, -inset, -inset), metrics::ControlRadius, metrics::ControlRadius);
}

void KeyframeSlot::paintEmpty(QPainter &painter, const QRectF &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize);
    painter.setFont(small);
    painter.setPen(m_content.broken ? tokens.failed : tokens.muted);
    if (!isFilled()) {
        painter.drawText(frame.adjusted(6, 4, -6, -4), int(Qt::AlignCenter) | int(Qt::TextWordWrap),
            tr("%1\ndrop a picture", "in an empty slot; %1 is First, Middle or Last").arg(m_word));
        return;
    }
    if (!m_content.host.isEmpty()) {
        paintAddress(painter, frame);
        return;
    }
    const QString name = painter.fontMetrics().elidedText(
        m_content.text, Qt::ElideMiddle, int((frame.width() - 12) * 2 - 12));
    painter.drawText(frame.adjusted(6, 4, -6, -22), int(Qt::AlignCenter) | int(Qt::TextWrapAnywhere), name);
}

// Nothing is fetched to be shown: the name, where it lies and who will fetch it stand for the picture.
void KeyframeSlot::paintAddress(QPainter &painter, const QRectF &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    const QRect room = frame.adjusted(7, 6, -7, -4).toRect();
    const auto placed
        = [this](const QRect &part) { return QStyle::visualRect(layoutDirection(), rect(), part); };
    const auto write = [&](const QRect &line, const QString &words, const QColor &colour,
                           Qt::TextElideMode cut = Qt::ElideMiddle) {
        painter.setPen(m_content.broken ? tokens.failed : colour);
        painter.drawText(placed(line),
            int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter)),
            painter.fontMetrics().elidedText(words, cut, line.width()));
    };
    QRect line(room.topLeft(), QSize(room.width(), LineHeight));
    icon(u"link"_s, m_content.broken ? Tint::Failed : Tint::Muted)
        .paint(&painter, placed(QRect(line.topLeft(), QSize(LinkIcon, LinkIcon))));
    write(line.adjusted(LinkIcon + 4, 0, 0, 0), m_content.host, tokens.muted, Qt::ElideLeft);
    line.translate(0, LineHeight);
    write(line, m_content.text, tokens.text);
    line.translate(0, LineHeight);
    write(line, m_content.fetched, tokens.muted);
}

void KeyframeSlot::paintPicture(QPainter &painter, const QRectF &frame) const
{
    const Tokens &tokens = Tokens::of(palette());
    const QRectF place = pictureRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    if (!place.contains(frame)) {
        // The picture's own colours, blurred, instead of bars.
        const QImage blur = m_content.picture.scaled(6, 6, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        painter.drawImage(frame, blur, QRectF(0.5, 0.5, 5, 5));
        QColor shade = tokens.stage;
        shade.setAlpha(110);
        painter.fillRect(frame, shade);
    }
    if (m_scaled.isNull()) {
        const double ratio = devicePixelRatioF();
        m_scaled = QPixmap::fromImage(m_content.picture.scaled(
            (place.size() * ratio).toSize(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    }
    painter.drawPixmap(place, m_scaled, QRectF(m_scaled.rect()));
    if (!isCropped())
        return;
    const QRectF crop = shownCrop();
    const QRectF kept(place.x() + crop.x() * place.width(), place.y() + crop.y() * place.height(),
        crop.width() * place.width(), crop.height() * place.height());
    QPainterPath outside;
    outside.addRect(place);
    QPainterPath inside;
    inside.addRect(kept);
    QColor veil = tokens.stage;
    veil.setAlpha(150);
    painter.fillPath(outside.subtracted(inside), veil);
    painter.setPen(QPen(tokens.accent, 1));
    painter.drawRect(kept.adjusted(0.5, 0.5, -0.5, -0.5));
}

void KeyframeSlot::paintWord(QPainter &painter, const QRectF &frame) const
{
    QFont small = font();
    small.setPointSizeF(metrics::LabelPointSize - 0.5);
    painter.setFont(small);
    const QFontMetricsF figures(small);
    QRectF chip(0, 0, figures.horizontalAdvance(m_word) + 10, figures.height() + 2);
    chip.moveBottomLeft(frame.bottomLeft() + QPointF(5, -5));
    if (layoutDirection() == Qt::RightToLeft)
        chip.moveBottomRight(frame.bottomRight() + QPointF(-5, -5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 190)); // on a photograph in either theme
    painter.drawRoundedRect(chip, 3, 3);
    painter.setPen(Qt::white);
    painter.setBrush(Qt::NoBrush);
    painter.drawText(chip, Qt::AlignCenter, m_word);
}

void KeyframeSlot::resizeEvent(QResizeEvent *)
{
    m_scaled = {};
    const int x = layoutDirection() == Qt::RightToLeft ? 4 : width() - m_removeButton->width() - 4;
    m_removeButton->move(x, 4);
}

void KeyframeSlot::updateRemoveButton()
{
    m_removeButton->setVisible(isFilled() && (underMouse() || hasFocus()));
}

void KeyframeSlot::updateDescription()
{
    QString text = tr("Empty. Press Enter to choose a picture.");
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
            text += ' '_L1 + tr("It is cut; the arrow keys move the part that is used.");
    }
    setAccessibleDescription(text);
    setToolTip(isFilled() ? text : tr("Drop or paste a picture, or click to choose one."));
}

// --- hands ----------------------------------------------------------------------------------------------

void KeyframeSlot::enterEvent(QEnterEvent *)
{
    updateRemoveButton();
}

void KeyframeSlot::leaveEvent(QEvent *)
{
    updateRemoveButton();
}

void KeyframeSlot::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    updateRemoveButton();
    update();
}

void KeyframeSlot::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    updateRemoveButton();
    update();
}

void KeyframeSlot::moveCrop(QPointF delta)
{
    if (isCropped())
        emit cropMoved(movedCrop(shownCrop(), delta));
}

void KeyframeSlot::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Paste)) {
        take(QApplication::clipboard()->mimeData());
        return;
    }
    const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? NudgeStep * 10 : NudgeStep;
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
    case Qt::Key_Left:
        return moveCrop({-step, 0});
    case Qt::Key_Right:
        return moveCrop({step, 0});
    case Qt::Key_Up:
        return moveCrop({0, -step});
    case Qt::Key_Down:
        return moveCrop({0, step});
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void KeyframeSlot::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_dragging = false;
}

void KeyframeSlot::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_pressed || !isCropped())
        return;
    const QPointF way = event->position() - *m_pressed;
    if (!m_dragging && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragging = true;
    m_pressed = event->position();
    const QRectF place = pictureRect();
    moveCrop({way.x() / place.width(), way.y() / place.height()});
}

void KeyframeSlot::mouseReleaseEvent(QMouseEvent *event)
{
    const bool clicked = m_pressed && !m_dragging && rect().contains(event->position().toPoint());
    m_pressed.reset();
    m_dragging = false;
    if (clicked)
        emit fileWanted();
}

void KeyframeSlot::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Choose a file…"), this, &KeyframeSlot::fileWanted);
    menu->addAction(tr("Type an address…"), this, &KeyframeSlot::addressWanted);
    QAction *paste
        = menu->addAction(tr("Paste"), this, [this] { take(QApplication::clipboard()->mimeData()); });
    paste->setEnabled(accepts(QApplication::clipboard()->mimeData()));
    menu->addSeparator();
    menu->addActions(m_swapActions);
    QAction *centre = menu->addAction(tr("Centre the cut"), this, &KeyframeSlot::cropCentred);
    centre->setEnabled(m_content.crop.has_value());
    QAction *remove = menu->addAction(tr("Remove"), this, &KeyframeSlot::removed);
    remove->setEnabled(isFilled());
    menu->popup(event->globalPos());
}

void KeyframeSlot::dragEnterEvent(QDragEnterEvent *event)
{
    if (!accepts(event->mimeData()))
        return;
    event->acceptProposedAction();
    m_dropHovers = true;
    update();
}

void KeyframeSlot::dragLeaveEvent(QDragLeaveEvent *)
{
    m_dropHovers = false;
    update();
}

void KeyframeSlot::dropEvent(QDropEvent *event)
{
    m_dropHovers = false;
    update();
    if (take(event->mimeData()))
        event->acceptProposedAction();
}

} // namespace studio
