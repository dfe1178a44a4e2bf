// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QString>

namespace samples {

//! A document with one model that uses every member of the format.
inline QByteArray wholeDocument()
{
    QFile file(STUDIO_TEST_DATA + QStringLiteral("/catalogue/whole.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the sample is missing");
    return file.readAll();
}

inline const QByteArray Whole = wholeDocument();

} // namespace samples
