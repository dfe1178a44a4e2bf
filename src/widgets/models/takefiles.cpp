// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/models/takefiles.h"

#include "domain/filesuffix.h"

#include <QFileInfo>

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
    return kindOfSuffix(QFileInfo(path).suffix()).value_or(MediaKind::Video);
}

} // namespace studio::takefiles
