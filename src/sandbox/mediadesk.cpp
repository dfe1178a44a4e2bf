// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/mediadesk.h"

#include "media/probe.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cstdio>

namespace studio::sandbox {

namespace {

constexpr qint64 uploadLifeMs = 24LL * 3600 * 1000;
constexpr double longestSound = 600; //!< seconds, as many as media::readSound() reads

//! The content types of the inputs page; those of one family cannot be told apart by their bytes.
struct KnownType {
    const char *name;
    const char *family;
    const char *suffix;
};
constexpr std::array<KnownType, 28> knownTypes{{{"image/png", "png", "png"}, {"image/jpeg", "jpeg", "jpg"},
    {"image/jpg", "jpeg", "jpg"}, {"image/webp", "webp", "webp"}, {"video/mp4", "mp4", "mp4"},
    {"video/quicktime", "mp4", "mov"}, {"video/mov", "mp4", "mov"}, {"video/3gpp", "mp4", "3gp"},
    {"video/h264", "mp4", "mp4"}, {"video/webm", "matroska", "webm"}, {"video/x-matroska", "matroska", "mkv"},
    {"video/matroska", "matroska", "mkv"}, {"video/ogg", "ogg", "ogv"}, {"audio/mpeg", "mp3", "mp3"},
    {"audio/mp3", "mp3", "mp3"}, {"audio/wav", "wav", "wav"}, {"audio/x-wav", "wav", "wav"},
    {"audio/wave", "wav", "wav"}, {"audio/vnd.wave", "wav", "wav"}, {"audio/flac", "flac", "flac"},
    {"audio/x-flac", "flac", "flac"}, {"audio/mp4", "m4a", "m4a"}, {"audio/m4a", "m4a", "m4a"},
    {"audio/x-m4a", "m4a", "m4a"}, {"audio/quicktime", "m4a", "m4a"}, {"audio/aac", "aac", "aac"},
    {"audio/x-aac", "aac", "aac"}, {"audio/aacp", "aac", "aac"}}};

const KnownType *typeCalled(const std::string &name)
{
    const auto *found = std::find_if(
        knownTypes.begin(), knownTypes.end(), [&name](const KnownType &type) { return name == type.name; });
    return found == knownTypes.end() ? nullptr : found;
}

std::string numberText(double number)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", number);
    return text;
}

bool isAddressNumber(const std::string &host)
{
    return host.empty() || host.front() == '[' || host.find_first_not_of("0123456789.") == std::string::npos;
}

std::string kindName(media::MediaInfo::Kind kind)
{
    switch (kind) {
    case media::MediaInfo::Kind::Image:
        return "image";
    case media::MediaInfo::Kind::Video:
        return "video";
    case media::MediaInfo::Kind::Audio:
        break;
    }
    return "audio";
}

//! What is wrong with the shape of a picture or clip; empty = nothing.
std::string shapeFault(QSize size, const MediaLimits &limits)
{
    const int longest = std::max(size.width(), size.height());
    const int shortest = std::min(size.width(), size.height());
    if (limits.mostSide > 0 && longest > limits.mostSide)
        return "Invalid asset dimensions: a side must be at most " + std::to_string(limits.mostSide)
            + " pixels.";
    if (shortest < limits.leastSide)
        return "Invalid asset dimensions: a side must be at least " + std::to_string(limits.leastSide)
            + " pixels.";
    const double ratio = double(size.width()) / size.height();
    const std::string head = "Invalid asset aspect ratio. The ratio of width to height must be at ";
    if (limits.leastRatio > 0 && ratio < limits.leastRatio)
        return head + "least " + numberText(limits.leastRatio) + ". Got " + numberText(ratio) + '.';
    if (limits.mostRatio > 0 && ratio > limits.mostRatio)
        return head + "most " + numberText(limits.mostRatio) + ". Got " + numberText(ratio) + '.';
    return {};
}

//! What is wrong with the length of a clip or sound; empty = nothing.
std::string lengthFault(double seconds, const MediaLimits &limits)
{
    // A container rounds its own length up to the next frame or packet.
    constexpr double slack = 0.05;
    const double wiggle = limits.secondsAreOpen ? 0 : slack;
    const bool tooLong
        = limits.secondsAreOpen ? seconds >= limits.mostSeconds : seconds > limits.mostSeconds + wiggle;
    if (limits.mostSeconds > 0 && tooLong)
        return "Asset duration must be " + std::string(limits.secondsAreOpen ? "less than " : "at most ")
            + numberText(limits.mostSeconds) + " seconds. Got " + numberText(seconds) + '.';
    const bool tooShort
        = limits.secondsAreOpen ? seconds <= limits.leastSeconds : seconds < limits.leastSeconds - wiggle;
    if (limits.leastSeconds > 0 && tooShort)
        return "Asset duration must be " + std::string(limits.secondsAreOpen ? "more than " : "at least ")
            + numberText(limits.leastSeconds) + " seconds. Got " + numberText(seconds) + '.';
    return {};
}

} // namespace

MediaDesk::Taken MediaDesk::take(
    const std::string &uri, const std::string &kind, const MediaLimits &limits) const
{
    Taken taken = uri.compare(0, 5, "data:") == 0 ? fromData(uri, kind)
        : uri.compare(0, 9, "runway://") == 0     ? fromUpload(uri, kind)
                                                  : fromAddress(uri, kind);
    if (!taken)
        return taken;
    const std::string shape = kind == "audio" ? std::string() : shapeFault(taken->size, limits);
    if (!shape.empty())
        return tl::unexpected(shape);
    const std::string length = kind == "image" ? std::string() : lengthFault(taken->seconds, limits);
    if (!length.empty())
        return tl::unexpected(length);
    if (kind == "audio" && taken->seconds > longestSound)
        return tl::unexpected<std::string>("This sandbox renders at most 600 seconds of sound.");
    return taken;
}

MediaDesk::Taken MediaDesk::fromData(const std::string &uri, const std::string &kind) const
{
    const auto comma = uri.find(',');
    const std::string head = uri.substr(5, comma == std::string::npos ? 0 : comma - 5);
    const std::string type = head.substr(0, head.find(';'));
    if (comma == std::string::npos || head.size() < 7 || head.compare(head.size() - 7, 7, ";base64") != 0)
        return tl::unexpected<std::string>("Invalid data URI: it has to be encoded with base64.");
    const KnownType *known = typeCalled(type);
    if (!known)
        return tl::unexpected<std::string>("Unsupported asset type " + type + '.');
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(uri.data() + comma + 1, qsizetype(uri.size() - comma - 1)),
        QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.isEmpty())
        return tl::unexpected<std::string>("Invalid data URI: the data is not base64.");
    const auto blob = m_folder.keep(decoded.decoded, QString::fromLatin1(known->suffix));
    if (!blob)
        return tl::unexpected<std::string>("The asset could not be stored.");
    return probed(*blob, kind, type);
}

MediaDesk::Taken MediaDesk::fromUpload(const std::string &uri, const std::string &kind) const
{
    const auto upload = m_world.upload(uri.substr(9));
    if (!upload || nowMs() - upload->createdMs > uploadLifeMs)
        return tl::unexpected<std::string>("The upload does not exist or has expired.");
    if (upload->blob.empty())
        return tl::unexpected<std::string>("The upload was never completed.");
    return probed(QString::fromStdString(upload->blob), kind, {});
}

MediaDesk::Taken MediaDesk::fromAddress(const std::string &uri, const std::string &kind) const
{
    const QUrl url(QString::fromStdString(uri), QUrl::StrictMode);
    const std::string host = url.host().toStdString();
    if (!url.isValid() || isAddressNumber(host))
        return tl::unexpected<std::string>("Invalid URL: only HTTPS URLs with a domain name are supported.");
    const std::string reserved = ".invalid"; // names that can never be found, by RFC 2606
    if (host.size() > reserved.size()
        && host.compare(host.size() - reserved.size(), reserved.size(), reserved) == 0)
        return tl::unexpected<std::string>("Failed to fetch asset. The host could not be found.");
    // Nothing is fetched from the internet: something made up stands for what is there.
    TakenMedia stand{kind, {}, uri, kind == "audio" ? QSize() : unknownSize, 0, 0, false};
    if (kind != "image")
        stand.seconds = unknownSeconds;
    if (kind == "video")
        stand.framesPerSecond = 24;
    return stand;
}

MediaDesk::Taken MediaDesk::probed(
    const QString &blob, const std::string &kind, const std::string &declared) const
{
    const auto info = media::probe(m_folder.blobPath(blob));
    if (!info && info.error().kind == ErrorKind::NotFound)
        return tl::unexpected<std::string>("The upload does not exist or has expired.");
    if (!info)
        return tl::unexpected("Invalid asset: the " + kind + " cannot be decoded.");
    const std::string type = info->mime.toStdString();
    const KnownType *real = typeCalled(type);
    const KnownType *claimed = declared.empty() ? real : typeCalled(declared);
    if (!real)
        return tl::unexpected("Unsupported asset type " + type + '.');
    if (!claimed || std::string_view(claimed->family) != real->family)
        return tl::unexpected(
            "Invalid data URI: the content type does not match the data (" + declared + ").");
    if (kindName(info->kind) != kind)
        return tl::unexpected("Unsupported asset type " + type + ": expected " + kind + '.');
    return TakenMedia{
        kind, blob.toStdString(), {}, info->size, info->seconds, info->framesPerSecond, info->hasSound};
}

} // namespace studio::sandbox
