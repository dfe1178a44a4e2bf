// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/cataloguereader.h"

#include "domain/jsonreader.h"

#include <QJsonDocument>
#include <QJsonParseError>

#include <array>
#include <limits>
#include <utility>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

template <typename T, std::size_t N> using Words = std::array<std::pair<QLatin1StringView, T>, N>;

constexpr Words<ParameterKind, 5> KindWords{{
    {"text"_L1, ParameterKind::Text},
    {"integer"_L1, ParameterKind::Integer},
    {"number"_L1, ParameterKind::Number},
    {"boolean"_L1, ParameterKind::Boolean},
    {"choice"_L1, ParameterKind::Choice},
}};

constexpr Words<TextForm, 3> FormWords{{
    {"line"_L1, TextForm::Line},
    {"lines"_L1, TextForm::Lines},
    {"address"_L1, TextForm::Address},
}};

constexpr Words<MediaKind, 3> MediaWords{{
    {"image"_L1, MediaKind::Image},
    {"video"_L1, MediaKind::Video},
    {"audio"_L1, MediaKind::Audio},
}};

constexpr Words<MediaShape, 5> ShapeWords{{
    {"assetId"_L1, MediaShape::AssetId},
    {"uri"_L1, MediaShape::Uri},
    {"positioned"_L1, MediaShape::Positioned},
    {"typed"_L1, MediaShape::Typed},
    {"tagged"_L1, MediaShape::Tagged},
}};

template <typename T, std::size_t N>
T fromWord(const JsonReader &reader, QLatin1StringView name, const QString &word, const Words<T, N> &words)
{
    QStringList known;
    for (const auto &[candidate, value] : words) {
        if (word == candidate)
            return value;
        known << candidate;
    }
    reader.fail(name, u"\"%1\" is none of: %2"_s.arg(word, known.join(u", "_s)));
    return words.front().second;
}

int wholeInt(JsonReader &reader, QLatin1StringView name, int fallback = 0)
{
    const qint64 value = reader.whole(name, fallback);
    if (value > std::numeric_limits<int>::max()) {
        reader.fail(name, u"is too large"_s);
        return fallback;
    }
    return int(value);
}

std::optional<RangeOfDouble> readRange(JsonReader &reader, QLatin1StringView name)
{
    if (!reader.has(name))
        return std::nullopt;
    const QJsonArray pair = reader.array(name);
    if (pair.size() != 2 || !pair[0].isDouble() || !pair[1].isDouble()
        || pair[0].toDouble() > pair[1].toDouble()) {
        reader.fail(name, u"two numbers are expected, the smaller first"_s);
        return std::nullopt;
    }
    return RangeOfDouble{pair[0].toDouble(), pair[1].toDouble()};
}

QSize readSize(JsonReader &reader, QLatin1StringView name)
{
    if (!reader.has(name))
        return {};
    const QJsonArray pair = reader.array(name);
    const QSize size = pair.size() == 2 ? QSize(pair[0].toInt(), pair[1].toInt()) : QSize();
    if (size.isEmpty()) {
        reader.fail(name, u"a width and a height in pixels are expected"_s);
        return {};
    }
    return size;
}

// "1280:720" names the pixels itself, "16:9" only a ratio: no service delivers clips of under 100 pixels.
QSize sizeFromText(const QString &text)
{
    const QStringList sides = text.split(u':');
    if (sides.size() != 2)
        return {};
    const QSize size(sides[0].toInt(), sides[1].toInt());
    return size.width() >= 100 && size.height() >= 100 ? size : QSize();
}

bool isScalar(const QJsonValue &value)
{
    return value.isString() || value.isDouble();
}

Condition readCondition(JsonReader reader)
{
    Condition condition;
    condition.key = reader.requiredText("key"_L1);
    const QJsonArray values = reader.array("is"_L1);
    for (const QJsonValue &value : values) {
        if (!isScalar(value) && !value.isBool())
            reader.fail("is"_L1, u"a list of texts, numbers, true or false is expected"_s);
        condition.is << value;
    }
    if (condition.is.isEmpty())
        reader.fail("is"_L1, u"is missing or empty"_s);
    reader.finish();
    return condition;
}

ChoiceValue readChoice(const JsonReader &parent, qsizetype index, const QJsonValue &json, bool hasSize)
{
    ChoiceValue choice;
    if (json.isObject()) {
        JsonReader reader = parent.element("values"_L1, index, json);
        choice.value = reader.value("value"_L1);
        choice.label = reader.text("label"_L1);
        choice.size = readSize(reader, "size"_L1);
        reader.finish();
    } else {
        choice.value = json;
    }
    if (!isScalar(choice.value))
        parent.fail("values"_L1, u"element %1 has to be a text or a number"_s.arg(index));
    if (hasSize && choice.size.isEmpty())
        choice.size = sizeFromText(choice.value.toString());
    return choice;
}

TextForm defaultForm(std::optional<Role> role)
{
    if (role == Role::Prompt || role == Role::NegativePrompt)
        return TextForm::Lines;
    return role == Role::ReplyUrl ? TextForm::Address : TextForm::Line;
}

ParameterSpec readParameter(JsonReader reader)
{
    ParameterSpec spec;
    spec.wire = reader.requiredText("wire"_L1);
    if (const QString role = reader.text("role"_L1); !role.isEmpty()) {
        spec.role = roleFromName(role);
        if (!spec.role || isMediaRole(*spec.role))
            reader.fail("role"_L1, u"\"%1\" is no role of a parameter"_s.arg(role));
    }
    spec.label = reader.text("label"_L1);
    spec.kind = fromWord(reader, "kind"_L1, reader.text("kind"_L1), KindWords);
    spec.minimum = reader.number("min"_L1);
    spec.maximum = reader.number("max"_L1);
    spec.step = reader.number("step"_L1, 1.0);
    if (const QString unit = reader.text("unit"_L1); !unit.isEmpty() && unit != "utf16"_L1)
        reader.fail("unit"_L1, u"only \"utf16\" is known"_s);
    spec.form = reader.has("form"_L1) ? fromWord(reader, "form"_L1, reader.text("form"_L1), FormWords)
                                      : defaultForm(spec.role);
    const QJsonArray values = reader.array("values"_L1);
    for (qsizetype i = 0; i < values.size(); ++i)
        spec.choices << readChoice(reader, i, values[i], spec.role == Role::Aspect);
    spec.defaultValue = reader.value("default"_L1);
    spec.neutral = reader.value("neutral"_L1);
    spec.required = reader.flag("required"_L1);
    spec.alwaysSent = reader.flag("alwaysSent"_L1);
    spec.advanced = reader.flag("advanced"_L1);
    if (reader.has("when"_L1))
        spec.when = readCondition(reader.object("when"_L1));
    reader.finish();
    return spec;
}

QList<MediaKind> readKinds(JsonReader &reader)
{
    QList<MediaKind> kinds;
    if (reader.value("kind"_L1).isArray()) {
        const QStringList words = reader.texts("kind"_L1);
        for (const QString &word : words)
            kinds << fromWord(reader, "kind"_L1, word, MediaWords);
    } else {
        kinds << fromWord(reader, "kind"_L1, reader.text("kind"_L1), MediaWords);
    }
    if (kinds.isEmpty())
        reader.fail("kind"_L1, u"is empty"_s);
    return kinds;
}

MediaSpec readMedia(JsonReader reader)
{
    MediaSpec spec;
    spec.wire = reader.requiredText("wire"_L1);
    const QString role = reader.requiredText("role"_L1);
    const std::optional<Role> known = roleFromName(role);
    if (!known || !isMediaRole(*known))
        reader.fail("role"_L1, u"\"%1\" is no role of an input"_s.arg(role));
    spec.role = known.value_or(Role::First);
    spec.kinds = readKinds(reader);
    spec.shape = fromWord(reader, "shape"_L1, reader.text("shape"_L1), ShapeWords);
    spec.position = reader.text("position"_L1);
    if (spec.shape != MediaShape::Positioned && !spec.position.isEmpty())
        reader.fail("position"_L1, u"belongs to the shape \"positioned\" only"_s);
    if (spec.shape == MediaShape::Positioned && spec.position.isEmpty())
        spec.position = role;
    spec.required = reader.flag("required"_L1);
    spec.maximumCount = wholeInt(reader, "maxCount"_L1, 1);
    spec.aspect = readRange(reader, "aspect"_L1);
    spec.seconds = readRange(reader, "seconds"_L1);
    spec.minimumSide = wholeInt(reader, "minSide"_L1);
    spec.maximumSide = wholeInt(reader, "maxSide"_L1);
    spec.croppedToOutput = reader.flag("croppedToOutput"_L1);
    reader.finish();
    return spec;
}

FieldRule readRule(JsonReader reader)
{
    FieldRule rule;
    if (reader.has("exclusive"_L1)) {
        rule.kind = FieldRule::Kind::Exclusive;
        rule.fields = reader.texts("exclusive"_L1);
        rule.others = reader.texts("with"_L1);
    } else if (reader.has("requires"_L1)) {
        rule.kind = FieldRule::Kind::Requires;
        rule.fields = reader.texts("requires"_L1);
        rule.others = reader.texts("all"_L1);
    } else {
        rule.kind = FieldRule::Kind::AtLeastOne;
        rule.fields = reader.texts("atLeastOne"_L1);
    }
    if (rule.fields.isEmpty())
        reader.fail(u"\"exclusive\", \"requires\" or \"atLeastOne\" is expected"_s);
    if (rule.kind != FieldRule::Kind::AtLeastOne && rule.others.isEmpty())
        reader.fail(u"the other fields of the rule are missing"_s);
    reader.finish();
    return rule;
}

void readTable(JsonReader reader, PriceSpec &price)
{
    price.kind = PriceSpec::Kind::Table;
    price.tableKey = reader.requiredText("key"_L1);
    if (reader.flag("perSecond"_L1))
        price.tableOf = PriceSpec::TableOf::Second;
    else if (reader.flag("perFrame"_L1))
        price.tableOf = PriceSpec::TableOf::Frame;
    const QJsonArray rows = reader.array("rows"_L1);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        JsonReader row = reader.element("rows"_L1, i, rows[i]);
        const QJsonArray values = row.array("is"_L1);
        const std::optional<double> credits = row.number("price"_L1);
        if (values.isEmpty() || !credits)
            row.fail(u"\"is\" and \"price\" are expected"_s);
        for (const QJsonValue &value : values)
            price.table.emplace_back(value, credits.value_or(0));
        row.finish();
    }
    reader.finish();
}

PriceExtra readExtra(JsonReader reader)
{
    PriceExtra extra;
    extra.when = readCondition(reader.object("when"_L1));
    extra.flat = reader.number("flat"_L1, 0);
    extra.perSecond = reader.number("perSecond"_L1, 0);
    reader.finish();
    return extra;
}

PriceSpec readPrice(JsonReader reader)
{
    constexpr Words<PriceSpec::Kind, 4> rates{{
        {"flat"_L1, PriceSpec::Kind::Flat},
        {"perSecond"_L1, PriceSpec::Kind::PerSecond},
        {"perFrame"_L1, PriceSpec::Kind::PerFrame},
        {"perCharacters"_L1, PriceSpec::Kind::PerCharacters},
    }};
    PriceSpec price;
    int forms = 0;
    for (const auto &[word, kind] : rates) {
        if (const std::optional<double> rate = reader.number(word)) {
            price.kind = kind;
            price.rate = *rate;
            ++forms;
        }
    }
    if (reader.has("table"_L1)) {
        readTable(reader.object("table"_L1), price);
        ++forms;
    }
    if (forms != 1)
        reader.fail(u"one of flat, perSecond, perFrame, perCharacters and table is expected"_s);
    price.unit = reader.number("unit"_L1, 1);
    price.minimum = reader.number("min"_L1, 0);
    price.plus = reader.number("plus"_L1, 0);
    price.freeWhen = reader.text("freeWhen"_L1);
    const QJsonArray extras = reader.array("extras"_L1);
    for (qsizetype i = 0; i < extras.size(); ++i)
        price.extras << readExtra(reader.element("extras"_L1, i, extras[i]));
    reader.finish();
    return price;
}

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
