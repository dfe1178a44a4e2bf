// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/studiostyle.h"

#include "widgets/theme/icons.h"
#include "widgets/theme/stylepaint.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTextDocument>
#include <QTextEdit>

#include <algorithm>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

constexpr char TintProperty[] = "studioTint";

bool is(const QWidget *widget, const char *property)
{
    return widget->property(property).toBool();
}

void applyTint(QWidget *widget)
{
    const QColor colour
        = Tokens::of(QApplication::palette()).colour(Tint(widget->property(TintProperty).toInt()));
    QPalette palette = widget->palette();
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(role, colour);
    widget->setPalette(palette);
}

void applySurface(QWidget *widget)
{
    const QString surface = widget->property("surface").toString();
    if (surface.isEmpty())
        return;
    const QPalette::ColorRole role = surface == "window"_L1 ? QPalette::AlternateBase
        : surface == "raised"_L1                            ? QPalette::Button
        : surface == "input"_L1                             ? QPalette::Base
        : surface == "stage"_L1                             ? QPalette::Shadow
                                                            : QPalette::Window;
    widget->setBackgroundRole(role);
    widget->setAutoFillBackground(true);
}

void applyFont(QWidget *widget)
{
    const bool label = is(widget, "fieldLabel");
    if (!label && !is(widget, "small") && !is(widget, "strong"))
        return;
    QFont font = widget->font();
    if (label || is(widget, "small"))
        font.setPointSizeF(metrics::LabelPointSize);
    if (is(widget, "strong"))
        font.setWeight(QFont::DemiBold);
    widget->setFont(font);
}

} // namespace

StudioStyle::StudioStyle(const Tokens &tokens)
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
    , m_tokens(tokens)
{
}

void StudioStyle::setTokens(const Tokens &tokens)
{
    m_tokens = tokens;
}

void StudioStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    applySurface(widget);
    applyFont(widget);
    if (is(widget, "fieldLabel") || is(widget, "muted"))
        widget->setForegroundRole(QPalette::PlaceholderText);
    if (qobject_cast<QLineEdit *>(widget) || qobject_cast<QAbstractButton *>(widget))
        widget->setAttribute(Qt::WA_Hover);
    // The words in a text field keep the distance from its outline that those in a line field keep.
    constexpr int TextMargin = 5;
    if (auto *plain = qobject_cast<QPlainTextEdit *>(widget))
        plain->document()->setDocumentMargin(TextMargin);
    else if (auto *rich = qobject_cast<QTextEdit *>(widget))
        rich->document()->setDocumentMargin(TextMargin);
}

void StudioStyle::drawPrimitive(
    PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand:
        stylepaint::button(m_tokens, *option, *painter, widget);
        if (option->state & State_HasFocus) // Fusion asks for no focus frame on push buttons
            drawFocus(*option, *painter, widget);
        return;
    case PE_PanelButtonTool:
        if (is(widget, "disclosure"))
            return;
        stylepaint::button(m_tokens, *option, *painter, widget);
        return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit: {
        const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
        if (frame && frame->lineWidth > 0) // the editor inside a spin or combo box has no frame of its own
            stylepaint::field(m_tokens, *option, *painter, widget);
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        stylepaint::checkBox(m_tokens, *option, *painter);
        return;
    case PE_IndicatorRadioButton:
        stylepaint::radioButton(m_tokens, *option, *painter);
        return;
    case PE_FrameFocusRect:
        drawFocus(*option, *painter, widget);
        return;
    case PE_IndicatorArrowDown:
        stylepaint::chevron(*painter, option->rect, Qt::DownArrow, m_tokens.muted);
        return;
    case PE_IndicatorArrowUp:
        stylepaint::chevron(*painter, option->rect, Qt::UpArrow, m_tokens.muted);
        return;
    case PE_IndicatorArrowRight:
        stylepaint::chevron(*painter, option->rect, Qt::RightArrow, m_tokens.muted);
        return;
    case PE_IndicatorArrowLeft:
        stylepaint::chevron(*painter, option->rect, Qt::LeftArrow, m_tokens.muted);
        return;
    default:
        if (!drawSurface(element, *option, *painter, widget))
            QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

bool StudioStyle::drawSurface(
    PrimitiveElement element, const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    switch (element) {
    case PE_Frame:
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            stylepaint::field(m_tokens, option, painter, widget);
        else
            stylepaint::box(painter, option.rect, {.fill = {}, .edge = m_tokens.line});
        return true;
    case PE_PanelMenu:
        painter.fillRect(option.rect, m_tokens.raised);
        return true;
    case PE_FrameMenu:
        stylepaint::box(painter, option.rect, {.fill = {}, .edge = m_tokens.line, .radius = 0});
        return true;
    case PE_PanelTipLabel:
        stylepaint::box(painter, option.rect, {.fill = m_tokens.raised, .edge = m_tokens.edge, .radius = 0});
        return true;
    case PE_PanelItemViewItem:
    case PE_PanelItemViewRow:
        if (option.state & State_Selected)
            painter.fillRect(option.rect, m_tokens.selection);
        else if (element == PE_PanelItemViewItem && (option.state & State_MouseOver))
            painter.fillRect(option.rect, stylepaint::mix(m_tokens.panel, m_tokens.text, 0.04));
        return true;
    case PE_PanelStatusBar:
        painter.fillRect(option.rect, m_tokens.panel);
        painter.fillRect(QRect(option.rect.topLeft(), QSize(option.rect.width(), 1)), m_tokens.line);
        return true;
    case PE_FrameStatusBarItem:
    case PE_PanelMenuBar:
        return true;
    default:
        return false;
    }
}

void StudioStyle::drawFocus(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    if (!(option.state & State_KeyboardFocusChange))
        return;
    if (widget && is(widget, "primary")) {
        stylepaint::focusRing(painter, widget->rect().adjusted(3, 3, -3, -3), m_tokens.onAccent, 4);
        return;
    }
    // Buttons carry the ring on their own outline; Fusion hands in a rectangle inside it.
    const bool isButton = qobject_cast<const QAbstractButton *>(widget) && !widget->inherits("QCheckBox")
        && !widget->inherits("QRadioButton");
    const double radius = isButton && is(widget, "pill") ? widget->height() / 2.0 : metrics::ControlRadius;
    stylepaint::focusRing(painter, isButton ? widget->rect() : option.rect, m_tokens.accent, radius);
}

void StudioStyle::drawControl(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            drawPushButtonLabel(*button, *painter, widget);
            return;
        }
        break;
    case CE_ToolButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option); button && widget
            && (is(widget, "rail") || is(widget, "tab") || is(widget, "pill") || is(widget, "disclosure"))) {
            drawToolButtonLabel(*button, *painter, widget);
            return;
        }
        break;
    case CE_ProgressBar:
        if (const auto *bar = qstyleoption_cast<const QStyleOptionProgressBar *>(option)) {
            stylepaint::progressBar(m_tokens, *bar, *painter);
            return;
        }
        break;
    case CE_MenuBarItem:
    case CE_MenuBarEmptyArea:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            drawMenuBar(*item, *painter, widget);
            return;
        }
        painter->fillRect(option->rect, m_tokens.panel);
        return;
    default:
        if (drawItem(element, option, painter, widget))
            return;
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

// Rows, entries and lines.
bool StudioStyle::drawItem(
    ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const
{
    switch (element) {
    case CE_ComboBoxLabel:
        if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
            QStyleOptionComboBox narrow = *box; // cut words look like a mistake without their dots
            const int room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width()
                - (box->currentIcon.isNull() ? 0 : box->iconSize.width() + 4) - 2;
            narrow.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room);
            QProxyStyle::drawControl(element, &narrow, painter, widget);
            return true;
        }
        break;
    case CE_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option)) {
            QStyleOptionMenuItem quiet = *item;
            quiet.palette.setColor(QPalette::Highlight, stylepaint::mix(m_tokens.raised, m_tokens.text, 0.1));
            quiet.palette.setColor(QPalette::HighlightedText, m_tokens.text);
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return true;
        }
        break;
    case CE_ItemViewItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option)) {
            QStyleOptionViewItem quiet = *item;
            quiet.palette.setColor(QPalette::HighlightedText, m_tokens.text);
            quiet.palette.setColor(QPalette::Highlight, m_tokens.selection);
            QProxyStyle::drawControl(element, &quiet, painter, widget);
            return true;
        }
        break;
    case CE_Splitter:
        painter->fillRect(option->rect, m_tokens.line);
        return true;
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_tokens.panel);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1), m_tokens.line);
        return true;
    case CE_ShapedFrame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && (frame->frameShape == QFrame::HLine || frame->frameShape == QFrame::VLine)) {
            const QPoint middle = option->rect.center();
            painter->fillRect(frame->frameShape == QFrame::HLine
                    ? QRect(option->rect.left(), middle.y(), option->rect.width(), 1)
                    : QRect(middle.x(), option->rect.top(), 1, option->rect.height()),
                m_tokens.line);
            return true;
        }
        break;
    default:
        break;
    }
    return false;
}

void setTint(QWidget *widget, Tint tint)
{
    widget->setProperty(TintProperty, int(tint));
    applyTint(widget);
}

void retint()
{
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (widget->property(TintProperty).isValid())
            applyTint(widget);
    }
}

} // namespace studio
