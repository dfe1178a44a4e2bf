// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Names of fields, choices and operations, numbers and sizes.
#include "services/wording/wording.h"

#include "services/wording/words.h"

#include <QLocale>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio::wording {

namespace {

// Settings that came with the later models.
QString settingLabel(Role role)
{
    switch (role) {
    case Role::Sound:
        return Words::tr("With sound");
    case Role::OutputCount:
        return Words::tr("How many");
    case Role::OutputFormat:
        return Words::tr("Format");
    case Role::Quality:
        return Words::tr("Quality");
    case Role::Style:
        return Words::tr("Style");
    case Role::EnhancePrompt:
        return Words::tr("Improve the prompt");
    case Role::Voice:
        return Words::tr("Voice");
    case Role::Language:
        return Words::tr("Language");
    case Role::Speed:
        return Words::tr("Speed");
    case Role::Scale:
        return Words::tr("Enlargement");
    default:
        return {};
    }
}

// What is worked on is a clip for most operations, and sound for those of the voice.
QString sourceLabel(const MediaSpec &slot)
{
    if (slot.kinds == QList{MediaKind::Video})
        return Words::tr("Source video");
    if (slot.kinds == QList{MediaKind::Audio})
        return Words::tr("Source sound");
    return slot.kinds == QList{MediaKind::Image} ? Words::tr("Source picture") : Words::tr("Source");
}

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
    case Role::ReferenceVideo:
        return Words::tr("Reference video");
    case Role::ReferenceAudio:
        return Words::tr("Reference sound");
    case Role::Keyframe:
        return Words::tr("Keyframe");
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
        break;
    }
    return isMediaRole(role) ? slotLabel(role) : settingLabel(role);
}

QString fieldLabel(const ModelSpec &model, const QString &key)
{
    if (const auto role = roleFromName(key)) {
        const MediaSpec *slot = model.mediaSlot(*role);
        return slot && role == Role::Source ? sourceLabel(*slot) : roleLabel(*role);
    }
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
    const std::array<std::pair<QLatin1StringView, QString>, 16> labels{{
        {"image-to-video"_L1, Words::tr("Image to video")},
        {"text-to-video"_L1, Words::tr("Text to video")},
        {"video-to-video"_L1, Words::tr("Video to video")},
        {"character-performance"_L1, Words::tr("Performance")},
        {"text-to-image"_L1, Words::tr("Text to image")},
        {"image-upscale"_L1, Words::tr("Upscale a picture")},
        {"video-upscale"_L1, Words::tr("Upscale a clip")},
        {"video-extend"_L1, Words::tr("Extend a clip")},
        {"video-expand"_L1, Words::tr("Expand the frame")},
        {"slow-motion"_L1, Words::tr("Slow motion")},
        {"lip-sync"_L1, Words::tr("Lip sync")},
        {"text-to-speech"_L1, Words::tr("Text to speech")},
        {"sound-effect"_L1, Words::tr("Sound effect")},
        {"speech-to-speech"_L1, Words::tr("Speech to speech")},
        {"voice-dubbing"_L1, Words::tr("Dubbing")},
        {"voice-isolation"_L1, Words::tr("Voice isolation")},
    }};
    for (const auto &[name, label] : labels) {
        if (operation == name)
            return label;
    }
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
