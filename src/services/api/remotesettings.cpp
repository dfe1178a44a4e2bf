// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/remotesettings.h"

#include "services/api/json.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! useapi.net, POST gen3turbo/create (2025-01-02): `options.camera` of the answer.
constexpr std::array<std::pair<QLatin1StringView, Role>, 6> CameraLetters{{
    {"x"_L1, Role::CameraHorizontal},
    {"y"_L1, Role::CameraVertical},
    {"r"_L1, Role::CameraRoll},
    {"z"_L1, Role::CameraZoom},
    {"bg_x_pan"_L1, Role::CameraPan},
    {"bg_y_pan"_L1, Role::CameraTilt},
}};

bool isTurbo(const QString &taskType)
{
    return taskType.contains("turbo"_L1, Qt::CaseInsensitive);
}

//! Without the noise that a division by ten leaves behind.
double rounded(double value)
{
    return std::round(value * 1000) / 1000;
}

void putText(GenerationRequest &request, Role role, const QJsonValue &value)
{
    if (const QString text = value.toString(); !text.trimmed().isEmpty())
        request.setValue(role, text);
}

//! Numbers also come as texts; whole ones go on as whole ones.
void putNumber(GenerationRequest &request, Role role, const QJsonValue &value, double factor = 1)
{
    const auto number = json::number(value);
    if (!number || !std::isfinite(*number * factor))
        return;
    const double meant = rounded(*number * factor);
    if (std::trunc(meant) == meant && std::abs(meant) < 9.0e15)
        request.setValue(role, QJsonValue(qint64(meant)));
    else
        request.setValue(role, meant);
}

bool addInput(GenerationRequest &request, Role role, MediaKind kind, const QJsonValue &address)
{
    // The documents write "<asset url>"; anything that is no address is as good as none.
    const auto reference = MediaReference::fromText(address.toString());
    if (!reference || reference->kind == MediaReference::Kind::File)
        return false;
    MediaInput input;
    input.role = role;
    input.reference = *reference;
    input.kind = kind;
    request.media.append(input);
    return true;
}

void readCamera(GenerationRequest &request, const QJsonObject &camera)
{
    for (const auto &[letter, role] : CameraLetters) {
        const auto number = json::number(camera.value(letter));
        if (number && *number != 0)
            putNumber(request, role, camera.value(letter));
    }
    if (camera.value("static"_L1).toBool())
        request.setValue(Role::CameraStatic, true);
}

//! 0, 0.5 and 1 of the clip.
Role roleAt(double timestamp)
{
    return timestamp < 0.25 ? Role::First : timestamp > 0.75 ? Role::Last : Role::Middle;
}

void readKeyframes(GenerationRequest &request, const QJsonObject &options)
{
    const QJsonArray keyframes = options.value("keyframes"_L1).toArray();
    for (const QJsonValue &keyframe : keyframes) {
        const auto timestamp = json::number(keyframe.toObject().value("timestamp"_L1));
        if (!timestamp)
            continue;
        const Role role = roleAt(*timestamp);
        if (!request.input(role))
            addInput(request, role, MediaKind::Image, keyframe.toObject().value("image"_L1));
    }
    if (request.media.isEmpty()) {
        const bool isEnd = options.value("image_as_end_frame"_L1).toBool();
        if (!addInput(request, Role::First, MediaKind::Image, options.value("init_image"_L1)))
            addInput(request, Role::First, MediaKind::Image, options.value("image_prompt"_L1));
        if (isEnd && !request.media.isEmpty())
            request.values.insert(u"image_as_end_frame"_s, true);
    }
}

void readShape(GenerationRequest &request, const QJsonObject &options)
{
    const QJsonValue flip = options.value("flip"_L1);
    if (flip.isBool())
        request.setValue(Role::Aspect, flip.toBool() ? u"portrait"_s : u"landscape"_s);
}

//! Act-One (useapi.net, POST gen3/actone, 2024-12-10). It echoes a seed and a length that nobody can choose.
void readPerformance(GenerationRequest &request, const QString &taskType, const QJsonObject &options)
{
    request.operation = u"character-performance"_s;
    request.model = isTurbo(taskType) ? u"act_one_turbo"_s : u"act_one"_s;
    addInput(request, Role::Driving, MediaKind::Video, options.value("driving_video"_L1));
    const bool isPicture = options.value("character_image"_L1).isString();
    if (isPicture)
        addInput(request, Role::Character, MediaKind::Image, options.value("character_image"_L1));
    else
        addInput(request, Role::Character, MediaKind::Video, options.value("character_video"_L1));
    putNumber(request, Role::Expression, options.value("motion_multiplier"_L1));
    if (!isPicture)
        return; // a clip keeps its format
    readShape(request, options);
    const auto width = json::number(options.value("width"_L1));
    const auto height = json::number(options.value("height"_L1));
    if (!request.values.contains(QString(roleName(Role::Aspect))) && width && height)
        request.setValue(Role::Aspect, *height > *width ? u"portrait"_s : u"landscape"_s);
}

void readClip(GenerationRequest &request, const QJsonObject &options)
{
    request.operation = u"video-to-video"_s;
    addInput(request, Role::Source, MediaKind::Video, options.value("video_prompt"_L1));
    // Sent as 0…10 and echoed divided by ten (useapi.net, POST gen3/video).
    putNumber(request, Role::Structure, options.value("structure_transformation"_L1), 10);
    putNumber(request, Role::Duration, options.value("seconds"_L1));
    putNumber(request, Role::Seed, options.value("seed"_L1));
    if (isTurbo(request.model))
        readShape(request, options);
}

void readShot(GenerationRequest &request, const QJsonObject &options)
{
    readKeyframes(request, options);
    // The Turbo model is one operation with and without pictures.
    const bool fromText = request.media.isEmpty() && !isTurbo(request.model);
    request.operation = fromText ? u"text-to-video"_s : u"image-to-video"_s;
    readCamera(request, options.value("camera"_L1).toObject());
    readShape(request, options);
    putNumber(request, Role::Duration,
        options.value(options.contains("seconds"_L1) ? "seconds"_L1 : "duration"_L1));
    putNumber(request, Role::Seed, options.value("seed"_L1));
    if (request.model == "gen3a"_L1 && options.value("enhance_prompt"_L1).isBool())
        request.setValue(Role::EnhancePrompt, options.value("enhance_prompt"_L1));
}

} // namespace

Result<GenerationRequest> useapiSettings(const QJsonObject &whole)
{
    const QJsonValue inner = whole.value("task"_L1);
    const QJsonObject task = inner.isObject() ? inner.toObject() : whole;
    const QJsonObject options = task.value("options"_L1).toObject();
    if (options.isEmpty())
        return failure(ErrorKind::NotFound, u"the task tells no settings"_s);
    GenerationRequest request;
    request.provider = u"useapi"_s;
    const QString taskType = task.value("taskType"_L1).toString();
    request.model = taskType;
    if (options.contains("driving_video"_L1)) {
        readPerformance(request, taskType, options);
    } else {
        putText(request, Role::Prompt, options.value("text_prompt"_L1));
        if (options.contains("video_prompt"_L1))
            readClip(request, options);
        else
            readShot(request, options);
    }
    if (options.value("exploreMode"_L1).isBool())
        request.setValue(Role::ExploreMode, options.value("exploreMode"_L1));
    if (const auto address = task.value("replyUrl"_L1).toString(); address.startsWith("https://"_L1))
        request.setValue(Role::ReplyUrl, address);
    return request;
}

Result<GenerationRequest> useapiSettings(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    return useapiSettings(*object);
}

} // namespace studio
