// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the form of a model into a picture, to be looked at: demo_forms provider operation model clip picture
// target [light].
#include "widgets/forms/mediafactsbook.h"
#include "widgets/forms/mediasloteditor.h"
#include "widgets/forms/shotform.h"
#include "widgets/theme/theme.h"
#include "widgets/windowfixture.h"

#include <QApplication>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace studio;

namespace {

GenerationRequest sample(const ModelSpec &model, const QString &clip, const QString &picture)
{
    GenerationRequest request;
    request.provider = model.provider;
    request.operation = model.operation;
    request.model = model.model;
    for (const MediaSpec &spec : model.media) {
        for (int number = 0; number < qMin(2, spec.maximumCount); ++number) {
            MediaInput input;
            input.role = spec.role;
            const bool still = spec.kinds.contains(MediaKind::Image);
            input.reference = {MediaReference::Kind::File, still ? picture : clip};
            input.tag = spec.shape == MediaShape::Tagged ? u"ref%1"_s.arg(number + 1) : QString();
            if (spec.shape == MediaShape::Timed)
                input.at = number;
            request.media.append(input);
        }
    }
    request.setValue(
        Role::Prompt, u"@ref1 walks the ridge road at dusk beside @ref9; the camera glides in."_s);
    return request;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() < 7)
        return 1;
    test::WindowFixture fixture;
    Settings &settings = fixture.studio->settings();
    Theme theme;
    theme.setAppearance(
        words.contains(u"light"_s) ? Settings::Appearance::Light : Settings::Appearance::Dark);
    const ModelSpec *model = fixture.studio->catalogue().model(words.at(1), words.at(2), words.at(3));
    if (!model)
        return 2;
    MediaFactsBook facts(fixture.studio->inspector());
    QWidget window;
    auto *column = new QVBoxLayout(&window);
    ShotForm form({fixture.studio->inspector(), fixture.prompts, settings, fixture.folder.path(),
        &fixture.studio->assets(), &facts, [] { return u"sandbox-useapi"_s; }});
    column->addWidget(&form);
    column->addStretch();
    form.setModel(*model);
    if (!words.contains(u"empty"_s))
        form.setRequest(sample(*model, words.at(4), words.at(5)));
    window.resize(372, 700);
    window.show();
    const auto look = [&] {
        form.setFacts(facts.facts());
        facts.follow(form.request());
    };
    QObject::connect(&facts, &MediaFactsBook::changed, &form, look);
    look();
    QTest::qWait(1500);
    if (words.contains(u"trim"_s)) {
        const QList<MediaSlotEditor *> slotEditors = form.findChildren<MediaSlotEditor *>();
        for (const MediaSlotEditor *editor : slotEditors) {
            for (QPushButton *button : editor->findChildren<QPushButton *>()) {
                if (button->text() == "Trim"_L1 && button->isVisible())
                    button->click();
            }
        }
        QTest::qWait(300);
    }
    return window.grab().save(words.at(6)) ? 0 : 3;
}
