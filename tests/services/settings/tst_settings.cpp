// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/settings/settings.h"
#include "support/calls.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;
using namespace studio::test;

class TestSettings final : public QObject {
    Q_OBJECT

private slots:
    void init();
    void defaults();
    void everythingComesBack();
    void onlyDifferencesAreTold();
    void wrongWordsAreTheDefault();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

void TestSettings::init()
{
    failOnAnyWarning();
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(u"settings.ini"_s);
}

void TestSettings::defaults()
{
    const Settings settings(m_file);
    QCOMPARE(settings.defaultAccount(), u"sandbox-runway"_s);
    QCOMPARE(settings.startUp(), Settings::StartUp::Hold);
    QCOMPARE(settings.appearance(), Settings::Appearance::System);
    QVERIFY(!settings.session(u"geometry"_s).isValid());
}

void TestSettings::everythingComesBack()
{
    using StartUp = Settings::StartUp;
    using Appearance = Settings::Appearance;
    for (const StartUp startUp : {StartUp::Run, StartUp::Hold, StartUp::Ask}) {
        for (const Appearance appearance : {Appearance::System, Appearance::Light, Appearance::Dark}) {
            {
                Settings settings(m_file);
                settings.setDefaultAccount(u"work-%1"_s.arg(int(startUp)));
                settings.setStartUp(startUp);
                settings.setAppearance(appearance);
                settings.setSession(u"geometry"_s, QByteArray("\x00\x01\xff", 3));
                settings.setSession(u"stage/loop"_s, true);
            }
            const Settings settings(m_file);
            QCOMPARE(settings.defaultAccount(), u"work-%1"_s.arg(int(startUp)));
            QCOMPARE(settings.startUp(), startUp);
            QCOMPARE(settings.appearance(), appearance);
            QCOMPARE(settings.session(u"geometry"_s).toByteArray(), QByteArray("\x00\x01\xff", 3));
            QCOMPARE(settings.session(u"stage/loop"_s).toBool(), true);
        }
    }
    QVERIFY(QFile::exists(m_file));
}

void TestSettings::onlyDifferencesAreTold()
{
    Settings settings(m_file);
    QSignalSpy spy(&settings, &Settings::changed);
    settings.setStartUp(Settings::StartUp::Hold);
    settings.setAppearance(Settings::Appearance::System);
    settings.setDefaultAccount(u"sandbox-runway"_s);
    settings.setSession(u"geometry"_s, 1);
    QCOMPARE(spy.size(), 0);
    settings.setStartUp(Settings::StartUp::Ask);
    settings.setAppearance(Settings::Appearance::Dark);
    settings.setDefaultAccount(u"work"_s);
    QCOMPARE(spy.size(), 3);
}

void TestSettings::wrongWordsAreTheDefault()
{
    QFile file(m_file);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("[tasks]\nstartUp=sometimes\n[window]\nappearance=\n[account]\ndefault=\n");
    file.close();
    const Settings settings(m_file);
    QCOMPARE(settings.startUp(), Settings::StartUp::Hold);
    QCOMPARE(settings.appearance(), Settings::Appearance::System);
    QCOMPARE(settings.defaultAccount(), u"sandbox-runway"_s);
}

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
