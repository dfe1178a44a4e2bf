// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What useapi.net answers at once, without a task: image_upscaler and lipsync/voices.
#include "sandbox/useapiservice.h"

#include "media/still.h"
#include "sandbox/pixels.h"

#include <QBuffer>
#include <QImage>
#include <QUrl>
#include <QUrlQuery>

#include <array>
#include <charconv>

namespace studio::sandbox {

namespace {

constexpr int largestSide = 8192; //!< as the one client that is known to use it allows

struct Voice {
    const char *id;
    const char *name;
    const char *gender;
    const char *language;
};

constexpr std::array<Voice, 6> voiceList{
    {{"practice-ada", "Ada", "female", "en"}, {"practice-bela", "Béla", "male", "en"},
        {"practice-chiara", "Chiara", "female", "it"}, {"practice-dieter", "Dieter", "male", "de"},
        {"practice-elodie", "Élodie", "female", "fr"}, {"practice-fumio", "Fumio", "male", "ja"}}};

std::optional<int> sideOf(const std::optional<std::string> &text)
{
    int value = 0;
    if (!text)
        return std::nullopt;
    const auto [end, problem] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (problem != std::errc() || end != text->data() + text->size() || value < 1 || value > largestSide)
        return std::nullopt;
    return value;
}

} // namespace

Answer UseapiService::voices(const Call &call) const
{
    const auto account = accountFrom(call);
    if (!account)
        return account.error();
    Json list = Json::array();
    for (const Voice &voice : voiceList)
        list.push_back({{"id", voice.id}, {"voiceId", voice.id}, {"name", voice.name},
            {"gender", voice.gender}, {"language", voice.language}, {"previewUrl", nullptr}});
    return Answer::of(200, list);
}

Answer UseapiService::upscaledImage(const Call &call) const
{
    const auto account = accountFrom(call);
    if (!account)
        return account.error();
    const auto address = call.parameter("image_url");
    if (!address)
        return refusal(400, "Parameter image_url is required.");
    const auto width = sideOf(call.parameter("width"));
    const auto height = sideOf(call.parameter("height"));
    if (!width || !height)
        return refusal(400,
            std::string("Parameter ") + (width ? "height" : "width") + " is required, 1…"
                + std::to_string(largestSide) + '.');
    // Nothing is fetched: only a link of this sandbox names a picture.
    const QUrl url(QString::fromStdString(*address));
    const QUrlQuery query(url);
    const QString folder = QStringLiteral("/sandbox/files/");
    const QString name = url.path().mid(folder.size());
    const bool ours = isLoopback(url.host().toStdString()) && url.path().startsWith(folder)
        && m_parts.links.isValid(name.toStdString(),
            query.queryItemValue(QStringLiteral("expires")).toStdString(),
            query.queryItemValue(QStringLiteral("signature")).toStdString());
    if (!ours)
        return refusal(400, "Parameter image_url has to be the url of an asset.");
    const auto picture = media::loadStill(m_parts.folder.publicPath(name));
    if (!picture)
        return refusal(400, "Parameter image_url does not lead to an image.");
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!fitted(*picture, {*width, *height}).save(&buffer, "PNG"))
        return refusal(500, "The image could not be made.");
    Answer answer;
    answer.text = bytes.toStdString();
    answer.contentType = "image/png";
    return answer;
}

} // namespace studio::sandbox
