// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of fields, choices and operations, numbers and sizes.
#include "services/wording/wording.h"

#include "services/wording/words.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::wording {

namespace {

QString slotLabel(Role role)
{
    switch (role) {
    case Role::First:
        return Words::tr("First keyframe");
    case Role::Middle:
        return Words::tr("Middle keyframe");
    case Role::Last:
        return Words::tr("Last keyframe");
    case Role::Driving:
        return Words::tr("Driving video");
    case Role::Character:
        return Words::tr("Character");
    case Role::Source:
        return Words::tr("Source video");
    case Role::Reference:
        return Words::tr("Reference");
    case Role::Image:
        return Words::tr("Picture");
    case Role::Audio:
        return Words::tr("Sound");
    default:
        return {};
    }
}

} // namespace

QString roleLabel(Role role)
{
    switch (role) {
    case Role::Prompt:
        return Words::tr("Prompt");
    case Role::NegativePrompt:
        return Words::tr("Negative prompt");
    case Role::Seed:
        return Words::tr("Seed");
    case Role::Duration:
        return Words::tr("Duration");
    case Role::Aspect:
        return Words::tr("Aspect ratio");
    case Role::Resolution:
        return Words::tr("Resolution");
    case Role::CameraHorizontal:
        return Words::tr("Horizontal");
    case Role::CameraVertical:
        return Words::tr("Vertical");
    case Role::CameraPan:
        return Words::tr("Pan");
    case Role::CameraTilt:
        return Words::tr("Tilt");
    case Role::CameraZoom:
        return Words::tr("Zoom");
    case Role::CameraRoll:
        return Words::tr("Roll");
    case Role::CameraStatic:
        return Words::tr("Static camera");
    case Role::ExploreMode:
        return Words::tr("Explore mode");
    case Role::ContentModeration:
        return Words::tr("Public figures");
    case Role::ReplyUrl:
        return Words::tr("Reply address");
    case Role::ReplyRef:
        return Words::tr("Reply reference");
    case Role::MaxJobs:
        return Words::tr("Jobs at once");
    case Role::Expression:
        return Words::tr("Expression");
    case Role::BodyControl:
        return Words::tr("Body control");
    case Role::Structure:
        return Words::tr("Structure transformation");
    default:
        return slotLabel(role);
    }
}

QString fieldLabel(const ModelSpec &model, const QString &key)
{
    if (const auto role = roleFromName(key))
        return roleLabel(*role);
    const ParameterSpec *parameter = model.parameter(key);
    if (parameter && !parameter->label.isEmpty())
        return parameter->label;
    if (key == "model"_L1)
        return Words::tr("Model");
    if (key == "account"_L1)
        return Words::tr("Account");
    return key;
}

QString choiceLabel(const ParameterSpec &parameter, const ChoiceValue &choice)
{
    if (!choice.label.isEmpty())
        return choice.label;
    if (!choice.value.isDouble())
        return choice.value.toVariant().toString();
    const QString number = QLocale().toString(choice.value.toDouble());
    return parameter.role == Role::Duration ? Words::tr("%1 s", "seconds").arg(number) : number;
}

QString operationLabel(const QString &operation)
{
    if (operation == "image-to-video"_L1)
        return Words::tr("Image to video");
    if (operation == "text-to-video"_L1)
        return Words::tr("Text to video");
    if (operation == "video-to-video"_L1)
        return Words::tr("Video to video");
    if (operation == "text-to-image"_L1)
        return Words::tr("Text to image");
    if (operation == "character-performance"_L1)
        return Words::tr("Performance");
    if (operation == "image-upscale"_L1)
        return Words::tr("Upscale a picture");
    if (operation == "video-upscale"_L1)
        return Words::tr("Upscale a clip");
    // One that a catalogue of the person's own brought along.
    QString words = operation;
    words.replace(u'-', u' ');
    if (!words.isEmpty())
        words[0] = words.at(0).toUpper();
    return words;
}

QString credits(std::optional<int> credits)
{
    return credits ? Words::tr("%Ln credits", nullptr, *credits) : Words::tr("unknown price");
}

QString creditsShort(std::optional<int> credits)
{
    return credits ? Words::tr("%1 cr", "credits, short").arg(QLocale().toString(*credits)) : u"–"_s;
}

QString bytes(qint64 bytes)
{
    const int decimals = bytes < 1'000'000 ? 0 : 1;
    return QLocale().formattedDataSize(bytes, decimals, QLocale::DataSizeSIFormat);
}

QString clipTime(double seconds)
{
    const auto tenths = qint64(std::floor(std::max(0.0, seconds) * 10 + 1e-6));
    const qint64 minutes = tenths / 600;
    return u"%1:%2%3%4"_s.arg(minutes)
        .arg(tenths / 10 % 60, 2, 10, QChar(u'0'))
        .arg(QLocale().decimalPoint())
        .arg(tenths % 10);
}

} // namespace studio::wording
