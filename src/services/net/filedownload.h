// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/net/call.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

class QNetworkAccessManager;

namespace studio {

//! What a download runs under. Tests have shorter ones.
struct DownloadLimits {
    std::chrono::milliseconds silence{60'000};
    qint64 spareBytes = 16 * 1024 * 1024; //!< left free on the disk
};

struct DownloadRequest {
    QUrl url; //!< https, or http on loopback
    QString partPath; //!< the `.part` file; what is there is continued with Range and If-Range
    qint64 maximumBytes = 0; //!< refused above; 0 = 4 GiB
};

struct DownloadedFile {
    QString partPath; //!< complete by length; container and hash are checked by the caller
    qint64 bytes = 0;
    QByteArray sha256; //!< hex, of the whole file
    QString mime; //!< Content-Type as sent
};

//! Fetches results without credentials, on a network manager of its own (downloads must not hold up polling).
//! The entity tag is kept beside the part in `<part>.etag`; an answer that does not fit what is there starts
//! again from 0. Errors: Network, Timeout, Tls, Cancelled, Unauthorized/Forbidden/NotFound (the link
//! expired), ServerFault, Protocol (length), Storage, DiskFull. Main thread.
class FileDownloader final : public QObject {
    Q_OBJECT

public:
    explicit FileDownloader(QObject *parent = nullptr);
    explicit FileDownloader(const DownloadLimits &limits, QObject *parent = nullptr);
    ~FileDownloader() override;

    [[nodiscard]] Call<DownloadedFile> *fetch(const DownloadRequest &request);

private:
    DownloadLimits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace studio
