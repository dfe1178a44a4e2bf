// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/formbody.h"

#include "services/net/pool.h"

#include <QFile>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! Quotes in a name would end it.
QByteArray quotedName(const QString &name)
{
    QByteArray bytes = name.toUtf8();
    bytes.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A");
    return '"' + bytes + '"';
}

bool copyBytes(QIODevice &from, QIODevice &to)
{
    constexpr qint64 Chunk = 256 * 1024;
    while (!from.atEnd()) {
        const QByteArray bytes = from.read(Chunk);
        if (bytes.isEmpty() || to.write(bytes) != bytes.size())
            return false;
    }
    return true;
}

Result<FormBody> written(const answers::UploadTicket &ticket, const UploadItem &item)
{
    const QByteArray boundary = "circled-take-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    FormBody form{std::make_shared<QTemporaryFile>(), "multipart/form-data; boundary=" + boundary};
    QFile source(item.path);
    if (!source.open(QIODevice::ReadOnly))
        return failure(ErrorKind::FileInvalid, source.errorString());
    if (!form.file->open())
        return failure(ErrorKind::Storage, form.file->errorString());

    QByteArray head;
    for (const auto &[name, value] : ticket.fields) {
        head += "--" + boundary + "\r\nContent-Disposition: form-data; name=" + quotedName(name) + "\r\n\r\n"
            + value.toUtf8() + "\r\n";
    }
    head += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename="
        + quotedName(item.name) + "\r\nContent-Type: " + item.mime.toLatin1() + "\r\n\r\n";
    const QByteArray tail = "\r\n--" + boundary + "--\r\n";
    const bool complete = form.file->write(head) == head.size() && copyBytes(source, *form.file)
        && form.file->write(tail) == tail.size() && form.file->flush();
    if (!complete)
        return failure(ErrorKind::Storage, form.file->errorString());
    // Whoever streams it opens it by name.
    form.file->close();
    return form;
}

} // namespace

Call<FormBody> *writeFormBody(const answers::UploadTicket &ticket, const UploadItem &item, QObject *parent)
{
    return inPool<FormBody>(parent, [ticket, item] { return written(ticket, item); });
}

} // namespace studio
