// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/wire.h"

#include "domain/validation.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Inserts at a dotted path, making the objects on the way.
void insertAt(QJsonObject &object, const QStringList &path, const QJsonValue &value)
{
    if (path.size() == 1) {
        object.insert(path.first(), value);
        return;
    }
    QJsonObject inner = object.value(path.first()).toObject();
    insertAt(inner, path.mid(1), value);
    object.insert(path.first(), inner);
}

//! Whole numbers leave as such, so that 4294967295 is never written as 4.294967295e9.
QJsonValue wireValue(const ParameterSpec &parameter, const QJsonValue &value)
{
    if (value.isDouble() && parameter.kind != ParameterKind::Number) {
        const double number = value.toDouble();
        if (std::trunc(number) == number && std::abs(number) < 9.0e15)
            return QJsonValue(qint64(number));
    }
    if (value.isString() && parameter.kind == ParameterKind::Text)
        return value.toString();
    return value;
}

QLatin1StringView typeName(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return "image"_L1;
    case MediaKind::Video:
        return "video"_L1;
    case MediaKind::Audio:
        return "audio"_L1;
    }
    Q_UNREACHABLE();
    return "image"_L1;
}

QJsonObject taggedElement(const RemoteMedia &medium)
{
    QJsonObject element{{u"uri"_s, medium.value}};
    if (!medium.tag.isEmpty())
        element.insert(u"tag"_s, medium.tag);
    return element;
}

//! Several slots may share one positioned member; a lone first picture is the short form that every state of
//! the API takes.
void insertPositioned(QJsonObject &body, const MediaSpec &slot, const RemoteMedia &medium)
{
    const QJsonObject element{{u"uri"_s, medium.value}, {u"position"_s, slot.position}};
    const QJsonValue there = body.value(slot.wire);
    QJsonArray all = there.toArray();
    if (there.isString())
        all = {QJsonObject{{u"uri"_s, there}, {u"position"_s, u"first"_s}}};
    if (all.isEmpty() && slot.position == "first"_L1) {
        body.insert(slot.wire, medium.value);
        return;
    }
    all.append(element);
    body.insert(slot.wire, all);
}

void insertMedium(QJsonObject &body, const MediaSpec &slot, const RemoteMedia &medium)
{
    switch (slot.shape) {
    case MediaShape::AssetId:
    case MediaShape::Uri:
        insertAt(body, slot.wire.split(u'.'), medium.value);
        return;
    case MediaShape::Typed:
        insertAt(body, slot.wire.split(u'.'),
            QJsonObject{{u"type"_s, typeName(medium.kind)}, {u"uri"_s, medium.value}});
        return;
    case MediaShape::Tagged: {
        QJsonArray all = body.value(slot.wire).toArray();
        all.append(taggedElement(medium));
        body.insert(slot.wire, all);
        return;
    }
    case MediaShape::Positioned:
        insertPositioned(body, slot, medium);
        return;
    }
}

} // namespace

QJsonObject buildBody(
    const ModelSpec &model, const GenerationRequest &request, const QList<RemoteMedia> &media)
{
    QJsonObject body = model.constants;
    for (const ParameterSpec &parameter : model.parameters) {
        const QJsonValue value = request.values.value(parameter.key(), QJsonValue(QJsonValue::Undefined));
        if (isSet(parameter, value))
            insertAt(body, parameter.wire.split(u'.'), wireValue(parameter, asSent(parameter, value)));
    }
    // In the catalogue's order, so that a first picture precedes a last one however they were dropped.
    for (const MediaSpec &slot : model.media) {
        for (const RemoteMedia &medium : media) {
            if (medium.role == slot.role)
                insertMedium(body, slot, medium);
        }
    }
    return body;
}

bool isUsableId(const QString &id)
{
    constexpr qsizetype Longest = 1024;
    if (id.isEmpty() || id.size() > Longest || id == "."_L1 || id == ".."_L1)
        return false;
    return std::none_of(id.begin(), id.end(), [](QChar c) {
        return c.isSpace() || !c.isPrint() || c == u'/' || c == u'\\' || c == u'?' || c == u'#' || c == u'%';
    });
}

} // namespace studio
