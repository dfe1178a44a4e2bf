// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/sampleshot.h"

#include "services/store/library.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Result<MediaInput> samplePicture(const Library &library, Role role, const QString &name)
{
    const QString folder = library.folder() + "/samples"_L1;
    const QString path = folder + '/'_L1 + name;
    if (!QFile::exists(path)) {
        if (!QDir().mkpath(folder) || !QFile::copy(":/samples/"_L1 + name, path))
            return failure(ErrorKind::Storage, path);
        // What comes out of a resource is read-only.
        QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    }
    MediaInput input;
    input.role = role;
    input.reference = {MediaReference::Kind::File, path};
    return input;
}

} // namespace

Result<GenerationRequest> sampleShot(const Library &library)
{
    GenerationRequest request;
    for (const auto &[role, name] :
        {std::pair{Role::First, u"ridge-dusk.png"_s}, {Role::Last, u"ridge-night.png"_s}}) {
        Result<MediaInput> input = samplePicture(library, role, name);
        if (!input)
            return failure(input.error());
        request.media.append(*input);
    }
    request.setValue(Role::Prompt,
        QCoreApplication::translate("studio::SampleShot",
            "She walks the ridge road at dusk; the camera glides in low and turns left as the light goes."));
    request.setValue(Role::CameraVertical, 1.5);
    request.setValue(Role::CameraPan, -3.0);
    request.setValue(Role::CameraZoom, 4.0);
    return request;
}

} // namespace studio
