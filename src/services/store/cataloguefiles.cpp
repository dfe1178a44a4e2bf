// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/cataloguefiles.h"

#include "services/store/library.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace studio {

Result<Catalogue> readCatalogue(const Library &library)
{
    QList<QByteArray> documents;
    const QDir builtIn(u":/circledtake/catalog"_s);
    const QStringList names = builtIn.entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        QFile document(builtIn.filePath(name));
        if (!document.open(QIODevice::ReadOnly))
            return failure(ErrorKind::Storage, document.fileName());
        documents.append(document.readAll());
    }
    QByteArray overlay;
    QFile own(library.catalogueOverlayFile());
    if (own.exists()) {
        if (!own.open(QIODevice::ReadOnly))
            return failure(ErrorKind::Storage, own.fileName());
        overlay = own.readAll();
    }
    return Catalogue::parse(documents, overlay);
}

} // namespace studio
