// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The assets of useapi.net: files that an account keeps.
#include "sandbox/useapiservice.h"

#include "base/logging.h"
#include "media/probe.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace studio::sandbox {

namespace {

struct FileType {
    const char *contentType;
    const char *suffix;
};

constexpr std::array<FileType, 21> fileTypes{{{"image/png", "png"}, {"image/jpeg", "jpeg"},
    {"image/gif", "gif"}, {"image/webp", "webp"}, {"image/mpo", "mpo"}, {"video/mp4", "mp4"},
    {"video/quicktime", "mov"}, {"video/3gpp", "3gp"}, {"video/x-matroska", "mkv"}, {"video/x-flv", "flv"},
    {"video/mpeg", "mpeg"}, {"video/mp2t", "ts"}, {"video/x-msvideo", "avi"},
    {"video/x-motion-jpeg", "mjpeg"}, {"video/webm", "webm"}, {"video/ogg", "ogv"}, {"audio/wav", "wav"},
    {"audio/wave", "wav"}, {"audio/mpeg", "mp3"}, {"audio/flac", "flac"}, {"audio/ogg", "ogg"}}};

const char *suffixFor(const std::string &contentType)
{
    if (contentType == "audio/webm")
        return "webm";
    const auto *found = std::find_if(fileTypes.begin(), fileTypes.end(),
        [&contentType](const FileType &type) { return contentType == type.contentType; });
    return found == fileTypes.end() ? nullptr : found->suffix;
}

std::string kindOf(const std::string &contentType)
{
    return contentType.substr(0, contentType.find('/'));
}

std::string kindName(media::MediaInfo::Kind kind)
{
    switch (kind) {
    case media::MediaInfo::Kind::Image:
        return "image";
    case media::MediaInfo::Kind::Video:
        return "video";
    case media::MediaInfo::Kind::Audio:
        return "audio";
    }
    return {};
}

//! A positive number, or nothing; what is left out is 0.
std::optional<double> positive(const std::optional<std::string> &text)
{
    if (!text)
        return 0;
    double value = 0;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (problem != std::errc() || end != text->data() + text->size() || !std::isfinite(value) || value <= 0
        || value > 1e6)
        return std::nullopt;
    return value;
}

//! No control characters, no more than a file name has.
std::string cleanName(const std::string &name)
{
    std::string clean;
    for (const char c : name) {
        if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            clean += c;
    }
    return cleanUtf8(clean.substr(0, 255));
}

} // namespace

Answer UseapiService::assets(const Call &call)
{
    if (call.method == "POST")
        return uploadAsset(call);
    return call.method == "GET" ? listAssets(call) : refusal(405, "Method not allowed.");
}

Answer UseapiService::uploadAsset(const Call &call)
{
    const auto account = accountFrom(call);
    if (!account)
        return account.error();
    Asset asset;
    asset.name = cleanName(call.parameter("name").value_or(""));
    if (asset.name.empty())
        return refusal(400, "Parameter name is required.");
    const char *suffix = suffixFor(call.contentType);
    if (!suffix)
        return refusal(400, "Content-Type " + call.contentType + " is not supported.");
    if (call.bodyFile.isEmpty())
        return refusal(400, "The body has to be the bytes of the file.");
    const auto width = positive(call.parameter("width"));
    const auto height = positive(call.parameter("height"));
    const auto seconds = positive(call.parameter("duration"));
    if (!width || !height || !seconds)
        return refusal(400, "Parameters width, height and duration have to be positive numbers.");

    const auto info = media::probe(call.bodyFile);
    asset.kind = kindOf(call.contentType);
    if (!info || kindName(info->kind) != asset.kind)
        return refusal(400, "The body is not a file of the type " + call.contentType + '.');
    asset.suffix = suffix;
    asset.bytes = info->bytes;
    const auto blob = m_parts.folder.keepFile(call.bodyFile, QString::fromStdString(asset.suffix));
    if (!blob)
        return refusal(500, "The file could not be stored.");
    asset.id = m_parts.dice.uuid();
    asset.account = *account;
    asset.blob = blob->toStdString();
    asset.width = *width > 0 ? int(*width) : info->size.width();
    asset.height = *height > 0 ? int(*height) : info->size.height();
    asset.seconds = *seconds > 0 ? *seconds : info->seconds;
    asset.framesPerSecond = info->framesPerSecond;
    asset.hasSound = info->hasSound;
    // what was not said at the upload is not in the metadata either
    asset.saysSeconds = *seconds > 0;
    asset.saysSize = *width > 0 && *height > 0;
    asset.createdMs = nowMs();
    const auto published
        = m_parts.folder.publish(m_parts.folder.blobPath(*blob), QString::fromStdString(asset.publicName()));
    if (!published)
        return refusal(500, "The file could not be stored.");
    asset.previews = m_parts.outputs.addPreview(asset);
    m_parts.world.addAsset(asset);
    return Answer::of(200, m_parts.json.uploadedAsset(asset, call.origin));
}

Answer UseapiService::listAssets(const Call &call) const
{
    const auto account = accountFrom(call);
    const auto page = pageOf(call, 50);
    if (!account || !page)
        return account ? page.error() : account.error();
    const auto kind = call.parameter("mediaType");
    if (kind && *kind != "image" && *kind != "video" && *kind != "audio")
        return refusal(400, "Parameter mediaType has to be image, video or audio.");
    Json list = Json::array();
    int skipped = 0;
    for (const Asset &asset : m_parts.world.assets(*account)) {
        if (kind && asset.kind != *kind)
            continue;
        if (skipped++ < page->offset)
            continue;
        if (int(list.size()) == page->limit)
            break;
        list.push_back(m_parts.json.listedAsset(asset, call.origin));
    }
    return Answer::of(200, list);
}

Answer UseapiService::oneAsset(const Call &call)
{
    const auto id = UseapiJson::partsOf(call.steps[1], "asset");
    const auto asset = id ? m_parts.world.asset(id->uuid) : std::nullopt;
    if (!asset || asset->account != id->account)
        return refusal(404, "Not found.");
    if (call.method == "GET")
        return Answer::of(200, m_parts.json.listedAsset(*asset, call.origin));
    if (call.method != "DELETE")
        return refusal(405, "Method not allowed.");
    m_parts.world.removeAsset(asset->id);
    return Answer::of(200, {{"success", true}, {"code", 200}});
}

} // namespace studio::sandbox
