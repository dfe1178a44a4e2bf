// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs on a session bus of its own, with a settings portal played by the test.
#include "widgets/theme/theme.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QSignalSpy>
#include <QTest>

using namespace studio;
using namespace Qt::StringLiterals;

//! org.freedesktop.portal.Settings, with the one setting that is asked for.
class SettingsPortal final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;
    int reads = 0;

public slots:
    QDBusVariant Read(const QString &group, const QString &key)
    {
        ++reads;
        const bool known = group == u"org.freedesktop.appearance"_s && key == u"color-scheme"_s;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(known ? scheme : 99u)));
    }

signals:
    void SettingChanged(const QString &group, const QString &key, const QDBusVariant &value);
};

class TestPortal final : public QObject {
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }
    void followsThePortal();
};

void TestPortal::followsThePortal()
{
    // On a connection of its own, as another process would be.
    QDBusConnection bus = QDBusConnection::connectToBus(QDBusConnection::SessionBus, u"portal"_s);
    QVERIFY2(bus.isConnected(), "this test is started by dbus-run-session");
    SettingsPortal portal;
    portal.scheme = 2;
    QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
        QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));

    Theme theme;
    QVERIFY(theme.isDark()); // until the answer is here
    QTRY_VERIFY(!theme.isDark());
    QCOMPARE(portal.reads, 1);
    QCOMPARE(QApplication::palette().color(QPalette::Window), Tokens::light().panel);

    const auto announce = [&portal](const QString &group, uint scheme) {
        emit portal.SettingChanged(group, u"color-scheme"_s, QDBusVariant(scheme));
    };
    announce(u"org.freedesktop.appearance"_s, 1);
    QTRY_VERIFY(theme.isDark());
    announce(u"org.freedesktop.appearance"_s, 2);
    QTRY_VERIFY(!theme.isDark());

    theme.setAppearance(Settings::Appearance::Dark); // the person's word counts for more
    QVERIFY(theme.isDark());
    const QSignalSpy changed(&theme, &Theme::changed);
    announce(u"org.freedesktop.appearance"_s, 1);
    announce(u"org.freedesktop.appearance"_s, 0);
    theme.setAppearance(Settings::Appearance::System);
    QTRY_VERIFY(theme.isDark());
}

QTEST_MAIN(TestPortal)
#include "tst_portal.moc"
