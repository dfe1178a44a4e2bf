// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/rooms.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

struct RoomText {
    Q_DECLARE_TR_FUNCTIONS(studio::Rooms)
};

} // namespace

QList<Room> workspaceRooms()
{
    return {
        {roomid::ImageToVideo, {u"image-to-video"_s}, u"image-to-video"_s, RoomText::tr("Image to video"),
            {}},
        {u"text-to-video"_s, {u"text-to-video"_s}, u"text-to-video"_s, RoomText::tr("Text to video"), {}},
        {u"video-to-video"_s, {u"video-to-video"_s, u"video-extend"_s, u"video-expand"_s, u"slow-motion"_s},
            u"video-to-video"_s, RoomText::tr("Video to video"), {}},
        {u"performance"_s, {u"character-performance"_s, u"lip-sync"_s}, u"performance"_s,
            RoomText::tr("Performance"), RoomText::tr("Perform-\nance", "two lines of the narrow rail")},
        {u"text-to-image"_s, {u"text-to-image"_s}, u"text-to-image"_s, RoomText::tr("Text to image"), {}},
        {u"upscale"_s, {u"video-upscale"_s, u"image-upscale"_s}, u"upscale"_s, RoomText::tr("Upscale"), {}},
        {u"sound"_s,
            {u"text-to-speech"_s, u"sound-effect"_s, u"speech-to-speech"_s, u"voice-dubbing"_s,
                u"voice-isolation"_s},
            u"sound"_s, RoomText::tr("Sound"), {}},
    };
}

QList<Room> otherRooms()
{
    return {
        {roomid::Assets, {}, u"assets"_s, RoomText::tr("Assets"), {}},
        {roomid::Usage, {}, u"usage"_s, RoomText::tr("Usage"), {}},
    };
}

QString roomOf(const QString &operation)
{
    const QList<Room> rooms = workspaceRooms();
    for (const Room &room : rooms) {
        if (room.operations.contains(operation))
            return room.id;
    }
    return rooms.first().id;
}

} // namespace studio
