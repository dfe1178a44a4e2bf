// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/icons.h"

#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

constexpr auto Folder = ":/icons/"_L1;

QColor mix(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int from, int to) { return qRound(from + (to - from) * share); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

class DrawnIconEngine final : public QIconEngine {
public:
    DrawnIconEngine(QString name, QByteArray drawing, Tint off, Tint on)
        : m_name(std::move(name))
        , m_drawing(std::move(drawing))
        , m_off(off)
        , m_on(on)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        QByteArray svg = m_drawing;
        svg.replace("currentColor", colour(mode, state).name().toLatin1());
        QSvgRenderer renderer(svg);
        const int side = qMin(rect.width(), rect.height());
        QRectF square(0, 0, side, side);
        square.moveCenter(QRectF(rect).center());
        renderer.render(painter, square);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        const QString key = u"studio-icon/%1/%2/%3x%4"_s.arg(m_name, colour(mode, state).name())
                                .arg(size.width())
                                .arg(size.height());
        QPixmap made;
        if (QPixmapCache::find(key, &made))
            return made;
        made = QPixmap(size);
        made.fill(Qt::transparent);
        QPainter painter(&made);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, QRect(QPoint(), size), mode, state);
        painter.end();
        QPixmapCache::insert(key, made);
        return made;
    }

    QIconEngine *clone() const override { return new DrawnIconEngine(m_name, m_drawing, m_off, m_on); }
    QString key() const override { return u"studio-icon"_s; }
    QString iconName() override { return m_name; }
    bool isNull() override { return m_drawing.isEmpty(); }

private:
    [[nodiscard]] QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const Tokens &tokens = Tokens::of(QGuiApplication::palette());
        const QColor normal = tokens.colour(state == QIcon::On ? m_on : m_off);
        return mode == QIcon::Disabled ? mix(normal, tokens.panel, 0.6) : normal;
    }

    QString m_name;
    QByteArray m_drawing;
    Tint m_off;
    Tint m_on;
};

} // namespace

QIcon icon(const QString &name, Tint tint)
{
    return icon(name, tint, tint);
}

QIcon icon(const QString &name, Tint tint, Tint checked)
{
    QFile file(Folder + name + ".svg"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QIcon(new DrawnIconEngine(name, file.readAll(), tint, checked));
}

QStringList iconNames()
{
    QStringList names = QDir(Folder).entryList({u"*.svg"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(4);
    return names;
}

} // namespace studio
