// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tasks/sidecar.h"

#include "services/files/safenames.h"
#include "services/tasks/requestresolver.h"

#include <QDateTime>
#include <QFileInfo>
#include <QJsonArray>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString isoTime(Instant instant)
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(instant), Qt::UTC).toString(Qt::ISODateWithMs);
}

QJsonValue creditsValue(std::optional<int> credits)
{
    return credits ? QJsonValue(*credits) : QJsonValue(QJsonValue::Null);
}

QJsonArray inputsOf(const Task &task)
{
    QJsonArray inputs;
    for (const MediaInput &input : task.request.media) {
        QJsonObject object{{u"role"_s, QString(roleName(input.role))}};
        if (input.kind)
            object.insert(u"kind"_s, QString(mediaKindName(*input.kind)));
        if (!input.tag.isEmpty())
            object.insert(u"tag"_s, input.tag);
        const QByteArray hash = storedHash(input);
        if (hash.isEmpty())
            object.insert(u"reference"_s, input.reference.toText());
        else
            object.insert(u"sha256"_s, QString::fromLatin1(hash));
        inputs.append(object);
    }
    return inputs;
}

} // namespace

QJsonObject sidecarOf(const Task &task, const TaskOutput &output, Instant savedAt)
{
    return {
        {u"schema"_s, SidecarSchema},
        {u"id"_s, task.id.toString(QUuid::WithoutBraces)},
        {u"parentId"_s, task.parentId.isNull() ? QJsonValue() : task.parentId.toString(QUuid::WithoutBraces)},
        {u"account"_s, task.account},
        {u"origin"_s, task.origin},
        {u"remoteId"_s, task.remoteId},
        {u"request"_s, task.request.toJson()},
        {u"inputs"_s, inputsOf(task)},
        {u"createdAt"_s, isoTime(task.createdAt)},
        {u"savedAt"_s, isoTime(savedAt)},
        {u"credits"_s,
            QJsonObject{{u"estimated"_s, creditsValue(task.creditsEstimated)},
                {u"charged"_s, creditsValue(task.creditsCharged)}}},
        {u"output"_s,
            QJsonObject{{u"file"_s, QFileInfo(output.path).fileName()},
                {u"sha256"_s, QString::fromLatin1(output.sha256)}, {u"bytes"_s, output.bytes}}},
    };
}

QString sidecarPath(const QString &takePath)
{
    const QFileInfo take(takePath);
    return take.path() + u'/' + take.completeBaseName() + u".json"_s;
}

QString takeFolder(const Task &task, const QString &takesFolder)
{
    if (!task.outFolder.isEmpty())
        return task.outFolder;
    const QDateTime created = QDateTime::fromMSecsSinceEpoch(toEpochMs(task.createdAt));
    return takesFolder + u'/' + created.toString(u"yyyy-MM"_s);
}

QString takeStem(const Task &task, qsizetype index)
{
    const QDateTime created = QDateTime::fromMSecsSinceEpoch(toEpochMs(task.createdAt));
    QString stem = created.toString(u"yyyyMMdd-HHmmss"_s) + u'-'
        + promptSlug(task.request.value(Role::Prompt).toString()) + u'-'
        + task.id.toString(QUuid::WithoutBraces).left(8);
    if (task.outputs.size() > 1)
        stem += u'-' + QString::number(index + 1);
    return stem;
}

} // namespace studio
