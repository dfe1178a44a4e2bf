// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The labels and the composed controls of StudioStyle.
#include "widgets/theme/studiostyle.h"

#include "widgets/theme/stylepaint.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

bool is(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

QFont weighted(QFont font, QFont::Weight weight)
{
    font.setWeight(weight);
    return font;
}

} // namespace

void StudioStyle::drawPushButtonLabel(
    const QStyleOptionButton &option, QPainter &painter, const QWidget *widget) const
{
    const bool enabled = option.state & State_Enabled;
    const bool primary = is(widget, "primary");
    const bool chosen = option.state & State_On;
    const bool quiet = (is(widget, "tab") || is(widget, "pill")) && !chosen;
    const bool strong = primary || (is(widget, "tab") && chosen);
    const QString detail = primary ? widget->property("detail").toString() : QString();
    const QFont wordsFont = strong ? weighted(painter.font(), QFont::DemiBold) : painter.font();
    const int wordsWidth = QFontMetrics(wordsFont).size(Qt::TextShowMnemonic, option.text).width();
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width();
    const int iconGap = iconWidth && wordsWidth ? 6 : 0;
    const int detailGap = detail.isEmpty() ? 0 : 12;
    const int detailWidth = detail.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(detail);
    const int width = iconWidth + iconGap + wordsWidth + detailGap + detailWidth;
    QRect line = option.rect;
    line.setLeft(line.left() + std::max(0, (line.width() - width) / 2));
    line.setWidth(width);
    const auto take = [&line, &option](int room) {
        QRect cell(line.left(), option.rect.top(), room, option.rect.height());
        line.setLeft(line.left() + room);
        return visualRect(option.direction, option.rect, cell);
    };
    if (iconWidth) {
        const QRect cell = take(iconWidth);
        option.icon.paint(&painter, cell, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
            chosen ? QIcon::On : QIcon::Off);
        take(iconGap);
    }
    painter.save();
    const QColor custom = option.palette.color(QPalette::ButtonText);
    painter.setPen(!enabled ? m_tokens.muted : primary ? m_tokens.onAccent : quiet ? m_tokens.muted : custom);
    painter.setFont(wordsFont);
    const int mnemonic = styleHint(SH_UnderlineShortcut, &option, widget, nullptr) ? Qt::TextShowMnemonic
                                                                                   : Qt::TextHideMnemonic;
    painter.drawText(take(wordsWidth), int(Qt::AlignCenter) | Qt::TextSingleLine | mnemonic, option.text);
    if (detailWidth) {
        take(detailGap);
        painter.setFont(weighted(wordsFont, QFont::Normal));
        painter.drawText(take(detailWidth), int(Qt::AlignCenter) | Qt::TextSingleLine, detail);
    }
    painter.restore();
}

void StudioStyle::drawDisclosure(const QStyleOptionToolButton &option, QPainter &painter) const
{
    const QColor colour = option.state & State_MouseOver ? m_tokens.accent : m_tokens.text;
    const auto placed
        = [&option](const QRect &rect) { return visualRect(option.direction, option.rect, rect); };
    QRect arrow(option.rect.topLeft(), QSize(metrics::DisclosureArrow - 6, option.rect.height()));
    stylepaint::chevron(painter, placed(arrow), option.arrowType, colour);
    painter.setPen(colour);
    painter.drawText(placed(option.rect.adjusted(metrics::DisclosureArrow, 0, 0, 0)),
        int(visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter)) | Qt::TextSingleLine
            | Qt::TextShowMnemonic,
        option.text);
}

void StudioStyle::drawToolButtonLabel(
    const QStyleOptionToolButton &option, QPainter &painter, const QWidget *widget) const
{
    const bool enabled = option.state & State_Enabled;
    const bool chosen = option.state & State_On;
    painter.save();
    if (is(widget, "disclosure")) {
        drawDisclosure(option, painter);
        painter.restore();
        return;
    }
    painter.setPen(enabled && chosen ? m_tokens.text : m_tokens.muted);
    if (!is(widget, "rail")) {
        painter.setFont(is(widget, "tab") && chosen ? weighted(option.font, QFont::DemiBold) : option.font);
        painter.drawText(
            option.rect, int(Qt::AlignCenter) | Qt::TextSingleLine | Qt::TextShowMnemonic, option.text);
        painter.restore();
        return;
    }
    QFont font = weighted(option.font, chosen ? QFont::DemiBold : QFont::Normal);
    font.setPointSizeF(metrics::LabelPointSize * 0.94);
    painter.setFont(font);
    const int words = int(Qt::AlignHCenter | Qt::AlignTop) | Qt::TextWordWrap;
    const QRect wide = option.rect.adjusted(1, 0, -1, 0);
    const int wordsHeight = QFontMetrics(font).boundingRect(wide, words, option.text).height();
    constexpr int Gap = 2;
    const int top
        = option.rect.top() + std::max(2, (option.rect.height() - metrics::IconSize - Gap - wordsHeight) / 2);
    const QRect picture(
        option.rect.center().x() - metrics::IconSize / 2 + 1, top, metrics::IconSize, metrics::IconSize);
    option.icon.paint(&painter, picture, Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled,
        chosen ? QIcon::On : QIcon::Off);
    painter.drawText(
        QRect(wide.left(), picture.bottom() + 1 + Gap, wide.width(), wordsHeight), words, option.text);
    painter.restore();
}

void StudioStyle::drawMenuBar(
    const QStyleOptionMenuItem &option, QPainter &painter, const QWidget *widget) const
{
    stylepaint::menuBarItem(m_tokens, option, painter);
    const QRect all = option.menuRect.isValid() ? option.menuRect : option.rect;
    if (option.rect.bottom() >= all.bottom())
        painter.fillRect(QRect(option.rect.left(), all.bottom(), option.rect.width(), 1), m_tokens.line);
    // Letters are underlined while the keyboard is in the bar (after Alt), and not before.
    const int mnemonic = widget && widget->hasFocus() ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    drawItemText(&painter, option.rect, int(Qt::AlignCenter) | Qt::TextSingleLine | mnemonic, option.palette,
        option.state & State_Enabled, option.text, QPalette::WindowText);
}

void StudioStyle::drawSpinBox(
    const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(&option);
    if (!spin)
        return;
    if (spin->frame)
        stylepaint::field(m_tokens, option, painter, widget);
    if (spin->buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto arrow = [&](SubControl part, Qt::ArrowType direction, QAbstractSpinBox::StepEnabledFlag can) {
        const bool live = spin->stepEnabled.testFlag(can) && (option.state & State_Enabled);
        const QRect room = subControlRect(CC_SpinBox, &option, part, widget);
        if (live && (option.activeSubControls & part))
            stylepaint::box(painter, room.adjusted(1, 1, -1, -1),
                {.fill = stylepaint::mix(m_tokens.input, m_tokens.text, 0.08), .edge = {}, .radius = 3});
        stylepaint::chevron(painter, room, direction, live ? m_tokens.muted : m_tokens.line);
    };
    arrow(SC_SpinBoxUp, Qt::UpArrow, QAbstractSpinBox::StepUpEnabled);
    arrow(SC_SpinBoxDown, Qt::DownArrow, QAbstractSpinBox::StepDownEnabled);
}

void StudioStyle::drawComboBox(
    const QStyleOptionComplex &option, QPainter &painter, const QWidget *widget) const
{
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(&option);
    if (combo && !combo->frame)
        return;
    stylepaint::field(m_tokens, option, painter, widget);
    const QRect room = subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget);
    stylepaint::chevron(
        painter, room, Qt::DownArrow, option.state & State_Enabled ? m_tokens.muted : m_tokens.edge);
}

void StudioStyle::drawComplexControl(
    ComplexControl control, const QStyleOptionComplex *option, QPainter *painter, const QWidget *widget) const
{
    const auto *sliding = qstyleoption_cast<const QStyleOptionSlider *>(option);
    switch (control) {
    case CC_SpinBox:
        drawSpinBox(*option, *painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(*option, *painter, widget);
        return;
    case CC_Slider:
        if (sliding && sliding->tickPosition == QSlider::NoTicks) {
            stylepaint::SliderParts parts;
            parts.groove = sliderPart(*option, SC_SliderGroove);
            parts.handle = sliderPart(*option, SC_SliderHandle);
            parts.centred = is(widget, "centred");
            parts.transport = is(widget, "transport");
            parts.focused = (option->state & State_HasFocus) && (option->state & State_KeyboardFocusChange);
            stylepaint::slider(m_tokens, *sliding, parts, *painter);
            return;
        }
        break;
    case CC_ScrollBar:
        if (sliding) {
            stylepaint::scrollBar(m_tokens, *sliding, scrollBarPart(*option, SC_ScrollBarSlider), *painter);
            return;
        }
        break;
    default:
        break;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace studio
