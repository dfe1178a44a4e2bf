// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/requestarguments.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <array>
#include <cmath>
#include <utility>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

struct SlotOption {
    QLatin1StringView option;
    Role role;
    QLatin1StringView description;
};

constexpr std::array SlotOptions{
    SlotOption{"first"_L1, Role::First, "The first keyframe."_L1},
    SlotOption{"middle"_L1, Role::Middle, "The keyframe in the middle."_L1},
    SlotOption{"last"_L1, Role::Last, "The last keyframe."_L1},
    SlotOption{"image"_L1, Role::Image, "A picture to work on."_L1},
    SlotOption{"video"_L1, Role::Source, "A clip to work on."_L1},
    SlotOption{"driving"_L1, Role::Driving, "The clip whose performance is taken over."_L1},
    SlotOption{"character"_L1, Role::Character, "Who performs: a picture or a clip."_L1},
    SlotOption{"audio"_L1, Role::Audio, "Sound."_L1},
};

QString roleText(Role role)
{
    return QString(roleName(role));
}

//! "video:https://…": what an address is, when its name does not tell.
std::optional<MediaKind> takeKind(QString &text)
{
    const qsizetype colon = text.indexOf(u':');
    const auto kind = colon > 0 ? mediaKindFromName(QStringView(text).left(colon)) : std::nullopt;
    if (kind)
        text = text.mid(colon + 1);
    return kind;
}

Result<MediaInput> mediaInput(Role role, QString text)
{
    MediaInput input;
    input.role = role;
    input.kind = takeKind(text);
    Result<MediaReference> reference = MediaReference::fromText(text);
    if (!reference) {
        Error error = reference.error();
        error.field = roleText(role);
        return failure(std::move(error));
    }
    if (reference->kind == MediaReference::Kind::File)
        reference->value = QFileInfo(reference->value).absoluteFilePath();
    input.reference = *reference;
    return input;
}

//! "NAME=REST"; nothing without a name or without the sign.
std::optional<std::pair<QString, QString>> splitPair(const QString &text)
{
    const qsizetype at = text.indexOf(u'=');
    if (at < 1)
        return std::nullopt;
    return std::pair(text.left(at).trimmed(), text.mid(at + 1));
}

QJsonValue jsonOrText(const QString &text)
{
    // A document has to be an array or an object, a value need not be: so it is wrapped.
    const QJsonDocument document = QJsonDocument::fromJson('[' + text.toUtf8() + ']');
    const QJsonArray array = document.array();
    return array.size() == 1 ? array.first() : QJsonValue(text);
}

QJsonValue valueFor(const ParameterSpec &parameter, const QString &text)
{
    const QJsonValue value = jsonOrText(text);
    switch (parameter.kind) {
    case ParameterKind::Text: // 2001 is a fine prompt
        return value.isString() ? value : QJsonValue(text);
    case ParameterKind::Choice: // "5" may be a word on the list
        return !parameter.choice(value) && parameter.choice(QJsonValue(text)) ? QJsonValue(text) : value;
    default:
        return value;
    }
}

//! Sound that is worked on and sound that is added are one option: the model has one of the two.
Role roleFor(Role role, const ModelSpec &model)
{
    const MediaSpec *source = model.mediaSlot(Role::Source);
    const bool takesSound = source && source->kinds.contains(MediaKind::Audio);
    return role == Role::Audio && !model.mediaSlot(Role::Audio) && takesSound ? Role::Source : role;
}

Status addSlots(GenerationRequest &request, const ModelSpec &model, const Invocation &call)
{
    for (const SlotOption &slot : SlotOptions) {
        for (const QString &text : call.values(QString(slot.option))) {
            const auto input = mediaInput(roleFor(slot.role, model), text);
            if (!input)
                return failure(input.error());
            request.media.append(*input);
        }
    }
    for (const QString &text : call.values(u"media"_s)) {
        const auto pair = splitPair(text);
        if (!pair)
            return failure(ErrorKind::InvalidRequest, u"--media takes ROLE=REF."_s, u"media"_s);
        const auto role = roleFromName(pair->first);
        if (!role || !isMediaRole(*role))
            return failure(
                ErrorKind::InvalidRequest, u"No input is called \"%1\"."_s.arg(pair->first), pair->first);
        const auto input = mediaInput(*role, pair->second);
        if (!input)
            return failure(input.error());
        request.media.append(*input);
    }
    return {};
}

//! "TAG=REF", "TAG:SUBJECT=REF" or "REF". A '=' may well be part of an address: a tag has none of its signs.
Status addReferences(GenerationRequest &request, const Invocation &call)
{
    static const QRegularExpression named(u"^(\\w*)(?::(\\w+))?=(.*)$"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::UseUnicodePropertiesOption);
    for (const QString &text : call.values(u"reference"_s)) {
        const QRegularExpressionMatch match = named.match(text);
        auto input = mediaInput(Role::Reference, match.hasMatch() ? match.captured(3) : text);
        if (!input)
            return failure(input.error());
        input->tag = match.captured(1);
        input->subject = match.captured(2);
        request.media.append(*input);
    }
    for (const QString &text : call.values(u"keyframe"_s)) {
        const auto pair = splitPair(text);
        bool isNumber = false;
        const double at = pair ? pair->first.toDouble(&isNumber) : 0;
        if (!isNumber)
            return failure(ErrorKind::InvalidRequest,
                u"--keyframe takes AT=REF, AT from 0 (start) to 1 (end)."_s, roleText(Role::Keyframe));
        auto input = mediaInput(Role::Keyframe, pair->second);
        if (!input)
            return failure(input.error());
        input->at = at;
        request.media.append(*input);
    }
    return {};
}

//! "ROLE=FROM-TO" in seconds, for all inputs of the slot.
Status addTrims(GenerationRequest &request, const Invocation &call)
{
    static const QRegularExpression form(u"^([\\w.]+)=([0-9.]+)-([0-9.]+)$"_s);
    for (const QString &text : call.values(u"trim"_s)) {
        const QRegularExpressionMatch match = form.match(text);
        const auto role = roleFromName(match.captured(1));
        bool isFrom = false;
        bool isTo = false;
        const RangeOfDouble range{match.captured(2).toDouble(&isFrom), match.captured(3).toDouble(&isTo)};
        if (!role || !isFrom || !isTo)
            return failure(ErrorKind::InvalidRequest, u"--trim takes ROLE=FROM-TO in seconds."_s, u"trim"_s);
        if (!request.input(*role))
            return failure(ErrorKind::InvalidRequest,
                u"There is no input \"%1\" to be cut."_s.arg(match.captured(1)), match.captured(1));
        for (MediaInput &input : request.media) {
            if (input.role == *role)
                input.trim = range;
        }
    }
    return {};
}

Status addMedia(GenerationRequest &request, const ModelSpec &model, const Invocation &call)
{
    if (const Status added = addSlots(request, model, call); !added)
        return added;
    if (const Status added = addReferences(request, call); !added)
        return added;
    return addTrims(request, call);
}

Status addValues(GenerationRequest &request, const ModelSpec &model, const Invocation &call)
{
    if (call.has(u"prompt"_s))
        request.setValue(Role::Prompt, call.value(u"prompt"_s));
    for (const QString &text : call.values(u"camera"_s)) {
        const auto camera = parseCamera(text);
        if (!camera)
            return failure(camera.error());
        request.values.insert(*camera);
    }
    for (const QString &text : call.values(u"set"_s)) {
        const auto pair = splitPair(text);
        if (!pair)
            return failure(ErrorKind::InvalidRequest, u"--set takes NAME=VALUE."_s, text);
        const ParameterSpec *parameter = model.parameter(pair->first);
        if (!parameter)
            return failure(ErrorKind::InvalidRequest,
                u"%1 has no parameter \"%2\"."_s.arg(model.model, pair->first), pair->first);
        request.values.insert(parameter->key(), valueFor(*parameter, pair->second));
    }
    return {};
}

const ModelSpec *chosenModel(
    const Catalogue &catalogue, const QString &provider, const QString &operation, const Invocation &call)
{
    if (call.has(u"model"_s))
        return catalogue.model(provider, operation, call.value(u"model"_s));
    const QList<const ModelSpec *> models = catalogue.models(provider, operation);
    return models.isEmpty() ? nullptr : models.constFirst();
}

} // namespace

QList<QCommandLineOption> requestOptions()
{
    QList<QCommandLineOption> options{
        {u"model"_s, u"The model (default: the first that ctake models lists)."_s, u"M"_s},
        {u"prompt"_s, u"What is to be seen."_s, u"TEXT"_s},
    };
    for (const SlotOption &slot : SlotOptions)
        options.append({QString(slot.option), QString(slot.description), u"REF"_s});
    options.append(
        {u"reference"_s, u"A reference picture, with its tag where the model knows tags; may be repeated."_s,
            u"[TAG[:SUBJECT]=]REF"_s});
    options.append(
        {u"keyframe"_s, u"A picture at a time of the clip, 0 to 1; may be repeated."_s, u"AT=REF"_s});
    options.append(
        {u"trim"_s, u"Uses a part of a clip or sound, in seconds; it is cut here."_s, u"ROLE=FROM-TO"_s});
    options.append({u"media"_s, u"Any input by its role; may be repeated."_s, u"ROLE=REF"_s});
    options.append({u"camera"_s,
        u"static, or axes from -10 to 10: horizontal, vertical, pan, tilt, zoom, roll."_s, u"AXIS=N,…"_s});
    options.append({u"set"_s, u"Any parameter by role or wire name; JSON, else text; may be repeated."_s,
        u"NAME=VALUE"_s});
    return options;
}

Result<GenerationRequest> requestFromArguments(
    const Catalogue &catalogue, const QString &provider, const QString &operation, const Invocation &call)
{
    if (catalogue.models(provider, operation).isEmpty())
        return failure(ErrorKind::InvalidRequest,
            u"%1 offers no \"%2\". ctake models lists what there is."_s.arg(provider, operation),
            u"operation"_s);
    const ModelSpec *model = chosenModel(catalogue, provider, operation, call);
    if (!model)
        return failure(ErrorKind::InvalidRequest,
            u"%1 has no model \"%2\" for %3. ctake models lists what there is."_s.arg(
                provider, call.value(u"model"_s), operation),
            u"model"_s);
    GenerationRequest request;
    request.provider = provider;
    request.operation = operation;
    request.model = model->model;
    if (const Status added = addMedia(request, *model, call); !added)
        return failure(added.error());
    if (const Status added = addValues(request, *model, call); !added)
        return failure(added.error());
    return request;
}

Result<QMap<QString, QJsonValue>> parseCamera(const QString &text)
{
    QMap<QString, QJsonValue> values;
    for (const QString &part : text.split(u',')) {
        const QString word = part.trimmed();
        if (word == u"static"_s) {
            values.insert(roleText(Role::CameraStatic), true);
            continue;
        }
        const auto pair = splitPair(word);
        if (!pair)
            return failure(ErrorKind::InvalidRequest,
                u"--camera takes static, or axes such as zoom=3,pan=-2; \"%1\" is neither."_s.arg(word),
                u"camera"_s);
        const QString field = u"camera."_s + pair->first;
        const auto role = roleFromName(field);
        if (!role || !isCameraAxis(*role))
            return failure(
                ErrorKind::InvalidRequest, u"The camera has no axis \"%1\"."_s.arg(pair->first), field);
        bool ok = false;
        const double amount = pair->second.toDouble(&ok);
        if (!ok || !std::isfinite(amount))
            return failure(ErrorKind::InvalidRequest, u"\"%1\" is not a number."_s.arg(pair->second), field);
        values.insert(field, amount);
    }
    return values;
}

} // namespace studio::cli
