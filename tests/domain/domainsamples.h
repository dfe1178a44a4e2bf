// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <QFile>
#include <QString>

//! What the tests of this room work on: the built-in catalogue, and requests that are in order.
namespace samples {

inline QByteArray document(const QString &name)
{
    QFile file(STUDIO_RESOURCES + QStringLiteral("/catalog/") + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the catalogue is missing");
    return file.readAll();
}

inline studio::Catalogue catalogue()
{
    const auto parsed = studio::Catalogue::parse(
        {document(QStringLiteral("runway.json")), document(QStringLiteral("useapi.json"))});
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().detail));
    return *parsed;
}

inline studio::MediaFacts picture(int width, int height)
{
    studio::MediaFacts facts;
    facts.mime = QStringLiteral("image/png");
    facts.bytes = 100'000;
    facts.size = QSize(width, height);
    return facts;
}

inline studio::MediaInput input(studio::Role role, const QString &path)
{
    studio::MediaInput input;
    input.role = role;
    input.reference = {studio::MediaReference::Kind::File, path};
    return input;
}

//! The paths that facts() knows.
inline const QString Wide = QStringLiteral("/pictures/wide.png"); // 1280 × 768
inline const QString Hd = QStringLiteral("/pictures/hd.png"); // 1280 × 720

inline studio::MediaFactsMap facts()
{
    return {{Wide, picture(1280, 768)}, {Hd, picture(1280, 720)}};
}

//! A request that the model takes as it is, without a notice.
inline studio::GenerationRequest request(const studio::ModelSpec &model)
{
    using studio::Role;
    studio::GenerationRequest request;
    request.provider = model.provider;
    request.operation = model.operation;
    request.model = model.model;
    request.setValue(Role::Prompt, QStringLiteral("a harbour at dawn"));
    if (model.provider == u"runway") {
        const bool isOld = model.model == u"gen3a_turbo";
        request.setValue(Role::Aspect, isOld ? QStringLiteral("1280:768") : QStringLiteral("1280:720"));
        request.setValue(Role::Duration, 10);
        request.media << input(Role::First, isOld ? Wide : Hd);
    } else {
        request.setValue(Role::Aspect, QStringLiteral("landscape"));
        request.setValue(Role::Duration, 5);
        request.media << input(Role::First, Wide) << input(Role::Last, Wide);
    }
    return request;
}

} // namespace samples
