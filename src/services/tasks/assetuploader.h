// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/task.h"
#include "services/accounts/accountbook.h"
#include "services/api/wire.h"
#include "services/files/inputstore.h"
#include "services/net/call.h"

#include <QHash>
#include <QObject>
#include <QUuid>

#include <optional>

namespace studio {

class Clock;
class FileDownloader;
class Provider;
class UploadStore;

//! The inputs of a task as they go into the body.
struct BroughtMedia {
    QList<RemoteMedia> media;
    //! The task's request with what was measured of inputs that were fetched from an address
    //! (withMeasures()).
    GenerationRequest request;
    std::optional<int> credits; //!< its price by what is known now; nothing = unknown
    QList<QByteArray> remembered; //!< hashes of those that were not sent because an older upload is there
};

//! What the uploader works with.
struct UploaderParts {
    UploadStore &uploads;
    InputStore inputs;
    FileDownloader &downloader;
    const Clock &clock;
    QString workFolder; //!< for pictures fetched from an address
};

//! Brings the inputs of a task to its provider in the form that it takes: an asset id, an upload, a data URI
//! or an address, by kind and size. What is there already is used again. Main thread; reading files happens
//! in the pool.
class AssetUploader final : public QObject {
    Q_OBJECT

public:
    explicit AssetUploader(UploaderParts parts, QObject *parent = nullptr);

    //! Whether bring() will have to talk to the network.
    [[nodiscard]] bool needsNetwork(const Task &task, const ModelSpec &model, const ProviderSpec &spec) const;
    //! FileInvalid and MediaUnsupported name the slot in `field`, as does InvalidRequest, for a file of
    //! another account. FileInvalid with `retryAfter`: a host that is not the provider's gave trouble, which
    //! concerns this task alone; it comes a few times, then without. What was fetched from an address is
    //! measured before it is sent on: InvalidRequest when the rules refuse it, or when it costs more than the
    //! task's estimate, to which a person agreed.
    [[nodiscard]] Call<BroughtMedia> *bring(
        const Task &task, const ModelSpec &model, Provider &provider, const Endpoint &endpoint);
    //! The provider lost these.
    void forget(const QString &account, const QList<QByteArray> &hashes);

    //! The task leaves for this login: what it makes will be that one's.
    void noteSubmitter(const Task &task, const Endpoint &endpoint);

    //! Another host gave trouble to this task: how often in a row. Nothing when it is enough.
    [[nodiscard]] std::optional<int> noteTrouble(const QUuid &task);
    void noteBrought(const QUuid &task) { m_troubles.remove(task); }

    [[nodiscard]] const UploaderParts &parts() const { return m_parts; }

private:
    UploaderParts m_parts;
    QHash<QUuid, int> m_troubles; //!< in a row, with hosts of others
};

} // namespace studio
