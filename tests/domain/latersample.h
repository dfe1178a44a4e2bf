// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/cataloguesample.h"
#include "domain/domainsamples.h"
#include "domain/validation.h"

//! The model of the sample document that has everything the later models brought, and inputs for it.
namespace samples {

inline studio::ModelSpec laterModel()
{
    const auto parsed = studio::Catalogue::parse({Whole});
    if (!parsed)
        qFatal("%s", qPrintable(parsed.error().detail));
    return *parsed->model(u"p", u"later", u"w");
}

//! Room for files of sensible size.
inline studio::ProviderSpec laterProvider()
{
    const auto parsed = studio::Catalogue::parse({Whole});
    studio::ProviderSpec provider = *parsed->provider(u"p");
    provider.imageMaximumSide = 8000;
    for (studio::TransportLimits *limits : {&provider.image, &provider.video, &provider.audio})
        *limits = {16'000'000, 5'000'000, 200'000'000, 512, 2048};
    return provider;
}

inline studio::MediaFacts timedFacts(studio::MediaKind kind, const QString &mime, double seconds)
{
    studio::MediaFacts facts = picture(1280, 720);
    facts.kind = kind;
    facts.mime = mime;
    facts.seconds = seconds;
    facts.framesPerSecond = kind == studio::MediaKind::Video ? 24 : 0;
    if (kind == studio::MediaKind::Audio)
        facts.size = {};
    return facts;
}

//! By path: what it is and how long.
inline studio::MediaFactsMap laterFacts()
{
    using studio::MediaKind;
    const QString mp4 = QStringLiteral("video/mp4");
    const QString wav = QStringLiteral("audio/wav");
    return {{QStringLiteral("/picture"), picture(1000, 1000)}, {QStringLiteral("/other"), picture(1280, 720)},
        {QStringLiteral("/large"), picture(1001, 1000)},
        {QStringLiteral("/clip4"), timedFacts(MediaKind::Video, mp4, 4)},
        {QStringLiteral("/clip12"), timedFacts(MediaKind::Video, mp4, 12)},
        {QStringLiteral("/clip22"), timedFacts(MediaKind::Video, mp4, 22)},
        {QStringLiteral("/clip30"), timedFacts(MediaKind::Video, mp4, 30)},
        {QStringLiteral("/matroska"), timedFacts(MediaKind::Video, QStringLiteral("video/x-matroska"), 4)},
        {QStringLiteral("/sound3"), timedFacts(MediaKind::Audio, wav, 3)},
        {QStringLiteral("/flac"), timedFacts(MediaKind::Audio, QStringLiteral("audio/flac"), 3)}};
}

inline studio::MediaInput referred(studio::Role role, studio::MediaReference::Kind kind, const QString &value)
{
    studio::MediaInput input;
    input.role = role;
    input.reference = {kind, value};
    return input;
}

inline studio::MediaInput tagged(const QString &path, const QString &tag, const QString &subject = {})
{
    studio::MediaInput found = input(studio::Role::Image, path);
    found.tag = tag;
    found.subject = subject;
    return found;
}

inline studio::MediaInput trimmed(studio::Role role, const QString &path, double from, double to)
{
    studio::MediaInput found = input(role, path);
    found.trim = studio::RangeOfDouble{from, to};
    return found;
}

inline studio::MediaInput timedAt(const QString &path, double at)
{
    studio::MediaInput found = input(studio::Role::Keyframe, path);
    found.at = at;
    return found;
}

inline studio::GenerationRequest laterRequest(const QList<studio::MediaInput> &media)
{
    studio::GenerationRequest request;
    request.provider = QStringLiteral("p");
    request.operation = QStringLiteral("later");
    request.model = QStringLiteral("w");
    request.media = media;
    return request;
}

inline QList<studio::Problem> laterProblems(const studio::GenerationRequest &request)
{
    return studio::validate(laterProvider(), laterModel(), request, laterFacts());
}

} // namespace samples
