// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/generationrequest.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr auto AssetPrefix = "asset:"_L1;
constexpr auto UploadPrefix = "runway://"_L1;

constexpr std::array<std::pair<MediaReference::Kind, QLatin1StringView>, 4> KindNames{{
    {MediaReference::Kind::File, "file"_L1},
    {MediaReference::Kind::Url, "url"_L1},
    {MediaReference::Kind::Asset, "asset"_L1},
    {MediaReference::Kind::Upload, "upload"_L1},
}};

// A single letter before the colon is a drive, not a scheme.
bool hasScheme(const QString &text)
{
    static const QRegularExpression scheme(u"^[A-Za-z][A-Za-z0-9+.-]+:"_s);
    return scheme.match(text).hasMatch();
}

bool begins(const QString &text, QLatin1StringView prefix)
{
    return text.startsWith(prefix, Qt::CaseInsensitive);
}

QJsonObject inputToJson(const MediaInput &input)
{
    QJsonObject json{{u"role"_s, QString(roleName(input.role))}};
    for (const auto &[kind, name] : KindNames) {
        if (kind == input.reference.kind)
            json.insert(name, input.reference.value);
    }
    if (const auto &crop = input.crop)
        json.insert("crop"_L1, QJsonArray{crop->x(), crop->y(), crop->width(), crop->height()});
    if (!input.tag.isEmpty())
        json.insert("tag"_L1, input.tag);
    return json;
}

tl::unexpected<Error> unreadable(const QString &place)
{
    return failure(ErrorKind::InvalidRequest, u"the request's \"%1\" cannot be read"_s.arg(place));
}

Result<std::optional<QRectF>> cropFromJson(const QJsonValue &json)
{
    if (json.isUndefined() || json.isNull())
        return std::optional<QRectF>();
    const QJsonArray sides = json.toArray();
    const bool isNumbers = std::all_of(sides.begin(), sides.end(),
        [](const QJsonValue &side) { return side.isDouble() && std::isfinite(side.toDouble()); });
    if (sides.size() != 4 || !isNumbers)
        return unreadable(u"crop"_s);
    return std::optional(
        QRectF(sides[0].toDouble(), sides[1].toDouble(), sides[2].toDouble(), sides[3].toDouble()));
}

Result<MediaInput> inputFromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    MediaInput input;
    const std::optional<Role> role = roleFromName(object.value("role"_L1).toString());
    if (!role || !isMediaRole(*role))
        return unreadable(u"role"_s);
    input.role = *role;
    int references = 0;
    for (const auto &[kind, name] : KindNames) {
        const QJsonValue value = object.value(name);
        if (value.isUndefined())
            continue;
        if (!value.isString())
            return unreadable(name);
        input.reference = {kind, value.toString()};
        ++references;
    }
    if (references != 1)
        return unreadable(u"media"_s);
    const Result<std::optional<QRectF>> crop = cropFromJson(object.value("crop"_L1));
    if (!crop)
        return failure(crop.error());
    input.crop = *crop;
    const QJsonValue tag = object.value("tag"_L1);
    if (!tag.isUndefined() && !tag.isString())
        return unreadable(u"tag"_s);
    input.tag = tag.toString();
    return input;
}

} // namespace

Result<MediaReference> MediaReference::fromText(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return failure(ErrorKind::InvalidRequest, u"nothing is named"_s);
    if (begins(trimmed, "https:"_L1))
        return MediaReference{Kind::Url, trimmed};
    if (begins(trimmed, UploadPrefix))
        return MediaReference{Kind::Upload, trimmed};
    if (begins(trimmed, AssetPrefix)) {
        const QString id = trimmed.mid(AssetPrefix.size()).trimmed();
        if (id.isEmpty())
            return failure(ErrorKind::InvalidRequest, u"the asset has no id"_s);
        return MediaReference{Kind::Asset, id};
    }
    if (hasScheme(trimmed)) {
        return failure(
            ErrorKind::InvalidRequest, u"only https://, runway:// and asset: are known beside paths"_s);
    }
    // A name may begin or end with a blank.
    return MediaReference{Kind::File, text};
}

QString MediaReference::toText() const
{
    switch (kind) {
    case Kind::Asset:
        return AssetPrefix + value;
    case Kind::Url:
    case Kind::Upload:
        return value;
    case Kind::File:
        break;
    }
    // A file called "asset:1" in the present folder.
    return hasScheme(value.trimmed()) ? u"./"_s + value : value;
}

const MediaInput *GenerationRequest::input(Role role) const
{
    const auto found = std::find_if(
        media.cbegin(), media.cend(), [role](const MediaInput &candidate) { return candidate.role == role; });
    return found == media.cend() ? nullptr : &*found;
}

QList<const MediaInput *> GenerationRequest::inputs(Role role) const
{
    QList<const MediaInput *> found;
    for (const MediaInput &candidate : media) {
        if (candidate.role == role)
            found << &candidate;
    }
    return found;
}

QJsonObject GenerationRequest::toJson() const
{
    QJsonObject chosen;
    for (auto value = values.cbegin(); value != values.cend(); ++value) {
        if (!value->isUndefined())
            chosen.insert(value.key(), *value);
    }
    QJsonArray inputs;
    for (const MediaInput &input : media)
        inputs.append(inputToJson(input));
    return {{u"provider"_s, provider}, {u"operation"_s, operation}, {u"model"_s, model},
        {u"values"_s, chosen}, {u"media"_s, inputs}};
}

Result<GenerationRequest> GenerationRequest::fromJson(const QJsonObject &json)
{
    GenerationRequest request;
    const std::array<std::pair<QLatin1StringView, QString *>, 3> texts{{
        {"provider"_L1, &request.provider},
        {"operation"_L1, &request.operation},
        {"model"_L1, &request.model},
    }};
    for (const auto &[name, target] : texts) {
        const QJsonValue value = json.value(name);
        if (!value.isUndefined() && !value.isString())
            return unreadable(name);
        *target = value.toString();
    }
    const QJsonValue values = json.value("values"_L1);
    if (!values.isUndefined() && !values.isObject())
        return unreadable(u"values"_s);
    const QJsonObject chosen = values.toObject();
    for (auto value = chosen.begin(); value != chosen.end(); ++value)
        request.values.insert(value.key(), value.value());
    const QJsonValue media = json.value("media"_L1);
    if (!media.isUndefined() && !media.isArray())
        return unreadable(u"media"_s);
    const QJsonArray inputs = media.toArray();
    for (const QJsonValue &entry : inputs) {
        Result<MediaInput> input = inputFromJson(entry);
        if (!input)
            return failure(input.error());
        request.media << *std::move(input);
    }
    return request;
}

} // namespace studio
