// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/mediakind.h"
#include "domain/role.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QMetaType>
#include <QRectF>
#include <QString>

#include <optional>

namespace studio {

//! Where an input comes from.
struct MediaReference {
    enum class Kind {
        File, //!< a path on this machine
        Url, //!< https://…
        Asset, //!< an asset id of useapi.net
        Upload, //!< runway://… of Runway
    };
    Kind kind = Kind::File;
    QString value;

    //! Reads what people type: a path, `https://…`, `asset:ID`, `runway://…`. `http:` and other schemes are
    //! InvalidRequest; an empty text as well.
    [[nodiscard]] static Result<MediaReference> fromText(const QString &text);
    //! Inverse of fromText().
    [[nodiscard]] QString toText() const;

    friend bool operator==(const MediaReference &, const MediaReference &) = default;
};

//! One input in its slot.
struct MediaInput {
    Role role = Role::First;
    MediaReference reference;
    //! The part that a person chose, in fractions of the upright picture; absent = the service's middle crop.
    std::optional<QRectF> crop;
    //! What it is, once that is known: from the file, from the provider's list, or as a person said.
    std::optional<MediaKind> kind;
    //! Clips and sound: the part to use, in seconds; absent = the whole. Cut here, before it is sent.
    std::optional<RangeOfDouble> trim;
    //! Clips and sound that are no files: the seconds that it has as far as it was known when the request was
    //! resolved, so that the request can be priced again. Files are measured anew.
    std::optional<double> length;
    std::optional<double> at; //!< keyframes at a time: 0…1 of the clip
    QString tag; //!< references only: how the prompt names it (@tag)
    QString subject; //!< references only: SubjectSpec::word; empty = the first
    QString
        name; //!< what the person's file was called; empty = not known. Kept files are named by their hash

    friend bool operator==(const MediaInput &, const MediaInput &) = default;
};

//! What a person asks for, in roles; independent of any provider's wire names. A value type.
struct GenerationRequest {
    QString provider;
    QString operation;
    QString model;
    //! By ParameterSpec::key(). What is not in it was not chosen.
    QMap<QString, QJsonValue> values;
    QList<MediaInput> media;

    [[nodiscard]] QJsonValue value(Role role) const { return values.value(roleName(role)); }
    void setValue(Role role, const QJsonValue &value) { values.insert(roleName(role), value); }
    void clear(Role role) { values.remove(roleName(role)); }
    //! The first one in its slot; null when it is empty.
    [[nodiscard]] const MediaInput *input(Role role) const;
    //! All of a slot, in order.
    [[nodiscard]] QList<const MediaInput *> inputs(Role role) const;

    [[nodiscard]] QJsonObject toJson() const;
    [[nodiscard]] static Result<GenerationRequest> fromJson(const QJsonObject &json);

    friend bool operator==(const GenerationRequest &, const GenerationRequest &) = default;
};

} // namespace studio

Q_DECLARE_METATYPE(studio::GenerationRequest)
