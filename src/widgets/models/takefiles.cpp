// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/takefiles.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace studio::takefiles {

QStringList saved(const Task &task)
{
    QStringList paths;
    for (const TaskOutput &output : task.outputs) {
        if (!output.path.isEmpty() && QFileInfo::exists(output.path))
            paths.append(output.path);
    }
    return paths;
}

MediaKind kindOf(const QString &path)
{
    static const QStringList pictures{u"png"_s, u"jpg"_s, u"jpeg"_s, u"webp"_s};
    static const QStringList sounds{u"mp3"_s, u"wav"_s, u"ogg"_s, u"opus"_s, u"flac"_s, u"m4a"_s, u"aac"_s};
    const QString suffix = QFileInfo(path).suffix().toLower();
    if (pictures.contains(suffix))
        return MediaKind::Image;
    return sounds.contains(suffix) ? MediaKind::Audio : MediaKind::Video;
}

} // namespace studio::takefiles
