// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/delegates/taskdelegate.h"

#include "support/calls.h"
#include "widgets/models/tasklistmodel.h"
#include "widgets/theme/tokens.h"

#include <QListView>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace studio;

// The delegate paints from roles alone: a plain model with these roles is enough.
class TaskDelegateTest : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        test::failOnAnyWarning();
        m_model.clear();
        auto *item = new QStandardItem(u"She walks the ridge road"_s);
        item->setData(u"seed 88 · zoom +4"_s, TaskListModel::SettingsRole);
        item->setData(u"Gen-3 Alpha Turbo"_s, TaskListModel::ModelRole);
        item->setData(u"Sandbox"_s, TaskListModel::AccountRole);
        item->setData(u"Making it, 50 %"_s, TaskListModel::StateTextRole);
        item->setData(int(StateTone::Running), TaskListModel::ToneRole);
        item->setData(u"25 cr"_s, TaskListModel::CreditsRole);
        item->setData(false, TaskListModel::CircledRole);
        m_model.appendRow(item);
    }

    void aRowIs62High() { QCOMPARE(TaskDelegate().sizeHint({}, {}).height(), 62); }

    void paintsProgressUpToItsShare_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<int>("y");
        QTest::newRow("alone") << QString() << 41;
        QTest::newRow("below the provider's words") << u"Frame 60 of 120"_s << 54;
    }

    void paintsProgressUpToItsShare()
    {
        QFETCH(QString, detail);
        QFETCH(int, y);
        m_model.item(0)->setData(detail, TaskListModel::StateDetailRole);
        const bool wordsOnly = holds(painted(), Tokens::dark().running);
        QVERIFY(!wordsOnly);
        m_model.item(0)->setData(0.5, TaskListModel::ProgressRole);
        const QImage shown = painted();
        const QColor colour = Tokens::dark().running;
        int coloured = 0;
        int track = 0;
        for (int x = 0; x < shown.width(); ++x) {
            const QColor pixel = shown.pixelColor(x, y);
            coloured += pixel == colour;
            track += pixel == Tokens::dark().line;
        }
        QVERIFY2(coloured > 40, qPrintable(QString::number(coloured)));
        QVERIFY(qAbs(coloured - track) < 6); // half of it
    }

    void theStateHasItsColour_data()
    {
        QTest::addColumn<StateTone>("tone");
        QTest::addColumn<QColor>("colour");
        QTest::newRow("saved") << StateTone::Saved << Tokens::dark().saved;
        QTest::newRow("waiting") << StateTone::Waiting << Tokens::dark().waiting;
        QTest::newRow("failed") << StateTone::Failed << Tokens::dark().failed;
    }

    void theStateHasItsColour()
    {
        QFETCH(StateTone, tone);
        QFETCH(QColor, colour);
        QVERIFY(!holds(painted(), colour));
        m_model.item(0)->setData(int(tone), TaskListModel::ToneRole);
        QVERIFY(holds(painted(), colour));
    }

    void aCircledTakeIsMarked()
    {
        QVERIFY(!holds(painted(), Tokens::dark().accent));
        m_model.item(0)->setData(true, TaskListModel::CircledRole);
        QVERIFY(holds(painted(), Tokens::dark().accent));
    }

    void theCircleCanBeClicked()
    {
        QListView view;
        TaskDelegate delegate;
        view.setModel(&m_model);
        view.setItemDelegate(&delegate);
        view.resize(900, 200);
        view.show();
        QSignalSpy clicked(&delegate, &TaskDelegate::circleClicked);
        QStyleOptionViewItem option;
        option.rect = view.visualRect(m_model.index(0, 0));
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, TaskDelegate::circleRect(option).center());
        QCOMPARE(clicked.size(), 1);
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, option.rect.center());
        QCOMPARE(clicked.size(), 1);
    }

    void paintsInAnyWidthAndDirection_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<Qt::LayoutDirection>("direction");
        for (const int width : {200, 480, 664, 1400}) {
            QTest::addRow("%d", width) << width << Qt::LeftToRight;
            QTest::addRow("%d mirrored", width) << width << Qt::RightToLeft;
        }
    }

    void paintsInAnyWidthAndDirection()
    {
        QFETCH(int, width);
        QFETCH(Qt::LayoutDirection, direction);
        const QImage shown = painted(width, direction);
        QVERIFY(holds(shown, Tokens::dark().input)); // the picture's place
        const bool pictureIsLeft = shown.pixelColor(20, 30) == Tokens::dark().input;
        QCOMPARE(pictureIsLeft, direction == Qt::LeftToRight);
    }

private:
    QImage painted(int width = 900, Qt::LayoutDirection direction = Qt::LeftToRight) const
    {
        QImage image(width, 62, QImage::Format_RGB32);
        image.fill(Tokens::dark().panel);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = image.rect();
        option.palette = Tokens::dark().palette();
        option.direction = direction;
        option.font.setStyleStrategy(QFont::NoAntialias);
        TaskDelegate().paint(&painter, option, m_model.index(0, 0));
        return image;
    }

    static bool holds(const QImage &image, const QColor &colour)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == colour)
                    return true;
            }
        }
        return false;
    }

    QStandardItemModel m_model;
};

QTEST_MAIN(TaskDelegateTest)
#include "tst_taskdelegate.moc"
