// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/records.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

namespace studio::sandbox {

const char *apiName(Api api)
{
    return api == Api::Runway ? "runway" : "useapi";
}

const char *stageName(Stage stage)
{
    switch (stage) {
    case Stage::Throttled:
        return "THROTTLED";
    case Stage::Pending:
        return "PENDING";
    case Stage::Running:
        return "RUNNING";
    case Stage::Succeeded:
        return "SUCCEEDED";
    case Stage::Failed:
        return "FAILED";
    }
    return "";
}

Json RenderOrder::toJson() const
{
    Json list = Json::array();
    for (const Frame &frame : frames)
        list.push_back({{"blob", frame.blob}, {"scene", frame.scene}, {"time", frame.time}});
    return {{"frames", list},
        {"camera",
            {{"horizontal", camera.horizontal}, {"vertical", camera.vertical}, {"pan", camera.pan},
                {"tilt", camera.tilt}, {"zoom", camera.zoom}, {"roll", camera.roll},
                {"given", camera.given}}},
        {"prompt", prompt}, {"seed", seed}, {"width", size.width()}, {"height", size.height()},
        {"seconds", seconds}};
}

RenderOrder RenderOrder::fromJson(const Json &json)
{
    RenderOrder order;
    for (const Json &frame : json.value("frames", Json::array()))
        order.frames.push_back({textOf(frame, "blob"), textOf(frame, "scene"), numberOf(frame, "time")});
    const Json camera = json.value("camera", Json::object());
    order.camera = {numberOf(camera, "horizontal"), numberOf(camera, "vertical"), numberOf(camera, "pan"),
        numberOf(camera, "tilt"), numberOf(camera, "zoom"), numberOf(camera, "roll"),
        flagOf(camera, "given")};
    order.prompt = textOf(json, "prompt");
    order.seed = integerOf(json, "seed");
    order.size = {int(integerOf(json, "width")), int(integerOf(json, "height"))};
    order.seconds = int(integerOf(json, "seconds", 5));
    return order;
}

QString RenderOrder::hash() const
{
    const QByteArray text = QByteArray::fromStdString(dumpJson(toJson()));
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().left(40));
}

bool Task::isActive() const
{
    return !gone && (stage == Stage::Throttled || stage == Stage::Pending || stage == Stage::Running);
}

Json Task::toJson() const
{
    return {{"id", id}, {"api", apiName(api)}, {"account", account}, {"model", model}, {"created", createdMs},
        {"order", order.toJson()}, {"echo", echo}, {"replyUrl", replyUrl}, {"replyRef", replyRef},
        {"cost", cost}, {"failCode", failCode}, {"throttleSeconds", throttleSeconds}, {"runMs", runMs}};
}

Task Task::fromJson(const Json &json)
{
    Task task;
    task.id = textOf(json, "id");
    task.api = textOf(json, "api") == apiName(Api::Useapi) ? Api::Useapi : Api::Runway;
    task.account = textOf(json, "account");
    task.model = textOf(json, "model");
    task.createdMs = task.updatedMs = integerOf(json, "created");
    task.order = RenderOrder::fromJson(json.value("order", Json::object()));
    task.echo = json.value("echo", Json::object());
    task.replyUrl = textOf(json, "replyUrl");
    task.replyRef = textOf(json, "replyRef");
    task.cost = task.charged = int(integerOf(json, "cost"));
    task.failCode = textOf(json, "failCode");
    task.throttleSeconds = numberOf(json, "throttleSeconds");
    task.runMs = int(integerOf(json, "runMs", 5000));
    return task;
}

Json Asset::toJson() const
{
    return {{"id", id}, {"account", account}, {"name", name}, {"kind", kind}, {"suffix", suffix},
        {"blob", blob}, {"bytes", bytes}, {"width", width}, {"height", height}, {"seconds", seconds},
        {"framesPerSecond", framesPerSecond}, {"hasSound", hasSound}, {"created", createdMs}};
}

Asset Asset::fromJson(const Json &json)
{
    return {textOf(json, "id"), textOf(json, "account"), textOf(json, "name"), textOf(json, "kind"),
        textOf(json, "suffix"), textOf(json, "blob"), integerOf(json, "bytes"), int(integerOf(json, "width")),
        int(integerOf(json, "height")), numberOf(json, "seconds"), numberOf(json, "framesPerSecond"),
        flagOf(json, "hasSound"), integerOf(json, "created")};
}

Json Upload::toJson() const
{
    return {
        {"token", token}, {"filename", filename}, {"policy", policy}, {"blob", blob}, {"created", createdMs}};
}

Upload Upload::fromJson(const Json &json)
{
    return {textOf(json, "token"), textOf(json, "filename"), textOf(json, "policy"), textOf(json, "blob"),
        integerOf(json, "created")};
}

} // namespace studio::sandbox
