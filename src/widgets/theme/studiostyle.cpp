// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/studiostyle.h"

#include <QApplication>
#include <QStyleFactory>
#include <QWidget>

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
    if (label)
        font.setWeight(QFont::Medium);
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
