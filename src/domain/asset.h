// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/generationrequest.h"
#include "domain/mediakind.h"

#include <QByteArray>
#include <QMetaType>
#include <QSize>
#include <QString>
#include <QUrl>
#include <QUuid>

#include <optional>

namespace studio {

//! A picture, clip or sound that can be put into a slot: a file of the library, or one that a provider keeps.
struct Asset {
    enum class Place {
        Library, //!< a saved take, or an input that was used before
        Provider, //!< kept by a provider: an asset of useapi.net, an upload of Runway
    };
    Place place = Place::Library;
    MediaReference reference; //!< how a slot takes it; also its identity
    QString account; //!< Provider only: whose it is
    MediaKind kind = MediaKind::Image;
    QString name; //!< as shown
    qint64 bytes = 0; //!< 0 = not known
    QSize size; //!< pixels; empty = not known, or sound
    double seconds = 0; //!< 0 = not known, or a picture
    QByteArray sha256; //!< hex; empty = not known
    std::optional<Instant> createdAt;
    std::optional<Instant> expiresAt; //!< the provider deletes it then
    QString path; //!< the same bytes on this machine; empty = not here
    QUrl previewUrl; //!< a picture of it at the provider, signed; empty = none
    QUuid task; //!< the task of this library that made it; null = none
    QString remoteTask; //!< the provider's task that made it; empty = not known

    friend bool operator==(const Asset &, const Asset &) = default;
};

} // namespace studio

Q_DECLARE_METATYPE(studio::Asset)
