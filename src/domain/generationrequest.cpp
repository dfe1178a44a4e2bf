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
    if (input.kind)
        json.insert("kind"_L1, QString(mediaKindName(*input.kind)));
    if (const auto &trim = input.trim)
        json.insert("trim"_L1, QJsonArray{trim->least, trim->most});
    if (input.length)
        json.insert("length"_L1, *input.length);
    if (input.at)
        json.insert("at"_L1, *input.at);
    if (!input.tag.isEmpty())
        json.insert("tag"_L1, input.tag);
    if (!input.subject.isEmpty())
        json.insert("subject"_L1, input.subject);
    if (!input.name.isEmpty())
        json.insert("name"_L1, input.name);
    return json;
}

tl::unexpected<Error> unreadable(const QString &place)
{
    return failure(ErrorKind::InvalidRequest, u"the request's \"%1\" cannot be read"_s.arg(place));
}

bool isAbsent(const QJsonValue &json)
{
    return json.isUndefined() || json.isNull();
}

//! So many numbers; nothing when there are others, or something else.
std::optional<QList<double>> numbersFromJson(const QJsonValue &json, qsizetype count)
{
    QList<double> numbers;
    const QJsonArray all = json.toArray();
    for (const QJsonValue &number : all) {
        if (!number.isDouble() || !std::isfinite(number.toDouble()))
            return std::nullopt;
        numbers << number.toDouble();
    }
    return numbers.size() == count ? std::optional(numbers) : std::nullopt;
}

//! What goes with a reference; the fault is the name of the member.
std::optional<QLatin1StringView> readDetails(const QJsonObject &object, MediaInput &input)
{
    if (const QJsonValue crop = object.value("crop"_L1); !isAbsent(crop)) {
        const auto sides = numbersFromJson(crop, 4);
        if (!sides)
            return "crop"_L1;
        input.crop = QRectF(sides->at(0), sides->at(1), sides->at(2), sides->at(3));
    }
    if (const QJsonValue trim = object.value("trim"_L1); !isAbsent(trim)) {
        const auto ends = numbersFromJson(trim, 2);
        if (!ends)
            return "trim"_L1;
        input.trim = RangeOfDouble{ends->at(0), ends->at(1)};
    }
    if (const QJsonValue at = object.value("at"_L1); !isAbsent(at)) {
        if (!at.isDouble() || !std::isfinite(at.toDouble()))
            return "at"_L1;
        input.at = at.toDouble();
    }
    // Only a memory: without one, or with nonsense, the length is not known.
    const QJsonValue length = object.value("length"_L1);
    if (length.isDouble() && std::isfinite(length.toDouble()) && length.toDouble() > 0)
        input.length = length.toDouble();
    // A word of a later version is as good as none: the kind can be found out again.
    input.kind = mediaKindFromName(object.value("kind"_L1).toString());
    const std::array<std::pair<QLatin1StringView, QString *>, 3> texts{{
        {"tag"_L1, &input.tag},
        {"subject"_L1, &input.subject},
        {"name"_L1, &input.name},
    }};
    for (const auto &[name, target] : texts) {
        const QJsonValue text = object.value(name);
        if (!text.isUndefined() && !text.isString())
            return name;
        *target = text.toString();
    }
    return std::nullopt;
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
    if (const auto wrong = readDetails(object, input))
        return unreadable(*wrong);
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
