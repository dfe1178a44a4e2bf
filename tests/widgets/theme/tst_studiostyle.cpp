// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/studiostyle.h"
#include "widgets/theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

QColor at(const QWidget &widget, int x, int y)
{
    return const_cast<QWidget &>(widget).grab().toImage().pixelColor(x, y);
}

bool alike(const QColor &one, const QColor &other, int tolerance = 6)
{
    return std::abs(one.red() - other.red()) <= tolerance
        && std::abs(one.green() - other.green()) <= tolerance
        && std::abs(one.blue() - other.blue()) <= tolerance;
}

// How many pixels of the middle row have the colour, from the left edge to `to`.
int run(const QImage &image, const QColor &colour, int from, int to)
{
    int found = 0;
    for (int x = from; x < to; ++x)
        found += alike(image.pixelColor(x, image.height() / 2), colour);
    return found;
}

} // namespace

class TestStudioStyle final : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void init();
    void cleanupTestCase() { m_theme.reset(); }
    void paintsEveryControl_data();
    void paintsEveryControl();
    void sizesComeFromTheTable();
    void primaryButtonIsAccented();
    void fillOfACentredSliderStartsAtZero();
    void fillOfAPlainSliderStartsAtItsEnd();
    void clickOnASliderGoesThere();
    void keyboardFocusIsSeen();
    void surfacesAndTintsFollowTheTheme();
    void changedIsToldOnce();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestStudioStyle::init()
{
    QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    m_theme->setAppearance(Settings::Appearance::Dark);
}

void TestStudioStyle::paintsEveryControl_data()
{
    QTest::addColumn<Settings::Appearance>("appearance");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("dark") << Settings::Appearance::Dark << Qt::LeftToRight;
    QTest::newRow("light") << Settings::Appearance::Light << Qt::LeftToRight;
    QTest::newRow("dark, from the right") << Settings::Appearance::Dark << Qt::RightToLeft;
}

void TestStudioStyle::paintsEveryControl()
{
    QFETCH(Settings::Appearance, appearance);
    QFETCH(Qt::LayoutDirection, direction);
    m_theme->setAppearance(appearance);
    QWidget window;
    window.setLayoutDirection(direction);
    auto *column = new QVBoxLayout(&window);
    auto *bar = new QMenuBar;
    bar->addMenu(u"&File"_s)->addAction(u"Open"_s);
    column->setMenuBar(bar);
    auto *list = new QListWidget;
    for (int i = 0; i < 50; ++i)
        list->addItem(QString::number(i));
    list->setCurrentRow(2);
    auto *check = new QCheckBox(u"check"_s);
    check->setTristate(true);
    check->setCheckState(Qt::PartiallyChecked);
    auto *progress = new QProgressBar;
    progress->setRange(0, 0);
    auto *tab = new QToolButton;
    tab->setText(u"tab"_s);
    tab->setProperty("tab", true);
    auto *rail = new QToolButton;
    rail->setText(u"rail"_s);
    rail->setProperty("rail", true);
    for (QWidget *widget : std::initializer_list<QWidget *>{new QPushButton(u"push"_s), tab, rail, check,
             new QRadioButton(u"radio"_s), new QComboBox, new QLineEdit(u"line"_s), new QSpinBox,
             new QPlainTextEdit(u"text"_s), new QSlider(Qt::Horizontal), new QSlider(Qt::Vertical), progress,
             list}) {
        column->addWidget(widget);
    }
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QImage picture = window.grab().toImage();
    QVERIFY(alike(picture.pixelColor(2, picture.height() - 2), m_theme->tokens().panel));
    QMenu menu;
    menu.addAction(u"One"_s)->setCheckable(true);
    menu.addSeparator();
    menu.addMenu(u"More"_s)->addAction(u"Two"_s);
    menu.ensurePolished();
    menu.resize(menu.sizeHint());
    QVERIFY(alike(at(menu, menu.width() - 4, 3), m_theme->tokens().raised));
}

void TestStudioStyle::sizesComeFromTheTable()
{
    QPushButton plain(u"Plain"_s);
    QPushButton primary(u"Generate"_s);
    primary.setProperty("primary", true);
    QCOMPARE(plain.sizeHint().height(), metrics::ControlHeight);
    QCOMPARE(primary.sizeHint().height(), metrics::PrimaryHeight);
    QCOMPARE(QLineEdit().sizeHint().height(), metrics::ControlHeight);
    QCOMPARE(QComboBox().sizeHint().height(), metrics::ControlHeight);
    QCOMPARE(QSpinBox().sizeHint().height(), metrics::ControlHeight);
}

void TestStudioStyle::primaryButtonIsAccented()
{
    QPushButton button(u"Generate"_s);
    button.setProperty("primary", true);
    button.resize(200, 38);
    QVERIFY(alike(at(button, 12, 19), m_theme->tokens().accent));
    button.setEnabled(false);
    QVERIFY(!alike(at(button, 12, 19), m_theme->tokens().accent));
}

void TestStudioStyle::fillOfACentredSliderStartsAtZero()
{
    QSlider slider(Qt::Horizontal);
    slider.setProperty("centred", true);
    slider.setRange(-100, 100);
    slider.resize(216, 22);
    slider.setValue(50);
    const QColor accent = m_theme->tokens().accent;
    QImage picture = slider.grab().toImage();
    QCOMPARE(run(picture, accent, 0, 100), 0);
    QVERIFY(run(picture, accent, 112, 150) > 30);
    slider.setValue(-50);
    picture = slider.grab().toImage();
    QVERIFY(run(picture, accent, 66, 104) > 30);
    QCOMPARE(run(picture, accent, 112, 216), 0);
}

void TestStudioStyle::fillOfAPlainSliderStartsAtItsEnd()
{
    QSlider slider(Qt::Horizontal);
    slider.resize(216, 22);
    slider.setRange(0, 100);
    slider.setValue(50);
    const QColor accent = m_theme->tokens().accent;
    QVERIFY(run(slider.grab().toImage(), accent, 4, 96) > 85);
    slider.setLayoutDirection(Qt::RightToLeft);
    const QImage mirrored = slider.grab().toImage();
    QCOMPARE(run(mirrored, accent, 0, 96), 0);
    QVERIFY(run(mirrored, accent, 120, 212) > 85);
}

void TestStudioStyle::clickOnASliderGoesThere()
{
    QSlider slider(Qt::Horizontal);
    slider.resize(216, 22);
    slider.setRange(0, 100);
    slider.show();
    QTest::mouseClick(&slider, Qt::LeftButton, {}, {157, 11});
    QCOMPARE(slider.value(), 75);
}

void TestStudioStyle::keyboardFocusIsSeen()
{
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    auto *first = new QPushButton(u"first"_s);
    auto *second = new QPushButton(u"second"_s);
    column->addWidget(first);
    column->addWidget(second);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Tab);
    QTRY_VERIFY(second->hasFocus());
    QVERIFY(alike(at(*second, second->width() / 2, 0), m_theme->tokens().accent));
    QVERIFY(!alike(at(*first, first->width() / 2, 0), m_theme->tokens().accent));
}

void TestStudioStyle::surfacesAndTintsFollowTheTheme()
{
    QWidget window;
    window.setProperty("surface", u"stage"_s);
    QLabel label(u"Saved"_s, &window);
    setTint(&label, Tint::Saved);
    window.resize(100, 60);
    window.show();
    QCOMPARE(at(window, 90, 50), Tokens::dark().stage);
    QCOMPARE(label.palette().color(QPalette::WindowText), Tokens::dark().saved);
    m_theme->setAppearance(Settings::Appearance::Light);
    QCOMPARE(at(window, 90, 50), Tokens::light().stage);
    QCOMPARE(label.palette().color(QPalette::WindowText), Tokens::light().saved);
}

void TestStudioStyle::changedIsToldOnce()
{
    const QSignalSpy changed(m_theme.get(), &Theme::changed);
    m_theme->setAppearance(Settings::Appearance::Light);
    m_theme->setAppearance(Settings::Appearance::Light);
    QCOMPARE(changed.size(), 1);
    QVERIFY(!m_theme->isDark());
    m_theme->setAppearance(Settings::Appearance::System); // no portal here: dark
    QCOMPARE(changed.size(), 2);
    QVERIFY(m_theme->isDark());
}

QTEST_MAIN(TestStudioStyle)
#include "tst_studiostyle.moc"
