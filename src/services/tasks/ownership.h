// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/task.h"
#include "services/accounts/accountbook.h"

#include <optional>

namespace studio {

class UploadStore;

//! The e-mail of the linked Runway account in an asset id of useapi.net
//! (`user:<id>-runwayml:<e-mail>-asset:<uuid>`); empty when there is none. Pure.
[[nodiscard]] QString emailOfAsset(const QString &assetId);

//! Whether an asset is of the login behind an endpoint. Nothing when its id or the endpoint names none. Pure.
[[nodiscard]] std::optional<bool> isAssetOf(const Endpoint &endpoint, const QString &assetId);

//! Whether an asset that a task made is of the login that its account stands for now. Nothing when neither
//! the id nor the journal tells.
[[nodiscard]] std::optional<bool> isMadeFor(
    const Endpoint &endpoint, const Task &task, const QString &assetId, const UploadStore &uploads);

//! What a job may use that is sent for one login.
struct InputOwner {
    QString account; //!< by name
    //! From uploadOwner(); empty where no token is at hand: then any login of the account will do.
    QString uploads;
    Endpoint endpoint; //!< e-mail and token, as far as they are known
};

//! A reference to a file that a provider keeps for somebody else: at useapi.net the asset's account would run
//! and pay for the job, whatever account was chosen. InvalidRequest with the slot in `field` and a sentence
//! in `detail`; nothing when there is no such reference. An upload that is not known here may come from
//! elsewhere and is taken as it is. Storage when that cannot be looked up.
[[nodiscard]] std::optional<Error> foreignInput(
    const MediaInput &input, const InputOwner &owner, const UploadStore &uploads);

} // namespace studio
