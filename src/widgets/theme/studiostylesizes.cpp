// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the parts of StudioStyle's controls lie, and how large everything is.
#include "widgets/theme/studiostyle.h"

#include "widgets/theme/icons.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QStyleOption>

#include <algorithm>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

constexpr int SliderHandle = 16;
constexpr int ScrollBarWidth = 10;
constexpr int ShortestScrollHandle = 28;
constexpr int CompactHeight = 24;
constexpr int RailHeight = 58;
constexpr int MenuRow = 28;
constexpr int FieldPadding = 5; // beside the two pixels a line editor keeps itself

bool is(const QWidget *widget, const char *property)
{
    return widget && widget->property(property).toBool();
}

} // namespace

QRect StudioStyle::sliderPart(const QStyleOptionComplex &option, SubControl part) const
{
    const auto &slider = static_cast<const QStyleOptionSlider &>(option);
    const QRect &all = slider.rect;
    const bool sideways = slider.orientation == Qt::Horizontal;
    const int room = (sideways ? all.width() : all.height()) - SliderHandle;
    const int thick = std::min(SliderHandle, sideways ? all.height() : all.width());
    const int across
        = sideways ? all.top() + (all.height() - thick) / 2 : all.left() + (all.width() - thick) / 2;
    if (part == SC_SliderGroove)
        return sideways ? QRect(all.left(), across, all.width(), thick)
                        : QRect(across, all.top(), thick, all.height());
    const int at = sliderPositionFromValue(
        slider.minimum, slider.maximum, slider.sliderPosition, room, slider.upsideDown);
    return sideways ? QRect(all.left() + at, across, SliderHandle, thick)
                    : QRect(across, all.top() + at, thick, SliderHandle);
}

QRect StudioStyle::scrollBarPart(const QStyleOptionComplex &option, SubControl part) const
{
    const auto &bar = static_cast<const QStyleOptionSlider &>(option);
    const QRect &all = bar.rect;
    const bool sideways = bar.orientation == Qt::Horizontal;
    const int length = sideways ? all.width() : all.height();
    const qint64 span = qint64(bar.maximum) - bar.minimum;
    int handle = length;
    if (span > 0)
        handle = int(std::clamp<qint64>(qint64(length) * bar.pageStep / (span + bar.pageStep),
            std::min(ShortestScrollHandle, length), length));
    const int start = sliderPositionFromValue(
        bar.minimum, bar.maximum, bar.sliderPosition, length - handle, bar.upsideDown);
    const auto stretch = [&](int from, int to) {
        return sideways ? QRect(all.left() + from, all.top(), to - from, all.height())
                        : QRect(all.left(), all.top() + from, all.width(), to - from);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return stretch(start, start + handle);
    case SC_ScrollBarGroove:
        return all;
    case SC_ScrollBarSubPage:
        return bar.upsideDown ? stretch(start + handle, length) : stretch(0, start);
    case SC_ScrollBarAddPage:
        return bar.upsideDown ? stretch(0, start) : stretch(start + handle, length);
    default:
        return {}; // no arrows
    }
}

QRect StudioStyle::subControlRect(
    ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const
{
    const auto *sliding = qstyleoption_cast<const QStyleOptionSlider *>(option);
    // Sliders and bars say themselves that they are upside down where words run from the right.
    if (control == CC_ScrollBar && sliding)
        return scrollBarPart(*option, part);
    if (control == CC_Slider && sliding && sliding->tickPosition == QSlider::NoTicks
        && (part == SC_SliderHandle || part == SC_SliderGroove))
        return sliderPart(*option, part);
    const auto *spin = qstyleoption_cast<const QStyleOptionSpinBox *>(option);
    if (control == CC_SpinBox && spin && spin->buttonSymbols == QAbstractSpinBox::NoButtons
        && part == SC_SpinBoxEditField)
        return option->rect.adjusted(FieldPadding, 2, -FieldPadding, -2);
    const QRect made = QProxyStyle::subControlRect(control, option, part, widget);
    const auto *combo = qstyleoption_cast<const QStyleOptionComboBox *>(option);
    if (control == CC_ComboBox && part == SC_ComboBoxEditField && combo && !combo->editable) {
        const bool mirrored = option->direction == Qt::RightToLeft;
        return made.adjusted(mirrored ? 0 : FieldPadding, 0, mirrored ? -FieldPadding : 0, 0);
    }
    return made;
}

QRect StudioStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect made = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    if (element == SE_LineEditContents && frame && frame->lineWidth > 0)
        return made.adjusted(FieldPadding, 0, -FieldPadding, 0);
    return made;
}

QSize StudioStyle::sizeFromContents(
    ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const
{
    const int height = is(widget, "compact") ? CompactHeight : metrics::ControlHeight;
    QSize made = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const bool primary = is(widget, "primary");
        const QString detail = primary ? widget->property("detail").toString() : QString();
        const int extra = detail.isEmpty() ? 0 : option->fontMetrics.horizontalAdvance(detail) + 12;
        const bool bare = is(widget, "tab") || is(widget, "pill");
        // Room for the semi-bold words a chosen tab gets, so that nothing shifts.
        const int bold = primary || bare ? size.width() / 12 : 0;
        const int least = bare || size.width() < 40 ? height : 72;
        return {std::max(size.width() + bold + extra + 3 * metrics::Grid, least),
            primary                  ? metrics::PrimaryHeight
                : is(widget, "pill") ? height - 4
                                     : height};
    }
    case CT_ToolButton:
        if (is(widget, "rail"))
            return {metrics::RailWidth - 12, RailHeight};
        if (is(widget, "tab") || is(widget, "pill"))
            return {size.width() + size.width() / 10 + 2 * metrics::Grid,
                is(widget, "pill") ? height - 4 : height};
        if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
            button && is(widget, "disclosure")) {
            const int words = button->fontMetrics.size(Qt::TextShowMnemonic, button->text).width();
            return {metrics::DisclosureArrow + words + 2, height};
        }
        return made.expandedTo({height, height});
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        made.setHeight(std::max(height, option->fontMetrics.height() + 6));
        return made;
    case CT_MenuItem:
        if (const auto *item = qstyleoption_cast<const QStyleOptionMenuItem *>(option);
            item && item->menuItemType != QStyleOptionMenuItem::Separator)
            made.setHeight(std::max(made.height(), MenuRow));
        return made;
    case CT_MenuBarItem:
        return {size.width() + 2 * metrics::Grid, std::max(size.height() + metrics::Grid, 27)};
    case CT_ItemViewItem:
        made.setHeight(std::max(made.height(), MenuRow));
        return made;
    case CT_ProgressBar:
        made.setHeight(std::max(option->fontMetrics.height(), 8));
        return made;
    default:
        return made;
    }
}

int StudioStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_SliderLength:
    case PM_SliderControlThickness:
        return SliderHandle;
    case PM_SliderThickness:
        return SliderHandle + 6;
    case PM_ScrollBarExtent:
        return ScrollBarWidth;
    case PM_ScrollBarSliderMin:
        return ShortestScrollHandle;
    case PM_ScrollView_ScrollBarSpacing:
        return 0;
    case PM_SplitterWidth:
        return 1;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 16;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing:
        return metrics::Grid;
    case PM_DefaultFrameWidth:
        // Wide enough that the square viewport stays inside the rounded outline.
        if (qobject_cast<const QAbstractScrollArea *>(widget))
            return 3;
        break;
    case PM_MenuVMargin:
    case PM_MenuHMargin:
        return 4;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarItemSpacing:
        return 0;
    case PM_MenuBarHMargin:
        return 2;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return metrics::IconSize;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return metrics::Grid;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return metrics::FormMargin;
    default:
        break;
    }
    return QProxyStyle::pixelMetric(metric, option, widget);
}

int StudioStyle::styleHint(
    StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_ComboBox_Popup: // a list below the box, not a menu over it
    case SH_EtchDisabledText:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_Widget_Animation_Duration: // nothing ticks for looks alone
        return 0;
    case SH_Slider_AbsoluteSetButtons:
        return int(Qt::LeftButton);
    case SH_ItemView_ShowDecorationSelected:
        return 1;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

QIcon StudioStyle::standardIcon(
    StandardPixmap pixmap, const QStyleOption *option, const QWidget *widget) const
{
    switch (pixmap) {
    case SP_LineEditClearButton:
    case SP_TitleBarCloseButton:
        return icon(u"close"_s, Tint::Muted);
    case SP_MessageBoxInformation:
    case SP_MessageBoxQuestion:
        return icon(u"info"_s, Tint::Running);
    case SP_MessageBoxWarning:
        return icon(u"warning"_s, Tint::Waiting);
    case SP_MessageBoxCritical:
        return icon(u"error"_s, Tint::Failed);
    default:
        return QProxyStyle::standardIcon(pixmap, option, widget);
    }
}

} // namespace studio
