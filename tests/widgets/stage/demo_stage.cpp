// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Not a test: shows the stage and the studio's controls as a window would, to be looked at.
// demo_stage [--light] [--rtl] [--empty] [--take clip.mp4 [--play]] [--grab picture.png]
#include "samplescene.h"
#include "widgets/stage/stagepanel.h"
#include "widgets/stage/takeplayer.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/studiostyle.h"
#include "widgets/theme/theme.h"

#include <QtWidgets>

using namespace studio;
using namespace Qt::StringLiterals;

namespace {

QLabel *fieldLabel(const QString &text)
{
    auto *label = new QLabel(text);
    label->setProperty("fieldLabel", true);
    return label;
}

QWidget *rail()
{
    auto *bar = new QWidget;
    bar->setProperty("surface", u"panel"_s);
    bar->setFixedWidth(metrics::RailWidth);
    auto *column = new QVBoxLayout(bar);
    column->setContentsMargins(6, 8, 6, 8);
    column->setSpacing(2);
    const std::pair<QString, QString> rooms[] = {{u"image-to-video"_s, u"Image to video"_s},
        {u"text-to-video"_s, u"Text to video"_s}, {u"video-to-video"_s, u"Video to video"_s},
        {u"performance"_s, u"Perform-\nance"_s}, {u"text-to-image"_s, u"Text to image"_s},
        {u"upscale"_s, u"Upscale"_s}, {u"assets"_s, u"Assets"_s}, {u"usage"_s, u"Usage"_s}};
    for (const auto &[name, words] : rooms) {
        if (name == u"assets"_s)
            column->addStretch();
        auto *button = new QToolButton;
        button->setProperty("rail", true);
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setChecked(name == u"image-to-video"_s);
        button->setIcon(icon(name, Tint::Muted, Tint::Text));
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setText(words);
        column->addWidget(button);
    }
    return bar;
}

void addAxes(QVBoxLayout *column)
{
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(4);
    const std::pair<QString, double> axes[] = {{u"Horizontal"_s, 0}, {u"Vertical"_s, 1.5}, {u"Pan"_s, -3},
        {u"Tilt"_s, 0}, {u"Zoom"_s, 4}, {u"Roll"_s, 0}};
    int row = 0;
    for (const auto &[name, value] : axes) {
        auto *label = new QLabel(name);
        label->setProperty("muted", true);
        auto *slider = new QSlider(Qt::Horizontal);
        slider->setProperty("centred", true);
        slider->setRange(-100, 100);
        slider->setValue(int(value * 10));
        auto *box = new QDoubleSpinBox;
        box->setProperty("compact", true);
        box->setButtonSymbols(QAbstractSpinBox::NoButtons);
        box->setAlignment(Qt::AlignRight);
        box->setRange(-10, 10);
        box->setDecimals(1);
        box->setValue(value);
        box->setFixedWidth(48);
        grid->addWidget(label, row, 0);
        grid->addWidget(slider, row, 1);
        grid->addWidget(box, row++, 2);
    }
    column->addLayout(grid);
}

void addGenerate(QVBoxLayout *column)
{
    auto *end = new QHBoxLayout;
    auto *times = new QPushButton(u"×1"_s);
    times->setFixedHeight(metrics::PrimaryHeight);
    auto *generate = new QPushButton(u"Generate"_s);
    generate->setProperty("primary", true);
    generate->setProperty("detail", u"25 credits"_s);
    end->addWidget(times);
    end->addWidget(generate, 1);
    column->addLayout(end);
}

QWidget *form()
{
    auto *panel = new QWidget;
    panel->setProperty("surface", u"panel"_s);
    panel->setFixedWidth(metrics::FormWidth);
    auto *column = new QVBoxLayout(panel);
    column->addWidget(fieldLabel(u"Account"_s));
    auto *combo = new QComboBox;
    combo->addItems({u"Sandbox · useapi.net"_s, u"me@studio"_s});
    column->addWidget(combo);
    column->addWidget(fieldLabel(u"Prompt"_s));
    auto *prompt = new QPlainTextEdit(u"She walks the ridge road at dusk; the camera glides in low."_s);
    prompt->setFixedHeight(92);
    column->addWidget(prompt);
    auto *fixed = new QCheckBox(u"Static"_s);
    auto *checked = new QCheckBox(u"Explore mode"_s);
    checked->setChecked(true);
    column->addWidget(fixed);
    column->addWidget(checked);
    addAxes(column);
    auto *fields = new QHBoxLayout;
    auto *seconds = new QSpinBox;
    auto *seed = new QLineEdit;
    seed->setPlaceholderText(u"random"_s);
    auto *wrong = new QLineEdit(u"-1"_s);
    wrong->setProperty("invalid", true);
    for (QWidget *field :
        {static_cast<QWidget *>(seconds), static_cast<QWidget *>(seed), static_cast<QWidget *>(wrong)})
        fields->addWidget(field);
    column->addLayout(fields);
    auto *off = new QLineEdit(u"disabled"_s);
    off->setEnabled(false);
    auto *offButton = new QPushButton(u"Disabled"_s);
    offButton->setEnabled(false);
    auto *offSlider = new QSlider(Qt::Horizontal);
    offSlider->setEnabled(false);
    auto *rest = new QHBoxLayout;
    for (QWidget *one :
        {static_cast<QWidget *>(off), static_cast<QWidget *>(offButton), static_cast<QWidget *>(offSlider)})
        rest->addWidget(one);
    column->addLayout(rest);
    auto *progress = new QProgressBar;
    progress->setValue(63);
    column->addWidget(progress);
    auto *radios = new QHBoxLayout;
    auto *one = new QRadioButton(u"One"_s);
    one->setChecked(true);
    radios->addWidget(one);
    radios->addWidget(new QRadioButton(u"Two"_s));
    column->addLayout(radios);
    column->addStretch();
    auto *warning = new QLabel(u"The last keyframe is 3:2; its top will be cropped."_s);
    setTint(warning, Tint::Waiting);
    column->addWidget(warning);
    addGenerate(column);
    return panel;
}

QWidget *tasks()
{
    auto *panel = new QWidget;
    panel->setProperty("surface", u"panel"_s);
    auto *column = new QVBoxLayout(panel);
    column->setContentsMargins(12, 4, 12, 4);
    auto *bar = new QHBoxLayout;
    auto *title = new QLabel(u"Tasks"_s);
    title->setProperty("strong", true);
    bar->addWidget(title);
    for (const QString &name : {u"All 128"_s, u"Active 3"_s, u"Saved"_s, u"Failed"_s}) {
        auto *pill = new QToolButton;
        pill->setText(name);
        pill->setProperty("pill", true);
        pill->setAutoRaise(true);
        pill->setCheckable(true);
        pill->setAutoExclusive(true);
        pill->setChecked(name.startsWith(u"All"));
        bar->addWidget(pill);
    }
    bar->addStretch();
    auto *search = new QLineEdit;
    search->setPlaceholderText(u"Search prompt, model, seed, tag…"_s);
    search->setFixedWidth(260);
    search->setClearButtonEnabled(true);
    search->setText(u"ridge"_s);
    bar->addWidget(search);
    column->addLayout(bar);
    auto *list = new QListWidget;
    for (int i = 0; i < 30; ++i)
        list->addItem(u"Row %1"_s.arg(i));
    list->setCurrentRow(1);
    column->addWidget(list);
    auto *drawings = new QHBoxLayout;
    for (const QString &name : iconNames()) {
        auto *label = new QLabel;
        label->setPixmap(icon(name).pixmap(20, 20));
        drawings->addWidget(label);
    }
    column->addLayout(drawings);
    return panel;
}

PrevizScene scene()
{
    PrevizScene made;
    made.size = {1280, 768};
    made.keyframes = {{test::landscape(made.size), 0}, {test::landscape(made.size, true), 1}};
    made.move.zoom = 4;
    made.move.pan = -3;
    made.move.vertical = 1.5;
    made.caption = u"1280 × 768 · zoom +4 · pan −3 · vertical +1.5"_s;
    return made;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList words = QApplication::arguments();
    if (words.contains(u"--rtl"_s))
        QApplication::setLayoutDirection(Qt::RightToLeft);
    Theme theme;
    theme.setAppearance(
        words.contains(u"--light"_s) ? Settings::Appearance::Light : Settings::Appearance::Dark);
    QMainWindow window;
    for (const QString &name : {u"&File"_s, u"&Edit"_s, u"&Shot"_s, u"&Task"_s, u"&View"_s, u"&Help"_s}) {
        QMenu *menu = window.menuBar()->addMenu(name);
        menu->addAction(icon(u"folder"_s), u"Open"_s, QKeySequence::Open, &window, [] {});
        menu->addSeparator();
        menu->addAction(u"Checked"_s)->setCheckable(true);
    }
    auto *middle = new QWidget;
    auto *row = new QHBoxLayout(middle);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(rail());
    row->addWidget(form());
    auto *splitter = new QSplitter(Qt::Vertical);
    auto *stage = new StagePanel;
    splitter->addWidget(stage);
    splitter->addWidget(tasks());
    splitter->setSizes({540, 320});
    row->addWidget(splitter, 1);
    window.setCentralWidget(middle);
    window.statusBar()->showMessage(u"Sandbox, practice mode"_s);
    window.resize(1440, 900);
    window.show();
    stage->setPreviz(words.contains(u"--empty"_s) ? PrevizScene{} : scene());
    if (const auto at = words.indexOf(u"--take"_s); at > 0)
        stage->showTake(words.value(at + 1), u"ridge-night-0088.mp4"_s);
    if (words.contains(u"--play"_s)) // says how many frames reached the screen
        QTimer::singleShot(500, stage, [stage] {
            auto *player = stage->findChild<TakePlayer *>();
            auto shown = std::make_shared<int>(0);
            QObject::connect(player, &TakePlayer::positionChanged, stage, [shown] { ++*shown; });
            QObject::connect(
                qApp, &QApplication::aboutToQuit, stage, [shown] { qInfo() << "frames" << *shown; });
            stage->togglePlaying();
        });
    if (const auto at = words.indexOf(u"--grab"_s); at > 0) {
        QTimer::singleShot(2500, &window, [&window, file = words.value(at + 1)] {
            window.grab().save(file);
            QApplication::quit();
        });
    }
    return QApplication::exec();
}
