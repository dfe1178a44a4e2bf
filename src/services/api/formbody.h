// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/answers.h"
#include "services/api/provider.h"

#include <QTemporaryFile>

#include <memory>

namespace studio {

//! A multipart/form-data body in a file that goes away with the last owner, so that a clip of 200 MB is never
//! held in memory and the storage behind the address gets its Content-Length.
struct FormBody {
    std::shared_ptr<QTemporaryFile> file;
    QByteArray contentType;
};

//! Writes the ticket's fields, then the file as the last part, in the pool. FileInvalid when the file cannot
//! be read, Storage when the body cannot be written.
[[nodiscard]] Call<FormBody> *writeFormBody(
    const answers::UploadTicket &ticket, const UploadItem &item, QObject *parent);

} // namespace studio
