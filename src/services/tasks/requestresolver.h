// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"
#include "services/files/inputstore.h"
#include "services/net/call.h"

#include <optional>

namespace studio {

//! What a request becomes before it is priced, stored and sent.
struct ResolvedRequest {
    GenerationRequest request; //!< inputs copied and cut, defaults filled in, a seed chosen
    std::optional<int> credits; //!< its price; nothing = unknown
};

//! Everything that resolving needs, by value: it happens in the pool.
struct ResolveJob {
    GenerationRequest request;
    ModelSpec model;
    ProviderSpec provider;
    InputStore inputs;
    //! What is known of references that are no files (assets of a provider's list), so that their length
    //! counts.
    MediaFactsMap facts;
    qint64 seed = 0; //!< used when none was chosen and the model always wants one
    QString replyRef; //!< used when none was chosen and the model has one
};

//! Resolves and validates. Errors: InvalidRequest and FileInvalid with `field` and a sentence in `detail`
//! (the first of several problems), Storage, DiskFull. Blocking; any thread.
[[nodiscard]] Result<ResolvedRequest> resolve(const ResolveJob &job);

//! The first thing that forbids to send it, as resolve() tells it. Pure.
[[nodiscard]] Status sendable(const ProviderSpec &provider, const ModelSpec &model,
    const GenerationRequest &request, const MediaFactsMap &facts);

//! As resolve(), in the pool.
[[nodiscard]] Call<ResolvedRequest> *resolveInPool(const ResolveJob &job, QObject *parent);

//! The hash by which an input of a resolved request is kept; empty for one that is not ours.
[[nodiscard]] QByteArray storedHash(const MediaInput &input);

} // namespace studio
