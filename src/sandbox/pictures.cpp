// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/pictures.h"

#include "media/still.h"

#include <QFile>
#include <QUrl>

#include <algorithm>
#include <cstdio>

namespace studio::sandbox {

namespace {

constexpr int longestSide = 8000;
constexpr qint64 uploadLifeMs = 24LL * 3600 * 1000;

std::string ratioText(double ratio)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", ratio);
    return text;
}

std::string suffixFor(const std::string &type)
{
    return type == "image/jpeg" ? "jpg" : type.substr(type.find('/') + 1);
}

bool isAddressNumber(const std::string &host)
{
    return host.empty() || host.front() == '[' || host.find_first_not_of("0123456789.") == std::string::npos;
}

} // namespace

std::string sniffedPictureType(const QByteArray &bytes)
{
    if (bytes.startsWith("\x89PNG\r\n\x1a\n"))
        return "image/png";
    if (bytes.startsWith("\xff\xd8\xff"))
        return "image/jpeg";
    if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP")
        return "image/webp";
    if (bytes.startsWith("GIF8"))
        return "image/gif";
    return {};
}

PictureDesk::Taken PictureDesk::take(const std::string &uri, const AspectLimits &limits) const
{
    if (uri.compare(0, 5, "data:") == 0)
        return fromData(uri, limits);
    if (uri.compare(0, 9, "runway://") == 0)
        return fromUpload(uri, limits);
    return fromAddress(uri);
}

PictureDesk::Taken PictureDesk::fromData(const std::string &uri, const AspectLimits &limits) const
{
    const auto comma = uri.find(',');
    const std::string head = uri.substr(5, comma == std::string::npos ? 0 : comma - 5);
    std::string type = head.substr(0, head.find(';'));
    if (comma == std::string::npos || head.size() < 7 || head.compare(head.size() - 7, 7, ";base64") != 0)
        return tl::unexpected<std::string>("Invalid data URI: it has to be encoded with base64.");
    if (type == "image/jpg")
        type = "image/jpeg";
    if (type != "image/png" && type != "image/jpeg" && type != "image/webp")
        return tl::unexpected<std::string>("Unsupported asset type " + type + '.');
    const auto decoded = QByteArray::fromBase64Encoding(
        QByteArray::fromRawData(uri.data() + comma + 1, qsizetype(uri.size() - comma - 1)),
        QByteArray::AbortOnBase64DecodingErrors);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || decoded.decoded.isEmpty())
        return tl::unexpected<std::string>("Invalid data URI: the data is not base64.");
    if (sniffedPictureType(decoded.decoded) != type)
        return tl::unexpected<std::string>(
            "Invalid data URI: the content type does not match the data (" + type + ").");
    const auto blob = m_folder.keep(decoded.decoded, QString::fromStdString(suffixFor(type)));
    if (!blob)
        return tl::unexpected<std::string>("The asset could not be stored.");
    return checked(*blob, limits);
}

PictureDesk::Taken PictureDesk::fromUpload(const std::string &uri, const AspectLimits &limits) const
{
    const auto upload = m_world.upload(uri.substr(9));
    if (!upload || nowMs() - upload->createdMs > uploadLifeMs)
        return tl::unexpected<std::string>("The upload does not exist or has expired.");
    if (upload->blob.empty())
        return tl::unexpected<std::string>("The upload was never completed.");
    const QString blob = QString::fromStdString(upload->blob);
    QFile file(m_folder.blobPath(blob));
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected<std::string>("The upload does not exist or has expired.");
    const std::string type = sniffedPictureType(file.read(16));
    if (type.empty() || type == "image/gif")
        return tl::unexpected<std::string>("Unsupported asset type.");
    return checked(blob, limits);
}

PictureDesk::Taken PictureDesk::fromAddress(const std::string &uri) const
{
    const QUrl url(QString::fromStdString(uri), QUrl::StrictMode);
    const std::string host = url.host().toStdString();
    if (!url.isValid() || isAddressNumber(host))
        return tl::unexpected<std::string>("Invalid URL: only HTTPS URLs with a domain name are supported.");
    const std::string reserved = ".invalid"; // names that can never be found, by RFC 2606
    if (host.size() > reserved.size()
        && host.compare(host.size() - reserved.size(), reserved.size(), reserved) == 0)
        return tl::unexpected<std::string>("Failed to fetch asset. The host could not be found.");
    // Nothing is fetched from the internet: a drawn picture stands for what is there.
    return RenderOrder::Frame{{}, uri, 0};
}

PictureDesk::Taken PictureDesk::checked(const QString &blob, const AspectLimits &limits) const
{
    const auto picture = media::loadStill(m_folder.blobPath(blob));
    if (!picture)
        return tl::unexpected<std::string>("Invalid asset: the image cannot be decoded.");
    if (std::max(picture->width(), picture->height()) > longestSide)
        return tl::unexpected<std::string>(
            "Invalid asset dimensions: a side must be at most " + std::to_string(longestSide) + " pixels.");
    const double ratio = double(picture->width()) / picture->height();
    if (limits.least > 0 && ratio < limits.least)
        return tl::unexpected<std::string>(
            "Invalid asset aspect ratio. The ratio of width to height must be at least "
            + ratioText(limits.least) + ". Got " + ratioText(ratio) + '.');
    if (limits.most > 0 && ratio > limits.most)
        return tl::unexpected<std::string>(
            "Invalid asset aspect ratio. The ratio of width to height must be at most "
            + ratioText(limits.most) + ". Got " + ratioText(ratio) + '.');
    return RenderOrder::Frame{blob.toStdString(), {}, 0};
}

} // namespace studio::sandbox
