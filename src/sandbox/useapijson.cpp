// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/useapijson.h"

#include "sandbox/directives.h"

#include <QFileInfo>

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

Json UseapiJson::options(const Task &task, const std::string &origin) const
{
    Json options = task.echo;
    Json keyframes = Json::array();
    const Json pictures = task.echo.value("pictures", Json::array());
    for (const Json &picture : pictures)
        keyframes.push_back(
            {{"image", m_links.to(origin, textOf(picture, "file"))}, {"timestamp", picture["timestamp"]}});
    options.erase("pictures");
    if (!keyframes.empty()) {
        options["init_image"] = keyframes.front()["image"];
        options["keyframes"] = std::move(keyframes);
    }
    return options;
}

Json UseapiJson::artifact(const Task &task, const std::string &origin) const
{
    const QSize size = task.order.size;
    Json previews = Json::array();
    for (int preview = 0; preview < task.order.previews(); ++preview)
        previews.push_back(m_links.to(origin, task.previewName(0, preview)));
    const qint64 bytes = QFileInfo(m_world.outputPath(task)).size();
    return {{"assetId", prefixOf(task.account) + "-asset:" + task.id}, {"id", task.id},
        {"createdAt", isoTime(task.updatedMs)}, {"updatedAt", isoTime(task.updatedMs)}, {"userId", userId},
        {"createdBy", userId}, {"taskId", taskId(task)}, {"parentAssetGroupId", task.id},
        {"filename", textOf(task.echo, "name") + ".mp4"}, {"url", m_links.to(origin, task.id + ".mp4")},
        {"fileSize", std::to_string(bytes)}, {"isDirectory", false}, {"previewUrls", previews},
        {"private", true}, {"privateInTeam", true}, {"deleted", false}, {"reported", false},
        {"metadata",
            {{"frameRate", Renderer::framesPerSecond}, {"duration", task.order.seconds},
                {"dimensions", {size.width(), size.height()}},
                {"size", {{"width", size.width()}, {"height", size.height()}}}}},
        {"favorite", false}};
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
        const int frames = task.order.seconds * Renderer::framesPerSecond;
        json["progressRatio"] = twoDigits(task.progress);
        json["progressText"] = "Generating frame " + std::to_string(int(std::ceil(task.progress * frames)))
            + " of " + std::to_string(frames);
    } else if (done) {
        json["progressRatio"] = "1";
        json["artifacts"].push_back(artifact(task, origin));
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

Json UseapiJson::listedAsset(const Asset &asset, const std::string &origin) const
{
    Json metadata;
    if (asset.kind != "image")
        metadata = {{"frameRate", asset.framesPerSecond}, {"duration", asset.seconds}, {"width", asset.width},
            {"height", asset.height}, {"hasAlphaChannel", false}, {"hasAudio", asset.hasSound}};
    const std::string url = m_links.to(origin, asset.publicName());
    return {{"assetId", assetId(asset)}, {"id", asset.id}, {"createdAt", isoTime(asset.createdMs)},
        {"updatedAt", isoTime(asset.createdMs)}, {"name", asset.name}, {"url", url},
        {"previewUrls", asset.kind == "image" ? Json::array({url}) : Json::array()},
        {"mediaType", asset.kind}, {"mediaSubtype", nullptr}, {"fileCount", 1}, {"fileSize", asset.bytes},
        {"fileExtStandardized", asset.suffix}, {"isUserUpload", true}, {"metadata", metadata},
        {"username", asset.account.substr(0, asset.account.find('@'))}, {"userPicture", nullptr},
        {"userId", userId}, {"createdBy", userId}, {"private", true}, {"privateInTeam", true},
        {"parentAssetGroupId", nullptr}, {"favorite", false}};
}

Json UseapiJson::uploadedAsset(const Asset &asset, const std::string &origin) const
{
    const std::string url = m_links.to(origin, asset.publicName());
    return {{"assetId", assetId(asset)}, {"id", asset.id}, {"user", person(asset.account)},
        {"createdAt", isoTime(asset.createdMs)}, {"updatedAt", isoTime(asset.createdMs)},
        {"name", asset.name}, {"description", nullptr},
        {"type", {{"name", asset.kind}, {"type", asset.kind}, {"isDirectory", false}}}, {"size", asset.bytes},
        {"url", url}, {"previewUrls", asset.kind == "image" ? Json::array({url}) : Json::array()},
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
