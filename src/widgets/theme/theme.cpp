// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include "widgets/theme/studiostyle.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#include <QFontDatabase>
#include <QToolTip>
#include <QWidget>

#include <algorithm>

namespace studio {

using namespace Qt::StringLiterals;

namespace {

constexpr auto PortalService = "org.freedesktop.portal.Desktop"_L1;
constexpr auto PortalPath = "/org/freedesktop/portal/desktop"_L1;
constexpr auto PortalInterface = "org.freedesktop.portal.Settings"_L1;
constexpr auto AppearanceGroup = "org.freedesktop.appearance"_L1;
constexpr auto SchemeKey = "color-scheme"_L1;

// The desktop's own font where it names one. Without a desktop Qt falls back to whatever fontconfig calls
// "Sans"; there a face that was drawn for screens is chosen if it is installed.
QFont studioFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    const bool nobodyChose = font.family().startsWith("sans"_L1, Qt::CaseInsensitive);
    if (nobodyChose && QFontDatabase::hasFamily(u"Inter"_s))
        font.setFamilies({u"Inter"_s, font.family()});
    font.setPointSizeF(metrics::BodyPointSize);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
    font.setFeature("tnum", 1);
#endif
    return font;
}

} // namespace

Theme::Theme(QObject *parent)
    : QObject(parent)
    , m_style(new StudioStyle(Tokens::dark()))
{
    QApplication::setStyle(m_style);
    QApplication::setFont(studioFont());
    apply();
    askPortal();
}

Theme::~Theme() = default;

void Theme::setAppearance(Settings::Appearance appearance)
{
    m_appearance = appearance;
    resolve();
}

const Tokens &Theme::tokens() const
{
    return m_dark ? Tokens::dark() : Tokens::light();
}

void Theme::askPortal()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(PortalService, PortalPath, PortalInterface, u"SettingChanged"_s, this,
        SLOT(portalSettingChanged(QDBusMessage)));
    QDBusMessage read = QDBusMessage::createMethodCall(PortalService, PortalPath, PortalInterface, u"Read"_s);
    read << QString(AppearanceGroup) << QString(SchemeKey);
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (!reply.isError())
            followPortal(reply.value().variant());
    });
}

void Theme::portalSettingChanged(const QDBusMessage &message)
{
    const QVariantList words = message.arguments();
    if (words.value(0).toString() == AppearanceGroup && words.value(1).toString() == SchemeKey)
        followPortal(words.value(2));
}

void Theme::followPortal(const QVariant &scheme)
{
    QVariant value = scheme;
    // Read() wraps its answer in a second variant.
    while (value.canConvert<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    constexpr uint PreferLight = 2;
    m_systemDark = value.toUInt() != PreferLight;
    resolve();
}

void Theme::resolve()
{
    const bool dark = m_appearance == Settings::Appearance::System
        ? m_systemDark
        : m_appearance == Settings::Appearance::Dark;
    if (dark == m_dark)
        return;
    m_dark = dark;
    apply();
    emit changed();
}

void Theme::apply()
{
    if (m_style)
        m_style->setTokens(tokens());
    const QPalette palette = tokens().palette();
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    // Qt passes a new palette on only while the application's event loop runs; a window that was made before
    // would keep the old colours.
    const QWidgetList windows = QApplication::topLevelWidgets();
    const bool missed = std::any_of(windows.begin(), windows.end(), [&palette](const QWidget *window) {
        return window->palette().color(QPalette::Window) != palette.color(QPalette::Window);
    });
    if (missed) {
        const QWidgetList widgets = QApplication::allWidgets();
        for (QWidget *widget : widgets) {
            QEvent event(QEvent::ApplicationPaletteChange);
            QApplication::sendEvent(widget, &event);
        }
    }
    retint();
}

} // namespace studio
