// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/previzcompose.h"

#include "domain/framing.h"
#include "services/wording/wording.h"
#include "widgets/models/tasktext.h"
#include "widgets/theme/tokens.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::previz {

namespace {

constexpr int PanelHeight = 720; // of pictures side by side
constexpr int Gap = 8;
constexpr int LargestSide = 4096; // what upscalers without a factor make
constexpr int UsualFactor = 4;
constexpr qsizetype FirstWords = 80;

struct StageText {
    Q_DECLARE_TR_FUNCTIONS(studio::PrevizStage)
};

QString sizeText(QSize size)
{
    return u"%1 × %2"_s.arg(size.width()).arg(size.height());
}

QImage pictureOf(const Shot &shot, Role role)
{
    const MediaInput *input = shot.request.input(role);
    return input ? shot.pictures.value(input->reference.value) : QImage();
}

QString nameOf(const Shot &shot, Role role)
{
    const MediaInput *input = shot.request.input(role);
    return input ? tasktext::inputName(*input) : QString();
}

MediaFacts factsOf(const Shot &shot, Role role)
{
    const MediaInput *input = shot.request.input(role);
    return input ? shot.facts.value(input->reference.toText()) : MediaFacts();
}

QImage sideBySide(const QImage &one, const QImage &other)
{
    if (one.isNull() || other.isNull())
        return one.isNull() ? other : one;
    const QImage left = one.scaledToHeight(PanelHeight, Qt::SmoothTransformation);
    const QImage right = other.scaledToHeight(PanelHeight, Qt::SmoothTransformation);
    QImage both(left.width() + Gap + right.width(), PanelHeight, QImage::Format_RGB32);
    both.fill(Tokens::dark().stage);
    QPainter painter(&both);
    painter.drawImage(0, 0, left);
    painter.drawImage(left.width() + Gap, 0, right);
    return both;
}

//! The shape is light on nothing; the stage may be light too.
QImage onDark(const QImage &shape)
{
    if (shape.isNull())
        return {};
    QImage ground(shape.size(), QImage::Format_RGB32);
    ground.fill(Tokens::dark().panel);
    QPainter painter(&ground);
    painter.drawImage(0, 0, shape);
    return ground;
}

//! "Source video": the words of the first slot that has to be filled.
void askFor(PrevizScene &scene, const Shot &shot)
{
    QStringList wanted;
    for (const MediaSpec &spec : shot.model.media) {
        if (spec.required && !shot.request.input(spec.role))
            wanted.append(wording::roleLabel(spec.role));
    }
    if (wanted.isEmpty() && !shot.request.media.isEmpty()) {
        const MediaReference &given = shot.request.media.first().reference;
        scene.heading = tasktext::inputName(given);
        scene.advice = given.kind == MediaReference::Kind::File
            ? StageText::tr("It is being looked at.")
            : StageText::tr("It is kept elsewhere and is not shown here.");
        return;
    }
    if (wanted.isEmpty() && !shot.model.media.isEmpty())
        wanted.append(wording::roleLabel(shot.model.media.first().role));
    scene.heading
        = wanted.isEmpty() ? shot.model.label : StageText::tr("Drop a file on %1").arg(wanted.join(u", "_s));
    scene.advice = StageText::tr("What goes in is shown here; after Generate the take appears in its place.");
}

void composeWords(PrevizScene &scene, const Shot &shot)
{
    const QString prompt = shot.request.value(Role::Prompt).toString().simplified();
    if (prompt.isEmpty()) {
        scene.heading = StageText::tr("Write a prompt");
        scene.advice = shot.model.output == MediaKind::Audio
            ? StageText::tr("What you will hear is made from your words; it plays here after Generate.")
            : StageText::tr("What you describe is made at this size and appears here after Generate.");
        return;
    }
    scene.heading = prompt.size() <= FirstWords ? prompt : prompt.left(FirstWords).trimmed() + QChar(0x2026);
    scene.advice = scene.size.isEmpty() ? shot.model.label : sizeText(scene.size);
}

void composePair(PrevizScene &scene, const Shot &shot, Role second, const QString &pattern)
{
    const bool clip = second == Role::Driving;
    const QImage character = pictureOf(shot, Role::Character);
    scene.still = clip ? sideBySide(character, pictureOf(shot, second)) : character;
    if (scene.still.isNull())
        return askFor(scene, shot);
    const QString one = nameOf(shot, Role::Character);
    const QString other = nameOf(shot, second);
    scene.caption = one.isEmpty() || other.isEmpty() ? one + other : pattern.arg(one, other);
    if (clip)
        scene.note = StageText::tr("Character and driver side by side");
}

void composeUpscale(PrevizScene &scene, const Shot &shot, Role role)
{
    scene.still = pictureOf(shot, role);
    if (scene.still.isNull())
        return askFor(scene, shot);
    const QSize now = factsOf(shot, role).size;
    const double asked = shot.request.value(Role::Scale).toDouble();
    const ParameterSpec *scale = shot.model.parameter(Role::Scale);
    const double documented = scale ? scale->defaultValue.toDouble(UsualFactor) : UsualFactor;
    QSize target = scene.size;
    if (target.isEmpty() && !now.isEmpty()) {
        target = now * (asked > 0 ? asked : documented);
        if (!scale && std::max(target.width(), target.height()) > LargestSide)
            target = now.scaled(LargestSide, LargestSide, Qt::KeepAspectRatio);
    }
    scene.caption = now.isEmpty() || target.isEmpty()
        ? nameOf(shot, role)
        : StageText::tr("%1: %2 becomes %3").arg(nameOf(shot, role), sizeText(now), sizeText(target));
    scene.note = StageText::tr("What will be made larger");
}

void composeSource(PrevizScene &scene, const Shot &shot, const MediaSpec &spec)
{
    const MediaFacts facts = factsOf(shot, spec.role);
    scene.still = pictureOf(shot, spec.role);
    if (scene.still.isNull())
        return askFor(scene, shot);
    const MediaInput *input = shot.request.input(spec.role);
    if (facts.kind == MediaKind::Audio && facts.state == MediaFacts::State::Known) {
        scene.still = onDark(scene.still);
        scene.note = StageText::tr("How loud it is over time");
    } else {
        scene.note = StageText::tr("A frame of what goes in");
    }
    QStringList parts{nameOf(shot, spec.role)};
    if (facts.seconds > 0)
        parts.append(wording::clipTime(facts.seconds));
    if (spec.croppedToOutput && !scene.size.isEmpty()) {
        scene.used = input->crop.value_or(centredCrop(scene.still.size(), scene.size));
        parts.append(sizeText(scene.size));
        scene.note = StageText::tr("The framed part is used");
    }
    scene.caption = parts.join(u" · "_s);
}

} // namespace

bool hasKeyframes(const ModelSpec &model)
{
    return model.mediaSlot(Role::First) || model.mediaSlot(Role::Middle) || model.mediaSlot(Role::Last);
}

void compose(PrevizScene &scene, const Shot &shot)
{
    const ModelSpec &model = shot.model;
    if (hasKeyframes(model)) {
        if (model.hasCamera())
            scene.note = StageText::tr("Camera preview: an approximation of the move");
        else if (scene.keyframes.size() > 1)
            scene.note = StageText::tr("Your keyframes, blended");
        return;
    }
    if (model.mediaSlot(Role::Driving))
        return composePair(
            scene, shot, Role::Driving, StageText::tr("%1, driven by %2", "a character and the performance"));
    if (model.mediaSlot(Role::Character))
        return composePair(scene, shot, Role::Audio, StageText::tr("%1, speaking %2", "a face and a sound"));
    if (model.operation == "image-upscale"_L1 || model.operation == "video-upscale"_L1)
        return composeUpscale(scene, shot, model.mediaSlot(Role::Image) ? Role::Image : Role::Source);
    for (const Role role : {Role::Source, Role::Image, Role::Audio}) {
        const MediaSpec *spec = model.mediaSlot(role);
        if (spec && (spec->required || shot.request.input(role)))
            return composeSource(scene, shot, *spec);
    }
    composeWords(scene, shot);
}

} // namespace studio::previz
