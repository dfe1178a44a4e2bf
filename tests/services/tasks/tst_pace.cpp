// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/pace.h"

#include <QTest>

using namespace studio;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestPace final : public QObject {
    Q_OBJECT

private slots:
    void whatAProviderAsksForIsBounded_data();
    void whatAProviderAsksForIsBounded();
};

void TestPace::whatAProviderAsksForIsBounded_data()
{
    QTest::addColumn<QString>("origin");
    QTest::addColumn<std::chrono::milliseconds>("asked");
    QTest::addColumn<std::chrono::milliseconds>("waited");
    const auto far = u"https://api.example.com"_s;
    QTest::newRow("at once") << far << 0ms << std::chrono::milliseconds(10s);
    QTest::newRow("reasonable") << far << std::chrono::milliseconds(30s) << std::chrono::milliseconds(30s);
    QTest::newRow("a year") << far << std::chrono::milliseconds(8760h) << std::chrono::milliseconds(1h);
    QTest::newRow("at once, here") << u"sandbox"_s << 0ms << 200ms;
    QTest::newRow("a year, here") << u"sandbox"_s << std::chrono::milliseconds(8760h)
                                  << std::chrono::milliseconds(1h);
}

void TestPace::whatAProviderAsksForIsBounded()
{
    QFETCH(QString, origin);
    QFETCH(std::chrono::milliseconds, asked);
    QFETCH(std::chrono::milliseconds, waited);
    QCOMPARE(Pace::of(origin).asked(asked).count(), waited.count());
}

QTEST_APPLESS_MAIN(TestPace)
#include "tst_pace.moc"
