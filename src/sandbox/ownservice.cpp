// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/ownservice.h"

#include <QFileInfo>

#include <algorithm>
#include <array>

namespace studio::sandbox {

namespace {

constexpr qint64 smallestUpload = 512;
constexpr qint64 largestUpload = 200LL * 1024 * 1024;

bool isPlainName(const std::string &name)
{
    return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), [](unsigned char c) {
        return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_';
    });
}

std::string suffixOf(const std::string &name)
{
    const auto dot = name.rfind('.');
    return dot == std::string::npos ? std::string() : name.substr(dot + 1);
}

} // namespace

std::string contentTypeOf(const std::string &name)
{
    static constexpr std::array<std::pair<const char *, const char *>, 12> types{{{"mp4", "video/mp4"},
        {"jpg", "image/jpeg"}, {"jpeg", "image/jpeg"}, {"png", "image/png"}, {"webp", "image/webp"},
        {"gif", "image/gif"}, {"mov", "video/quicktime"}, {"mkv", "video/x-matroska"}, {"webm", "video/webm"},
        {"mp3", "audio/mpeg"}, {"wav", "audio/wav"}, {"flac", "audio/flac"}}};
    const std::string suffix = suffixOf(name);
    for (const auto &[known, type] : types) {
        if (suffix == known)
            return type;
    }
    return "application/octet-stream";
}

OwnService::OwnService(Parts parts, std::string token)
    : m_parts(parts)
    , m_token(std::move(token))
{
}

Answer OwnService::refusal(int status, const std::string &message) const
{
    return Answer::of(status, {{"error", message}});
}

std::optional<Answer> OwnService::gate(const Call &call) const
{
    if (call.at({"ledger"}))
        return call.authorization == "Bearer " + m_token ? std::nullopt
                                                         : std::optional(refusal(401, "Unauthorized"));
    // Signed storage takes one proof only; a token that is sent along does not belong here.
    if (!call.authorization.empty() && (call.at({"files", "*"}) || call.at({"storage", "*"})))
        return refusal(400, "Only one way of authorization is allowed: the link is signed already.");
    return std::nullopt;
}

bool OwnService::takesFile(const Call &call) const
{
    return call.method == "POST" && call.at({"storage", "*"});
}

Answer OwnService::answer(const Call &call)
{
    if (call.method == "GET" && call.at({"files", "*"}))
        return file(call);
    if (call.method == "GET" && call.at({"ledger"}))
        return Answer::of(200, m_parts.calls.read());
    if (call.method == "POST" && call.at({"storage", "*"}))
        return storage(call);
    return refusal(404, "Not found.");
}

Answer OwnService::file(const Call &call) const
{
    const std::string &name = call.steps[1];
    if (!isPlainName(name)
        || !m_parts.links.isValid(
            name, call.parameter("expires").value_or(""), call.parameter("signature").value_or("")))
        return refusal(403, "Access denied: the link is not valid or has expired.");
    const QString path = m_parts.folder.publicPath(QString::fromStdString(name));
    if (!QFileInfo::exists(path))
        return refusal(404, "Not found.");
    Answer answer;
    answer.file = path;
    answer.contentType = contentTypeOf(name);
    return answer;
}

Answer OwnService::storage(const Call &call)
{
    auto upload = m_parts.world.upload(call.steps[1]);
    if (!upload)
        return refusal(404, "Not found.");
    if (!call.isMultipart || call.bodyFile.isEmpty())
        return refusal(400, "A form with a part called file is expected.");
    if (call.formOutOfOrder)
        return refusal(400, "The file has to be the last part of the form.");
    for (const auto &[field, value] : {std::pair{"key", upload->token}, {"policy", upload->policy}}) {
        const auto found = std::find_if(call.form.begin(), call.form.end(),
            [field = field](const auto &member) { return member.first == field; });
        if (found == call.form.end() || found->second != value)
            return refusal(403, std::string("The field ") + field + " does not belong to this place.");
    }
    if (!upload->blob.empty())
        return refusal(409, "This place is filled already.");
    const qint64 size = QFileInfo(call.bodyFile).size();
    if (size < smallestUpload || size > largestUpload)
        return refusal(400, size < smallestUpload ? "EntityTooSmall" : "EntityTooLarge");
    const auto blob = m_parts.folder.keepFile(
        call.bodyFile, QString::fromStdString(suffixOf(upload->filename)).toLower());
    if (!blob)
        return refusal(500, "The file could not be stored.");
    upload->blob = blob->toStdString();
    m_parts.world.addUpload(*upload);
    Answer done;
    done.status = 204;
    return done;
}

} // namespace studio::sandbox
