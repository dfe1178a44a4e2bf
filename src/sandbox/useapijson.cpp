// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapijson.h"

#include "sandbox/directives.h"
#include "sandbox/useapioutputs.h"
#include "sandbox/useapishot.h"

#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace studio::sandbox {

namespace {

constexpr int userId = 1001;
constexpr int storageGb = 500;

std::string prefixOf(const std::string &account)
{
    return "user:" + std::to_string(userId) + "-runwayml:" + account;
}

Json orNull(const std::string &text)
{
    return text.empty() ? Json() : Json(text);
}

Json person(const std::string &account)
{
    return {{"id", userId}, {"username", account.substr(0, account.find('@'))}, {"firstName", "Practice"},
        {"lastName", "Account"}, {"picture", nullptr}, {"teamName", nullptr}, {"teamPicture", nullptr}};
}

Json failureJson(const std::string &code)
{
    const bool moderated = code.find("SAFETY") != std::string::npos;
    return {{"errorMessage", failureText(code)}, {"reason", code}, {"message", failureText(code)},
        {"moderation_category", moderated ? Json("PRACTICE") : Json()}, {"tally_asimov", moderated}};
}

std::string twoDigits(double value)
{
    char text[16];
    std::snprintf(text, sizeof text, "%.2f", value);
    return text;
}

} // namespace

std::string UseapiJson::taskId(const Task &task)
{
    return prefixOf(task.account) + "-task:" + task.id;
}

std::string UseapiJson::assetId(const Asset &asset)
{
    return prefixOf(asset.account) + "-asset:" + asset.id;
}

std::optional<UseapiJson::Parts> UseapiJson::partsOf(const std::string &id, const std::string &kind)
{
    const std::string head = prefixOf({});
    const std::string middle = "-" + kind + ":";
    const auto split = id.rfind(middle);
    if (id.compare(0, head.size(), head) != 0 || split == std::string::npos || split < head.size())
        return std::nullopt;
    return Parts{id.substr(head.size(), split - head.size()), id.substr(split + middle.size())};
}

Json UseapiJson::linked(const Json &value, const std::string &origin) const
{
    if (value.is_object() && value.contains("$file"))
        return m_links.to(origin, textOf(value, "$file"));
    if (!value.is_structured())
        return value;
    Json copy = value.is_array() ? Json::array() : Json::object();
    for (const auto &[name, inner] : value.items()) {
        if (value.is_array())
            copy.push_back(linked(inner, origin));
        else if (name.rfind('$', 0) != 0) // what only the sandbox remembers
            copy[name] = linked(inner, origin);
    }
    return copy;
}

Json UseapiJson::options(const Task &task, const std::string &origin) const
{
    Json options = linked(task.echo, origin);
    // state folders from before there were other paths than gen3turbo/create
    Json keyframes = Json::array();
    for (const Json &picture : task.echo.value("pictures", Json::array()))
        keyframes.push_back(
            {{"image", m_links.to(origin, textOf(picture, "file"))}, {"timestamp", picture["timestamp"]}});
    options.erase("pictures");
    if (!keyframes.empty()) {
        options["init_image"] = keyframes.front()["image"];
        options["keyframes"] = std::move(keyframes);
    }
    return options;
}

Json UseapiJson::metadataOf(const Task &task, const std::optional<Asset> &asset) const
{
    const RenderOrder &order = task.order;
    const int width = asset ? asset->width : order.size.width();
    const int height = asset ? asset->height : order.size.height();
    Json metadata{{"dimensions", {width, height}}, {"size", {{"width", width}, {"height", height}}}};
    if (order.isPicture())
        return metadata;
    metadata["frameRate"] = figure(asset ? asset->framesPerSecond : Renderer::framesPerSecond);
    metadata["duration"] = figure(asset ? asset->seconds : order.seconds);
    return metadata;
}

Json UseapiJson::artifact(const Task &task, int index, const std::string &origin) const
{
    Json previews = Json::array();
    for (int preview = 0; preview < task.order.previews(); ++preview)
        previews.push_back(m_links.to(origin, task.previewName(index, preview)));
    const qint64 bytes = QFileInfo(m_world.outputPath(task, index)).size();
    const std::string id = UseapiOutputs::idOf(task, index);
    const auto asset = m_world.asset(id);
    const std::string number = index == 0 ? "" : ' ' + std::to_string(index + 1);
    return {{"assetId", prefixOf(task.account) + "-asset:" + id}, {"id", id},
        {"createdAt", isoTime(task.updatedMs)}, {"updatedAt", isoTime(task.updatedMs)}, {"userId", userId},
        {"createdBy", userId}, {"taskId", taskId(task)}, {"parentAssetGroupId", task.id},
        {"filename", textOf(task.echo, "name") + number + '.' + task.order.format},
        {"url", m_links.to(origin, task.outputName(index))}, {"fileSize", std::to_string(bytes)},
        {"isDirectory", false}, {"previewUrls", previews}, {"private", true}, {"privateInTeam", true},
        {"deleted", !asset}, {"reported", false}, {"metadata", metadataOf(task, asset)}, {"favorite", false}};
}

std::string UseapiJson::progressOf(const Task &task) const
{
    if (task.order.isPicture() || task.order.isSound())
        return "Generating";
    const int frames = std::max(1, int(std::lround(task.order.seconds * Renderer::framesPerSecond)));
    return "Generating frame " + std::to_string(int(std::ceil(task.progress * frames))) + " of "
        + std::to_string(frames);
}

Json UseapiJson::task(const Task &task, const std::string &origin) const
{
    const bool running = task.stage == Stage::Running;
    const bool done = task.stage == Stage::Succeeded;
    Json json{{"taskId", taskId(task)}, {"id", task.id}, {"name", textOf(task.echo, "name")},
        {"image", nullptr}, {"createdAt", isoTime(task.createdMs)}, {"updatedAt", isoTime(task.updatedMs)},
        {"taskType", task.model}, {"options", options(task, origin)}, {"status", stageName(task.stage)},
        {"error", nullptr}, {"progressText", nullptr}, {"progressRatio", nullptr},
        {"estimatedTimeToStartSeconds",
            task.isActive() && !running ? Json(m_world.secondsToStart(task)) : Json()},
        {"artifacts", Json::array()}, {"sharedAsset", nullptr}, {"replyUrl", orNull(task.replyUrl)},
        {"replyRef", orNull(task.replyRef)}};
    if (running) {
        json["progressRatio"] = twoDigits(task.progress);
        json["progressText"] = progressOf(task);
    } else if (done) {
        json["progressRatio"] = "1";
        for (int index = 0; index < task.order.count; ++index)
            json["artifacts"].push_back(artifact(task, index, origin));
    } else if (task.stage == Stage::Failed) {
        json["error"] = failureJson(task.failCode);
    }
    return json;
}

Json UseapiJson::taskWithFeatures(const Task &one, const std::string &origin) const
{
    Json json = task(one, origin);
    const Wallet wallet = m_world.wallet(one.account);
    json["features"] = {{"storageGB", storageGb}, {"numPlanCredits_permitted", wallet.granted},
        {"numPlanCredits_used", wallet.used}};
    json["code"] = 200;
    return json;
}

Json UseapiJson::previewsOf(const Asset &asset, const std::string &origin) const
{
    Json previews = Json::array();
    if (asset.kind == "image" && asset.previews == 0)
        previews.push_back(m_links.to(origin, asset.publicName()));
    for (int preview = 0; preview < asset.previews; ++preview)
        previews.push_back(m_links.to(origin, asset.previewName(preview)));
    return previews;
}

Json UseapiJson::listedAsset(const Asset &asset, const std::string &origin) const
{
    Json metadata; // null for a picture that was uploaded
    if (asset.kind != "image" || !asset.taskId.empty()) {
        metadata = {{"frameRate", figure(asset.framesPerSecond)},
            {"duration", asset.saysSeconds ? figure(asset.seconds) : Json()},
            {"width", asset.saysSize ? Json(asset.width) : Json()},
            {"height", asset.saysSize ? Json(asset.height) : Json()}, {"hasAlphaChannel", false},
            {"hasAudio", asset.hasSound}};
    }
    const bool made = !asset.taskId.empty();
    Json json{{"assetId", assetId(asset)}, {"id", asset.id}, {"createdAt", isoTime(asset.createdMs)},
        {"updatedAt", isoTime(asset.createdMs)}, {"name", asset.name},
        {"url", m_links.to(origin, asset.publicName())}, {"previewUrls", previewsOf(asset, origin)},
        {"mediaType", asset.kind}, {"mediaSubtype", nullptr}, {"fileCount", 1}, {"fileSize", asset.bytes},
        {"fileExtStandardized", asset.suffix}, {"isUserUpload", !made}, {"metadata", metadata},
        {"username", asset.account.substr(0, asset.account.find('@'))}, {"userPicture", nullptr},
        {"userId", userId}, {"createdBy", userId}, {"private", true}, {"privateInTeam", true},
        {"parentAssetGroupId", orNull(asset.taskId)}, {"favorite", false}};
    if (made)
        json["taskId"] = prefixOf(asset.account) + "-task:" + asset.taskId;
    return json;
}

Json UseapiJson::uploadedAsset(const Asset &asset, const std::string &origin) const
{
    return {{"assetId", assetId(asset)}, {"id", asset.id}, {"user", person(asset.account)},
        {"createdAt", isoTime(asset.createdMs)}, {"updatedAt", isoTime(asset.createdMs)},
        {"name", asset.name}, {"description", nullptr},
        {"type", {{"name", asset.kind}, {"type", asset.kind}, {"isDirectory", false}}}, {"size", asset.bytes},
        {"url", m_links.to(origin, asset.publicName())}, {"previewUrls", previewsOf(asset, origin)},
        {"fileCount", 1}, {"private", true},
        {"permissions", {{"read", true}, {"write", true}, {"admin", true}}}, {"annotated", false},
        {"isUserUpload", true}, {"sourceApplication", "web"}, {"createdBy", person(asset.account)},
        {"favorite", false}};
}

Json UseapiJson::runningTask(const Task &task) const
{
    return {{"email", task.account}, {"taskId", taskId(task)}, {"id", task.id},
        {"replyUrl", orNull(task.replyUrl)}, {"replyRef", orNull(task.replyRef)}};
}

} // namespace studio::sandbox
