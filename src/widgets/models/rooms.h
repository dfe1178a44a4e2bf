// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace studio {

//! One place of the rail. Rooms without operations are no workspaces (Assets, Usage).
struct Room {
    QString id; //!< stable: session keys, object names
    QStringList operations; //!< those of the models that its form can hold
    QString icon; //!< as in icon()
    QString label; //!< the accessible name too
    QString lines; //!< the label as it is broken on the rail; empty = at its space
};

//! The workspaces, in the order of the rail.
[[nodiscard]] QList<Room> workspaceRooms();
//! Assets and Usage, at the rail's end.
[[nodiscard]] QList<Room> otherRooms();
//! The workspace where an operation is at home; one that a catalogue of the person's own brought along is
//! asked of the first. Its id.
[[nodiscard]] QString roomOf(const QString &operation);

namespace roomid {
inline const auto ImageToVideo = QLatin1StringView("image-to-video");
inline const auto Assets = QLatin1StringView("assets");
inline const auto Usage = QLatin1StringView("usage");
} // namespace roomid

} // namespace studio
