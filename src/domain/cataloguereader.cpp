// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguereader.h"

#include "domain/catalogueparts.h"

#include <QJsonDocument>
#include <QJsonParseError>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

ModelSpec readModel(JsonReader reader, const QString &provider)
{
    ModelSpec spec;
    spec.provider = reader.has("provider"_L1) ? reader.text("provider"_L1) : provider;
    if (spec.provider.isEmpty())
        reader.fail("provider"_L1, u"is missing"_s);
    spec.operation = reader.requiredText("operation"_L1);
    spec.model = reader.requiredText("model"_L1);
    spec.label = reader.has("label"_L1) ? reader.text("label"_L1) : spec.model;
    spec.path = reader.requiredText("path"_L1);
    if (const QJsonValue constants = reader.value("constants"_L1); !constants.isUndefined()) {
        if (!constants.isObject())
            reader.fail("constants"_L1, u"an object is expected"_s);
        spec.constants = constants.toObject();
    }
    if (reader.has("accountWire"_L1))
        spec.accountWire = reader.requiredText("accountWire"_L1);
    const QJsonArray media = reader.array("media"_L1);
    for (qsizetype i = 0; i < media.size(); ++i)
        spec.media << readMedia(reader.element("media"_L1, i, media[i]));
    const QJsonArray parameters = reader.array("parameters"_L1);
    for (qsizetype i = 0; i < parameters.size(); ++i)
        spec.parameters << readParameter(reader.element("parameters"_L1, i, parameters[i]));
    const QJsonArray rules = reader.array("rules"_L1);
    for (qsizetype i = 0; i < rules.size(); ++i)
        spec.rules << readRule(reader.element("rules"_L1, i, rules[i]));
    if (reader.has("price"_L1))
        spec.price = readPrice(reader.object("price"_L1));
    if (reader.has("output"_L1))
        spec.output = fromWord(reader, "output"_L1, reader.text("output"_L1), MediaWords);
    spec.outputSize = readSize(reader, "outputSize"_L1);
    spec.since = reader.date("since"_L1);
    spec.retired = reader.date("retired"_L1);
    spec.note = reader.text("note"_L1);
    spec.source = reader.text("source"_L1);
    reader.finish();
    return spec;
}

TransportLimits readLimits(JsonReader reader)
{
    TransportLimits limits;
    limits.url = reader.whole("url"_L1);
    limits.dataUri = reader.whole("dataUri"_L1);
    limits.upload = reader.whole("upload"_L1);
    limits.uploadLeast = reader.whole("uploadMin"_L1);
    limits.urlLength = wholeInt(reader, "urlLength"_L1);
    reader.finish();
    return limits;
}

ProviderSpec readProvider(JsonReader reader)
{
    ProviderSpec spec;
    spec.id = reader.requiredText("id"_L1);
    spec.label = reader.has("label"_L1) ? reader.text("label"_L1) : spec.id;
    spec.baseUrl = reader.requiredText("baseUrl"_L1);
    const QJsonValue headers = reader.value("headers"_L1);
    if (!headers.isUndefined() && !headers.isObject())
        reader.fail("headers"_L1, u"an object is expected"_s);
    const QJsonObject members = headers.toObject();
    for (auto header = members.begin(); header != members.end(); ++header) {
        if (!header.value().isString())
            reader.fail("headers"_L1, u"\"%1\" has to be a text"_s.arg(header.key()));
        spec.headers.emplace_back(header.key().toUtf8(), header.value().toString().toUtf8());
    }
    JsonReader limits = reader.object("limits"_L1);
    spec.image = readLimits(limits.object("image"_L1));
    spec.video = readLimits(limits.object("video"_L1));
    spec.audio = readLimits(limits.object("audio"_L1));
    limits.finish();
    spec.imageTypes = reader.texts("imageTypes"_L1);
    spec.videoTypes = reader.texts("videoTypes"_L1);
    spec.audioTypes = reader.texts("audioTypes"_L1);
    spec.imageMaximumSide = wholeInt(reader, "imageMaxSide"_L1);
    spec.addressNeedsDomain = reader.flag("addressNeedsDomain"_L1);
    spec.tokenPage = reader.text("tokenPage"_L1);
    spec.linksAccounts = reader.flag("linksAccounts"_L1);
    spec.cancels = reader.flag("cancels"_L1);
    spec.source = reader.text("source"_L1);
    reader.finish();
    return spec;
}

// Every part names its place, but "models[3]" alone is hard to find in a long file.
QString named(const ModelSpec &model)
{
    return u"%1 %2 %3"_s.arg(model.provider, model.operation, model.model);
}

} // namespace

Result<CatalogueDocument> readCatalogue(const QByteArray &bytes, const QString &name)
{
    QJsonParseError parsing;
    const QJsonDocument json = QJsonDocument::fromJson(bytes, &parsing);
    if (parsing.error != QJsonParseError::NoError) {
        return failure(ErrorKind::InvalidRequest,
            u"%1: %2 at byte %3"_s.arg(name, parsing.errorString(), QString::number(parsing.offset)));
    }
    if (!json.isObject())
        return failure(ErrorKind::InvalidRequest, u"%1: an object is expected"_s.arg(name));
    QString fault;
    JsonReader reader(json.object(), name, fault);
    if (reader.whole("format"_L1, 1) != 1)
        reader.fail("format"_L1, u"only format 1 can be read"_s);
    CatalogueDocument document;
    if (reader.has("provider"_L1)) {
        document.provider = readProvider(reader.object("provider"_L1));
        if (const QString wrong = faultOf(*document.provider); !wrong.isEmpty())
            reader.fail(wrong);
    }
    const QJsonArray models = reader.array("models"_L1);
    for (qsizetype i = 0; i < models.size() && fault.isEmpty(); ++i) {
        const JsonReader entry = reader.element("models"_L1, i, models[i]);
        document.models << readModel(entry, document.provider ? document.provider->id : QString());
        const QString wrong = fault.isEmpty() ? faultOf(document.models.constLast()) : QString();
        if (!wrong.isEmpty())
            entry.fail(wrong);
        if (!fault.isEmpty())
            fault += u" (%1)"_s.arg(named(document.models.constLast()));
    }
    reader.finish();
    if (!fault.isEmpty())
        return failure(ErrorKind::InvalidRequest, fault);
    return document;
}

} // namespace studio
