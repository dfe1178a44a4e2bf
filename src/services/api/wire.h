// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"

#include <QJsonObject>
#include <QList>

namespace studio {

//! An input after it was brought to the provider.
struct RemoteMedia {
    Role role = Role::First;
    QString value; //!< asset id, https address, runway:// address or data URI
    MediaKind kind = MediaKind::Image;
    QString tag; //!< references only
    QString subject; //!< references only
    std::optional<double> at; //!< keyframes at a time

    friend bool operator==(const RemoteMedia &, const RemoteMedia &) = default;
};

//! The body of a create call: constants, chosen values under their wire names (dotted ones nested), media in
//! the shape of their slot. What is blank or neutral, or does not apply with the other values and inputs as
//! they are, is left out; so is a length that nobody chose. Without any input the body names the linked
//! account `email` where the model has a member for that (ModelSpec::accountWire) and it is not empty: the
//! provider would take any account of the token else. Pure.
[[nodiscard]] QJsonObject buildBody(const ModelSpec &model, const GenerationRequest &request,
    const QList<RemoteMedia> &media, const QString &email = {});

//! Whether a provider's id can stand in a path: not empty, of sane length, no separators or control
//! characters.
[[nodiscard]] bool isUsableId(const QString &id);

} // namespace studio
