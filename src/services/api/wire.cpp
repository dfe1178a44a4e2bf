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

QJsonObject typedElement(const RemoteMedia &medium)
{
    return {{u"type"_s, QString(mediaKindName(medium.kind))}, {u"uri"_s, medium.value}};
}

QJsonObject taggedElement(const MediaSpec &slot, const RemoteMedia &medium)
{
    QJsonObject element{{u"uri"_s, medium.value}};
    if (!medium.tag.isEmpty())
        element.insert(u"tag"_s, medium.tag);
    const bool isKnown = std::any_of(slot.subjects.cbegin(), slot.subjects.cend(),
        [&medium](const SubjectSpec &subject) { return subject.word == medium.subject; });
    if (isKnown)
        element.insert(u"subject"_s, medium.subject);
    return element;
}

QJsonObject timedElement(const RemoteMedia &medium)
{
    QJsonObject element{{u"uri"_s, medium.value}};
    if (medium.at)
        element.insert(u"at"_s, *medium.at);
    return element;
}

QJsonObject positionedElement(const MediaSpec &slot, const RemoteMedia &medium)
{
    QJsonObject element{{u"uri"_s, medium.value}};
    if (!slot.position.isEmpty())
        element.insert(u"position"_s, slot.position);
    return element;
}

QJsonValue valueAt(const QJsonObject &object, const QStringList &path)
{
    QJsonValue found = object;
    for (const QString &name : path)
        found = found.toObject().value(name);
    return found;
}

void appendAt(QJsonObject &body, const QStringList &path, const QJsonValue &element)
{
    QJsonArray all = valueAt(body, path).toArray();
    all.append(element);
    insertAt(body, path, all);
}

//! Several slots may share one positioned member; a lone first picture is the short form that every state of
//! the API takes.
void insertPositioned(QJsonObject &body, const MediaSpec &slot, const RemoteMedia &medium)
{
    const QJsonValue there = body.value(slot.wire);
    if (there.isUndefined() && slot.position == "first"_L1) {
        body.insert(slot.wire, medium.value);
        return;
    }
    QJsonArray all = there.toArray();
    if (there.isString())
        all = {QJsonObject{{u"uri"_s, there}, {u"position"_s, u"first"_s}}};
    all.append(positionedElement(slot, medium));
    body.insert(slot.wire, all);
}

//! The `index`th input of its slot.
void insertMedium(QJsonObject &body, const MediaSpec &slot, const RemoteMedia &medium, qsizetype index)
{
    const QStringList wires = QStringList{slot.wire} + slot.moreWires;
    const QStringList path = slot.wire.split(u'.');
    switch (slot.shape) {
    case MediaShape::AssetId:
    case MediaShape::Uri:
        insertAt(body, wires.value(index, slot.wire).split(u'.'), medium.value);
        return;
    case MediaShape::Typed:
        insertAt(body, wires.value(index, slot.wire).split(u'.'), typedElement(medium));
        return;
    case MediaShape::Positioned:
        insertPositioned(body, slot, medium);
        return;
    case MediaShape::Tagged:
        appendAt(body, path, taggedElement(slot, medium));
        return;
    case MediaShape::Listed:
        appendAt(body, path, QJsonObject{{u"uri"_s, medium.value}});
        return;
    case MediaShape::UriList:
        appendAt(body, path, medium.value);
        return;
    case MediaShape::TypedList:
        appendAt(body, path, typedElement(medium));
        return;
    case MediaShape::Timed:
        appendAt(body, path, timedElement(medium));
        return;
    }
}

//! What parameters may depend on: the inputs as they were asked for, and those that are sent beside them.
GenerationRequest withInputs(const GenerationRequest &request, const QList<RemoteMedia> &media)
{
    GenerationRequest known = request;
    for (const RemoteMedia &medium : media) {
        if (known.input(medium.role))
            continue;
        MediaInput input;
        input.role = medium.role;
        input.kind = medium.kind;
        known.media << input;
    }
    return known;
}

} // namespace

QJsonObject buildBody(const ModelSpec &model, const GenerationRequest &request,
    const QList<RemoteMedia> &media, const QString &email)
{
    QJsonObject body = model.constants;
    const GenerationRequest known = withInputs(request, media);
    for (const ParameterSpec &parameter : model.parameters) {
        const QJsonValue value = request.values.value(parameter.key(), QJsonValue(QJsonValue::Undefined));
        if (isSet(parameter, value) && applies(parameter, model, known))
            insertAt(body, parameter.wire.split(u'.'), wireValue(parameter, asSent(parameter, value)));
    }
    bool hasAsset = false;
    // In the catalogue's order, so that a first picture precedes a last one however they were dropped.
    for (const MediaSpec &slot : model.media) {
        qsizetype count = 0;
        for (const RemoteMedia &medium : media) {
            if (medium.role == slot.role)
                insertMedium(body, slot, medium, count++);
        }
        for (auto member = slot.beside.begin(); count > 0 && member != slot.beside.end(); ++member)
            insertAt(body, member.key().split(u'.'), member.value());
        hasAsset = hasAsset || count > 0;
    }
    // An asset belongs to one account, which has to run it; both together could contradict each other.
    if (!hasAsset && !model.accountWire.isEmpty() && !email.isEmpty())
        insertAt(body, model.accountWire.split(u'.'), email);
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
