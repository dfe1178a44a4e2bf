// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "domain/catalogue.h"
#include "services/api/provider.h"
#include "services/files/inputstore.h"

namespace studio {

//! A file made ready to be kept by a provider.
struct PreparedUpload {
    UploadItem item;
    QByteArray sha256; //!< hex, of the bytes that are sent
};

//! Looks at a file, makes a picture upright and of a type that the provider takes, and keeps it among the
//! inputs, where a task that uses the same file finds it by its hash. FileInvalid with a sentence; Storage,
//! DiskFull. Blocking; any thread.
[[nodiscard]] Result<PreparedUpload> prepareUpload(
    const QString &path, const ProviderSpec &provider, const InputStore &inputs);

} // namespace studio
