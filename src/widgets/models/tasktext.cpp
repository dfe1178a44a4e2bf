// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/tasktext.h"

#include "domain/framing.h"
#include "services/wording/wording.h"
#include "widgets/models/takefiles.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QLocale>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio::tasktext {

namespace {

struct TaskText {
    Q_DECLARE_TR_FUNCTIONS(studio::TaskText)
};

QString signedNumber(double value)
{
    QString figures = QLocale().toString(qAbs(value), 'f', 1);
    const QString zero = QLocale().decimalPoint() + QLocale().zeroDigit();
    if (figures.endsWith(zero))
        figures.chop(zero.size());
    return (value < 0 ? QChar(0x2212) : QChar('+'_L1)) + figures;
}

QString axisText(Role axis, double value)
{
    const QString number = signedNumber(value);
    switch (axis) {
    case Role::CameraHorizontal:
        return TaskText::tr("horizontal %1").arg(number);
    case Role::CameraVertical:
        return TaskText::tr("vertical %1").arg(number);
    case Role::CameraPan:
        return TaskText::tr("pan %1").arg(number);
    case Role::CameraTilt:
        return TaskText::tr("tilt %1").arg(number);
    case Role::CameraZoom:
        return TaskText::tr("zoom %1").arg(number);
    case Role::CameraRoll:
        return TaskText::tr("roll %1").arg(number);
    default:
        return {};
    }
}

//! Inputs of sent shots are kept under their hash, which nobody wants to read.
bool isKeptByHash(const QString &stem)
{
    constexpr qsizetype Shortest = 32;
    return stem.size() >= Shortest && std::all_of(stem.begin(), stem.end(), [](QChar letter) {
        return letter.isDigit() || (letter >= u'a' && letter <= u'f');
    });
}

QString kindText(const QString &path)
{
    switch (takefiles::kindOf(path)) {
    case MediaKind::Image:
        return TaskText::tr("a picture");
    case MediaKind::Video:
        return TaskText::tr("a clip");
    case MediaKind::Audio:
        return TaskText::tr("a sound");
    }
    return {};
}

//! What is known of the output's shape: where a model delivers several, its pixels.
QString shapeText(const GenerationRequest &request, const ModelSpec *model)
{
    if (!model || model->output == MediaKind::Audio || model->parameter(Role::Seed))
        return {}; // the seed says more there
    const QSize size = outputSize(*model, request);
    return size.isEmpty() ? QString() : u"%1 × %2"_s.arg(size.width()).arg(size.height());
}

//! "portrait.png driven by performance.mov": what is done with the inputs. Empty when there are none.
QString deedText(const GenerationRequest &request)
{
    const auto name = [&request](Role role) {
        const MediaInput *input = request.input(role);
        return input ? inputName(*input) : QString();
    };
    const QString &operation = request.operation;
    if (operation == "character-performance"_L1)
        return TaskText::tr("%1 driven by %2", "a character and the performance")
            .arg(name(Role::Character), name(Role::Driving));
    if (operation == "lip-sync"_L1)
        return TaskText::tr("%1 speaks %2", "a face and a sound")
            .arg(name(Role::Character), name(Role::Audio));
    const QString image = name(Role::Image);
    const QString source = image.isEmpty() ? name(Role::Source) : image;
    if (source.isEmpty())
        return request.media.isEmpty() ? QString() : inputName(request.media.first());
    if (operation == "video-upscale"_L1 || operation == "image-upscale"_L1)
        return TaskText::tr("Upscale of %1").arg(source);
    if (operation == "video-extend"_L1)
        return TaskText::tr("%1, made longer").arg(source);
    if (operation == "video-expand"_L1)
        return TaskText::tr("%1, made wider").arg(source);
    if (operation == "slow-motion"_L1)
        return TaskText::tr("Slow motion of %1").arg(source);
    if (operation == "voice-dubbing"_L1)
        return TaskText::tr("%1, dubbed").arg(source);
    if (operation == "voice-isolation"_L1)
        return TaskText::tr("Only the voice of %1").arg(source);
    if (operation == "speech-to-speech"_L1)
        return TaskText::tr("%1 in another voice").arg(source);
    return source;
}

} // namespace

QString cameraText(const GenerationRequest &request, const QString &separator)
{
    if (request.value(Role::CameraStatic).toBool())
        return TaskText::tr("static", "the camera does not move");
    // The order in which people speak of a move: what changes the picture most comes first.
    constexpr Role Order[] = {Role::CameraZoom, Role::CameraPan, Role::CameraTilt, Role::CameraRoll,
        Role::CameraHorizontal, Role::CameraVertical};
    QStringList parts;
    for (const Role axis : Order) {
        const double value = request.value(axis).toDouble();
        if (!qFuzzyIsNull(value))
            parts.append(axisText(axis, value));
    }
    return parts.join(separator);
}

QString settingsLine(const GenerationRequest &request, const ModelSpec *model)
{
    QStringList parts;
    const QJsonValue seed = request.value(Role::Seed);
    if (seed.isDouble())
        parts.append(TaskText::tr("seed %1").arg(QString::number(seed.toInteger())));
    else if (!model || model->parameter(Role::Seed))
        parts.append(TaskText::tr("seed random"));
    if (const QString camera = cameraText(request, u", "_s); !camera.isEmpty())
        parts.append(camera);
    if (const QJsonValue count = request.value(Role::OutputCount); count.toInt() > 1)
        parts.append(TaskText::tr("%n pictures", nullptr, count.toInt()));
    if (const QString shape = shapeText(request, model); !shape.isEmpty())
        parts.append(shape);
    for (const Role role : {Role::Voice, Role::Language}) {
        const ParameterSpec *parameter = model ? model->parameter(role) : nullptr;
        const QJsonValue value = request.value(role);
        const ChoiceValue *choice = parameter ? parameter->choice(value) : nullptr;
        if (value.isString())
            parts.append(choice ? wording::choiceLabel(*parameter, *choice) : value.toString());
    }
    if (const QJsonValue structure = request.value(Role::Structure); structure.isDouble())
        parts.append(TaskText::tr("structure %1").arg(QLocale().toString(structure.toDouble(), 'g', 4)));
    if (const QJsonValue expression = request.value(Role::Expression); expression.isDouble())
        parts.append(TaskText::tr("expression %1").arg(QLocale().toString(expression.toDouble(), 'g', 4)));
    const QJsonValue seconds = request.value(Role::Duration);
    if (seconds.isDouble())
        parts.append(TaskText::tr("%1 s", "seconds").arg(QLocale().toString(seconds.toDouble(), 'g', 4)));
    return parts.join(u" · "_s);
}

QString keptName(const MediaReference &reference, std::optional<MediaKind> kind)
{
    // asset:user:1-runwayml:someone@example.org-asset:UUID or runway://TOKEN: the last part tells one from
    // another, a UUID by its beginning.
    const bool isAsset = reference.kind == MediaReference::Kind::Asset;
    const QString id = reference.value.section(isAsset ? u':' : u'/', -1);
    const QString part = isAsset ? id.left(8) : id.right(8);
    if (kind == MediaKind::Video)
        return TaskText::tr("Clip %1", "one that the provider keeps").arg(part);
    if (kind == MediaKind::Audio)
        return TaskText::tr("Sound %1", "one that the provider keeps").arg(part);
    return kind ? TaskText::tr("Picture %1", "one that the provider keeps").arg(part)
                : TaskText::tr("Asset %1").arg(part);
}

QString inputName(const MediaInput &input)
{
    return input.name.isEmpty() ? inputName(input.reference) : input.name;
}

QString inputName(const MediaReference &reference)
{
    switch (reference.kind) {
    case MediaReference::Kind::File: {
        const QFileInfo file(reference.value);
        return isKeptByHash(file.completeBaseName()) ? kindText(reference.value) : file.fileName();
    }
    case MediaReference::Kind::Url: {
        const QUrl address(reference.value);
        return address.fileName().isEmpty() ? address.host() : address.fileName();
    }
    case MediaReference::Kind::Asset:
    case MediaReference::Kind::Upload:
        return TaskText::tr("an asset");
    }
    return {};
}

QString title(const GenerationRequest &request, const QString &modelLabel)
{
    const QString prompt = request.value(Role::Prompt).toString().simplified();
    if (!prompt.isEmpty())
        return prompt;
    const QString done = deedText(request);
    if (done.isEmpty())
        return TaskText::tr("No prompt");
    const bool performance = request.operation == "character-performance"_L1;
    return performance && !modelLabel.isEmpty()
        ? TaskText::tr("%1: %2", "model: what it does").arg(modelLabel, done)
        : done;
}

QString timeText(Instant instant, Instant now)
{
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(toEpochMs(instant));
    const QDateTime today = QDateTime::fromMSecsSinceEpoch(toEpochMs(now));
    const QLocale locale;
    if (local.date() == today.date()) {
        // The plain "C" language has no short form of its own.
        return locale.language() == QLocale::C ? local.toString(u"HH:mm"_s)
                                               : locale.toString(local.time(), QLocale::ShortFormat);
    }
    return locale.toString(local.date(), QLocale::ShortFormat);
}

} // namespace studio::tasktext
