// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/assetmime.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace studio::assetmime {

namespace {

constexpr auto Reference = "reference"_L1; // MediaReference::toText()
constexpr auto Kind = "kind"_L1; // mediaKindName()
constexpr auto AccountName = "account"_L1; // of a provider's
constexpr auto Name = "name"_L1;
constexpr auto Bytes = "bytes"_L1;
constexpr auto Width = "width"_L1;
constexpr auto Height = "height"_L1;
constexpr auto Seconds = "seconds"_L1;
constexpr auto Path = "path"_L1;

QJsonObject toJson(const Asset &asset)
{
    QJsonObject json{{Reference, asset.reference.toText()}, {Kind, mediaKindName(asset.kind)},
        {Name, asset.name}, {Bytes, asset.bytes}, {Width, asset.size.width()}, {Height, asset.size.height()},
        {Seconds, asset.seconds}};
    if (asset.place == Asset::Place::Provider)
        json.insert(AccountName, asset.account);
    if (!asset.path.isEmpty())
        json.insert(Path, asset.path);
    return json;
}

std::optional<Asset> fromJson(const QJsonObject &json)
{
    const Result<MediaReference> reference = MediaReference::fromText(json.value(Reference).toString());
    const std::optional<MediaKind> kind = mediaKindFromName(json.value(Kind).toString());
    if (!reference || !kind)
        return std::nullopt;
    Asset asset;
    asset.place = json.contains(AccountName) ? Asset::Place::Provider : Asset::Place::Library;
    asset.reference = *reference;
    asset.account = json.value(AccountName).toString();
    asset.kind = *kind;
    asset.name = json.value(Name).toString();
    asset.bytes = json.value(Bytes).toInteger();
    asset.size = {json.value(Width).toInt(), json.value(Height).toInt()};
    asset.seconds = json.value(Seconds).toDouble();
    asset.path = json.value(Path).toString();
    return asset;
}

} // namespace

void put(QMimeData &data, const QList<Asset> &assets)
{
    QJsonArray list;
    QList<QUrl> files;
    for (const Asset &asset : assets) {
        list.append(toJson(asset));
        if (!asset.path.isEmpty())
            files.append(QUrl::fromLocalFile(asset.path));
    }
    data.setData(Type, QJsonDocument(list).toJson(QJsonDocument::Compact));
    if (!files.isEmpty())
        data.setUrls(files);
}

QList<Asset> read(const QMimeData &data)
{
    QList<Asset> assets;
    const QJsonArray list = QJsonDocument::fromJson(data.data(Type)).array();
    for (const QJsonValue &entry : list) {
        if (const std::optional<Asset> asset = fromJson(entry.toObject()))
            assets.append(*asset);
    }
    return assets;
}

} // namespace studio::assetmime
