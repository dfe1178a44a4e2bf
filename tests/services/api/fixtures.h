// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QFile>
#include <QTest>

namespace studio::test {

//! A file below tests/data; ends the test program when it is missing.
[[nodiscard]] inline QByteArray fixture(const QString &name)
{
    QFile file(STUDIO_TEST_DATA + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no such fixture: %s", qPrintable(name));
    return file.readAll();
}

//! The catalogue as it ships.
[[nodiscard]] inline Catalogue shippedCatalogue()
{
    QList<QByteArray> documents;
    for (const auto *name : {"/catalog/runway.json", "/catalog/useapi.json"}) {
        QFile file(STUDIO_RESOURCES + QString::fromLatin1(name));
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no such catalogue: %s", name);
        documents.append(file.readAll());
    }
    auto catalogue = Catalogue::parse(documents);
    if (!catalogue)
        qFatal("the catalogue cannot be read: %s", qPrintable(catalogue.error().detail));
    return *catalogue;
}

} // namespace studio::test
