// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Parameters and inputs of a catalogue file.
#include "domain/catalogueparts.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

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

constexpr Words<MediaShape, 9> ShapeWords{{
    {"assetId"_L1, MediaShape::AssetId},
    {"uri"_L1, MediaShape::Uri},
    {"positioned"_L1, MediaShape::Positioned},
    {"typed"_L1, MediaShape::Typed},
    {"tagged"_L1, MediaShape::Tagged},
    {"listed"_L1, MediaShape::Listed},
    {"uriList"_L1, MediaShape::UriList},
    {"typedList"_L1, MediaShape::TypedList},
    {"timed"_L1, MediaShape::Timed},
}};

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

std::optional<Role> readMediaRole(JsonReader &reader, QLatin1StringView name, const QString &word)
{
    const std::optional<Role> role = roleFromName(word);
    if (role && isMediaRole(*role))
        return role;
    reader.fail(name, u"\"%1\" is no role of an input"_s.arg(word));
    return std::nullopt;
}

void readDependence(JsonReader &reader, ParameterSpec &spec)
{
    if (reader.has("when"_L1))
        spec.when = readCondition(reader.object("when"_L1));
    if (reader.has("requiredWhen"_L1))
        spec.requiredWhen = readCondition(reader.object("requiredWhen"_L1));
    if (reader.has("defaultFrom"_L1))
        spec.defaultFrom = readMediaRole(reader, "defaultFrom"_L1, reader.text("defaultFrom"_L1));
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

void readShape(JsonReader &reader, MediaSpec &spec)
{
    spec.shape = fromWord(reader, "shape"_L1, reader.text("shape"_L1), ShapeWords);
    // An empty text says that no position is sent; a missing member that it is called as the role.
    const bool isNamed = reader.has("position"_L1);
    spec.position = reader.text("position"_L1);
    if (spec.shape != MediaShape::Positioned && isNamed)
        reader.fail("position"_L1, u"belongs to the shape \"positioned\" only"_s);
    if (spec.shape == MediaShape::Positioned && !isNamed)
        spec.position = spec.key();
    spec.moreWires = reader.texts("wires"_L1);
    if (const QJsonValue beside = reader.value("beside"_L1); !beside.isUndefined()) {
        if (!beside.isObject())
            reader.fail("beside"_L1, u"an object is expected"_s);
        spec.beside = beside.toObject();
        for (const QJsonValueRef value : spec.beside) {
            if (!isScalar(value) && !value.isBool())
                reader.fail("beside"_L1, u"a text, a number, true or false is expected"_s);
        }
    }
    const QJsonArray subjects = reader.array("subjects"_L1);
    for (qsizetype i = 0; i < subjects.size(); ++i) {
        JsonReader subject = reader.element("subjects"_L1, i, subjects[i]);
        const QString word = subject.requiredText("word"_L1);
        spec.subjects << SubjectSpec{word, wholeInt(subject, "max"_L1)};
        subject.finish();
    }
}

} // namespace

int wholeInt(JsonReader &reader, QLatin1StringView name, int fallback)
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
    readDependence(reader, spec);
    reader.finish();
    return spec;
}

MediaSpec readMedia(JsonReader reader)
{
    MediaSpec spec;
    spec.wire = reader.requiredText("wire"_L1);
    spec.role = readMediaRole(reader, "role"_L1, reader.requiredText("role"_L1)).value_or(Role::First);
    spec.kinds = readKinds(reader);
    readShape(reader, spec);
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

} // namespace studio
