// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/records.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QString>

#include <algorithm>
#include <array>

namespace studio::sandbox {

namespace {

using Kind = RenderOrder::Kind;

struct KindName {
    Kind kind;
    const char *name;
};

// What stands in the ledger: never to be changed.
constexpr std::array<KindName, 10> kindNames{{{Kind::Keyframes, "keyframes"}, {Kind::Pictures, "pictures"},
    {Kind::Restyle, "restyle"}, {Kind::Performance, "performance"}, {Kind::Upscale, "upscale"},
    {Kind::Extend, "extend"}, {Kind::Expand, "expand"}, {Kind::SlowMotion, "slowMotion"},
    {Kind::LipSync, "lipSync"}, {Kind::Sound, "sound"}}};

const char *nameOf(Kind kind)
{
    const auto *found = std::find_if(
        kindNames.begin(), kindNames.end(), [kind](const KindName &name) { return name.kind == kind; });
    return found->name;
}

//! Ledgers from before there were kinds hold clips from keyframes only.
Kind kindCalled(const std::string &text)
{
    const auto *found = std::find_if(
        kindNames.begin(), kindNames.end(), [&text](const KindName &name) { return name.name == text; });
    return found == kindNames.end() ? Kind::Keyframes : found->kind;
}

std::string numbered(int index)
{
    return index == 0 ? std::string() : '-' + std::to_string(index + 1);
}

} // namespace

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

const RenderOrder::Input *RenderOrder::input(const std::string &role) const
{
    const auto found = std::find_if(
        inputs.begin(), inputs.end(), [&role](const Input &candidate) { return candidate.role == role; });
    return found == inputs.end() ? nullptr : &*found;
}

bool RenderOrder::isPicture() const
{
    return format == "png" || format == "jpg";
}

bool RenderOrder::isSound() const
{
    return format == "wav" || format == "mp3" || format == "ogg";
}

int RenderOrder::previews() const
{
    if (isSound())
        return 0;
    return isPicture() ? 1 : 4;
}

Json RenderOrder::toJson() const
{
    Json pictures = Json::array();
    for (const Frame &frame : frames)
        pictures.push_back({{"blob", frame.blob}, {"scene", frame.scene}, {"time", frame.time}});
    Json sent = Json::array();
    for (const Input &input : inputs)
        sent.push_back({{"role", input.role}, {"kind", input.kind}, {"blob", input.blob},
            {"scene", input.scene}, {"tag", input.tag}, {"time", input.time}});
    return {{"kind", nameOf(kind)}, {"frames", pictures}, {"inputs", sent},
        {"camera",
            {{"horizontal", camera.horizontal}, {"vertical", camera.vertical}, {"pan", camera.pan},
                {"tilt", camera.tilt}, {"zoom", camera.zoom}, {"roll", camera.roll},
                {"given", camera.given}}},
        {"prompt", prompt}, {"seed", seed}, {"width", size.width()}, {"height", size.height()},
        {"seconds", seconds}, {"strength", strength}, {"framesPerSecond", framesPerSecond}, {"count", count},
        {"format", format}, {"profile", profile}, {"sound", sound}, {"voice", voice},
        {"samplesPerSecond", samplesPerSecond}};
}

RenderOrder RenderOrder::fromJson(const Json &json)
{
    RenderOrder order;
    order.kind = kindCalled(textOf(json, "kind"));
    for (const Json &frame : json.value("frames", Json::array()))
        order.frames.push_back({textOf(frame, "blob"), textOf(frame, "scene"), numberOf(frame, "time")});
    for (const Json &input : json.value("inputs", Json::array()))
        order.inputs.push_back({textOf(input, "role"), textOf(input, "kind"), textOf(input, "blob"),
            textOf(input, "scene"), textOf(input, "tag"), numberOf(input, "time")});
    const Json camera = json.value("camera", Json::object());
    order.camera = {numberOf(camera, "horizontal"), numberOf(camera, "vertical"), numberOf(camera, "pan"),
        numberOf(camera, "tilt"), numberOf(camera, "zoom"), numberOf(camera, "roll"),
        flagOf(camera, "given")};
    order.prompt = textOf(json, "prompt");
    order.seed = integerOf(json, "seed");
    order.size = {int(integerOf(json, "width", -1)), int(integerOf(json, "height", -1))};
    order.seconds = numberOf(json, "seconds", 5);
    order.strength = numberOf(json, "strength");
    order.framesPerSecond = numberOf(json, "framesPerSecond");
    order.count = int(integerOf(json, "count", 1));
    if (json.contains("format"))
        order.format = textOf(json, "format");
    order.profile = textOf(json, "profile");
    order.sound = flagOf(json, "sound");
    order.voice = textOf(json, "voice");
    order.samplesPerSecond = int(integerOf(json, "samplesPerSecond", 44100));
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

std::string Task::outputName(int index) const
{
    return id + numbered(index) + '.' + order.format;
}

std::string Task::previewName(int index, int preview) const
{
    return id + numbered(index) + "-preview" + std::to_string(preview) + ".jpg";
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

std::string Asset::previewName(int preview) const
{
    return id + "-preview" + std::to_string(preview) + ".jpg";
}

Json Asset::toJson() const
{
    return {{"id", id}, {"account", account}, {"name", name}, {"kind", kind}, {"suffix", suffix},
        {"blob", blob}, {"bytes", bytes}, {"width", width}, {"height", height}, {"seconds", seconds},
        {"framesPerSecond", framesPerSecond}, {"hasSound", hasSound}, {"created", createdMs},
        {"saysSeconds", saysSeconds}, {"saysSize", saysSize}, {"previews", previews}, {"taskId", taskId},
        {"model", model}, {"extensions", extensions}};
}

Asset Asset::fromJson(const Json &json)
{
    return {textOf(json, "id"), textOf(json, "account"), textOf(json, "name"), textOf(json, "kind"),
        textOf(json, "suffix"), textOf(json, "blob"), integerOf(json, "bytes"), int(integerOf(json, "width")),
        int(integerOf(json, "height")), numberOf(json, "seconds"), numberOf(json, "framesPerSecond"),
        flagOf(json, "hasSound"), integerOf(json, "created"), flagOf(json, "saysSeconds"),
        flagOf(json, "saysSize"), int(integerOf(json, "previews")), textOf(json, "taskId"),
        textOf(json, "model"), int(integerOf(json, "extensions"))};
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
