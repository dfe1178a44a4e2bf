// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/filedownload.h"

#include "services/net/downloadcall.h"
#include "services/net/replywatch.h"

#include <QNetworkAccessManager>

namespace studio {

FileDownloader::FileDownloader(QObject *parent)
    : FileDownloader(DownloadLimits(), parent)
{
}

FileDownloader::FileDownloader(const DownloadLimits &limits, QObject *parent)
    : QObject(parent)
    , m_limits(limits)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    applyCommonRules(*m_network);
}

FileDownloader::~FileDownloader()
{
    // Calls use the network manager to the end of their lives.
    const QList<CallBase *> calls = findChildren<CallBase *>(Qt::FindDirectChildrenOnly);
    qDeleteAll(calls);
}

Call<DownloadedFile> *FileDownloader::fetch(const DownloadRequest &request)
{
    return new DownloadCall(*m_network, request, m_limits, this);
}

} // namespace studio
