// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/assetreader.h"

#include "domain/filesuffix.h"
#include "services/api/answers.h"
#include "services/api/json.h"
#include "services/api/wire.h"
#include "services/net/urls.h"

#include <QDateTime>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio::answers {

namespace {

//! The object itself, whatever it is wrapped in.
QJsonObject unwrapped(const QJsonObject &object)
{
    const QJsonValue inner = object.value("asset"_L1);
    return inner.isObject() ? inner.toObject() : object;
}

QUrl address(const QJsonValue &value)
{
    const QUrl url = QUrl::fromEncoded(value.toString().toUtf8(), QUrl::StrictMode);
    return url.isValid() && isAcceptableAddress(url) ? url : QUrl();
}

//! The list says `mediaType`, the answer to an upload `type.type`; what the suffix says is the last resort.
std::optional<MediaKind> kindOf(const QJsonObject &object)
{
    for (const QJsonValue &word : {object.value("mediaType"_L1), object.value("type"_L1),
             object.value("type"_L1).toObject().value("type"_L1)}) {
        if (const auto kind = mediaKindFromName(word.toString().toLower()))
            return kind;
    }
    const QString suffix = object.value("fileExtStandardized"_L1).toString().toLower();
    const QString name = suffix.isEmpty() ? object.value("name"_L1).toString().section(u'.', -1).toLower()
                                          : QString(suffix).remove(u'.');
    return kindOfSuffix(name);
}

int side(const QJsonValue &value)
{
    const auto number = json::wholeNumber(value);
    return number && *number > 0 && *number <= 65536 ? *number : 0;
}

//! {dimensions: [w, h]}, {size: {width, height}} or, since 2025-08, {width, height}.
QSize sizeOf(const QJsonObject &metadata)
{
    const QJsonArray dimensions = metadata.value("dimensions"_L1).toArray();
    const QJsonObject size = metadata.value("size"_L1).toObject();
    for (const QSize &found : {QSize(side(metadata.value("width"_L1)), side(metadata.value("height"_L1))),
             QSize(side(dimensions.at(0)), side(dimensions.at(1))),
             QSize(side(size.value("width"_L1)), side(size.value("height"_L1)))}) {
        if (!found.isEmpty())
            return found;
    }
    return {};
}

qint64 bytesOf(const QJsonObject &object)
{
    for (const QJsonValue &value : {object.value("fileSize"_L1), object.value("size"_L1)}) {
        const auto number = json::number(value); // a number here, a text in tasks
        if (number && *number > 0 && *number < 1e15)
            return qint64(*number);
    }
    return 0;
}

} // namespace

std::optional<Asset> asset(const QJsonObject &whole)
{
    const QJsonObject object = unwrapped(whole);
    const QString id = object.value("assetId"_L1).toString();
    if (!isUsableId(id))
        return std::nullopt;
    Asset asset;
    asset.place = Asset::Place::Provider;
    asset.reference = {MediaReference::Kind::Asset, id};
    asset.kind = kindOf(object).value_or(MediaKind::Image);
    asset.name = object.value("name"_L1).toString().simplified().left(200);
    asset.bytes = bytesOf(object);
    const QJsonObject metadata = object.value("metadata"_L1).toObject();
    if (asset.kind != MediaKind::Audio)
        asset.size = sizeOf(metadata);
    const auto seconds = json::number(metadata.value("duration"_L1));
    if (seconds && *seconds > 0 && *seconds < 1e6 && asset.kind != MediaKind::Image)
        asset.seconds = *seconds;
    const QDateTime created
        = QDateTime::fromString(object.value("createdAt"_L1).toString(), Qt::ISODateWithMs);
    if (created.isValid())
        asset.createdAt = fromEpochMs(created.toMSecsSinceEpoch());
    asset.previewUrl = address(object.value("previewUrls"_L1).toArray().at(0));
    if (asset.previewUrl.isEmpty() && asset.kind == MediaKind::Image)
        asset.previewUrl = address(object.value("url"_L1));
    const QString task = object.value("taskId"_L1).toString();
    if (isUsableId(task))
        asset.remoteTask = task;
    return asset;
}

Result<AssetPage> assetPage(const QByteArray &body)
{
    const auto elements = json::array(body);
    if (!elements)
        return failure(elements.error());
    AssetPage page;
    page.seen = int(elements->size());
    for (const QJsonValue &element : *elements) {
        if (const auto one = asset(element.toObject()))
            page.assets.append(*one);
    }
    return page;
}

Result<QUrl> assetAddress(const QByteArray &body)
{
    const auto object = json::object(body);
    if (!object)
        return failure(object.error());
    const QUrl url = address(unwrapped(*object).value("url"_L1));
    if (url.isEmpty())
        return failure(ErrorKind::Protocol, u"no address in the answer"_s);
    return url;
}

} // namespace studio::answers
