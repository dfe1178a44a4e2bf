// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace studio {

//! One catalogue file, read but not yet laid over others. Private to domain.
struct CatalogueDocument {
    std::optional<ProviderSpec> provider;
    QList<ModelSpec> models;
};

//! Reads one file; `name` is how faults call it. Errors: InvalidRequest with the place in `detail`.
[[nodiscard]] Result<CatalogueDocument> readCatalogue(const QByteArray &bytes, const QString &name);

//! What is wrong with a model although every member could be read; empty when nothing is.
[[nodiscard]] QString faultOf(const ModelSpec &model);
//! The same for a provider.
[[nodiscard]] QString faultOf(const ProviderSpec &provider);

} // namespace studio
