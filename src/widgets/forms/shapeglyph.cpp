// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/shapeglyph.h"

#include "widgets/theme/tokens.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QLocale>
#include <QPainter>
#include <QPalette>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace Qt::StringLiterals;

namespace studio::shapeglyph {

namespace {

constexpr int LongestSide = 21; // of a ratio that people say
constexpr double Near = 0.02;
constexpr QSize Usual[] = {{21, 9}, {2, 1}, {16, 9}, {5, 3}, {3, 2}, {4, 3}, {5, 4}, {1, 1}};

//! Drawn anew in the colours of the moment, so that it follows a change of theme.
class Outline final : public QIconEngine {
public:
    explicit Outline(QSize shape)
        : m_shape(shape)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode, QIcon::State) override
    {
        if (m_shape.isEmpty())
            return;
        QSizeF size = QSizeF(m_shape).scaled(QSizeF(rect.size()) - QSizeF(4, 4), Qt::KeepAspectRatio);
        size = size.expandedTo({3, 3});
        QRectF outline(QPointF(), size);
        outline.moveCenter(QRectF(rect).center());
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(Tokens::of(QGuiApplication::palette()).muted, 1.2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(outline, 1.5, 1.5);
        painter->restore();
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap made(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return made;
    }

    QIconEngine *clone() const override { return new Outline(m_shape); }
    bool isNull() override { return false; }

private:
    QSize m_shape;
};

} // namespace

QSize shapeOf(const ChoiceValue &choice)
{
    if (!choice.size.isEmpty())
        return choice.size;
    const QString text = choice.value.toString();
    if (text == "landscape"_L1)
        return {16, 9};
    if (text == "portrait"_L1)
        return {9, 16};
    if (text == "square"_L1)
        return {1, 1};
    const QStringList sides = text.split(':'_L1);
    return sides.size() == 2 ? QSize(sides.at(0).toInt(), sides.at(1).toInt()) : QSize();
}

QString ratioText(QSize shape)
{
    if (shape.isEmpty())
        return {};
    const int common = std::gcd(shape.width(), shape.height());
    const QSize least = shape / common;
    if (std::max(least.width(), least.height()) <= LongestSide)
        return u"%1:%2"_s.arg(least.width()).arg(least.height());
    const bool upright = shape.height() > shape.width();
    const double ratio
        = upright ? double(shape.height()) / shape.width() : double(shape.width()) / shape.height();
    for (const QSize &usual : Usual) {
        if (std::abs(ratio * usual.height() / usual.width() - 1) > Near)
            continue;
        return upright ? u"≈ %1:%2"_s.arg(usual.height()).arg(usual.width())
                       : u"≈ %1:%2"_s.arg(usual.width()).arg(usual.height());
    }
    const QString number = QLocale().toString(ratio, 'f', 2);
    return upright ? "1:"_L1 + number : number + ":1"_L1;
}

QIcon icon(QSize shape)
{
    return QIcon(new Outline(shape));
}

} // namespace studio::shapeglyph
