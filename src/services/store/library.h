// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace studio {

//! The folder that holds everything: the journal, inputs, takes, thumbnails, locks, the sandbox's ledger. A
//! value type that only knows paths.
class Library final {
public:
    //! Makes the folders (0700). Errors: Storage, DiskFull.
    [[nodiscard]] static Result<Library> open(const QString &folder);
    //! The platform's data folder of the program.
    [[nodiscard]] static QString defaultFolder();

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString databaseFile() const;
    [[nodiscard]] QString inputsFolder() const;
    [[nodiscard]] QString takesFolder() const;
    [[nodiscard]] QString thumbnailsFolder() const;
    [[nodiscard]] QString locksFolder() const;
    [[nodiscard]] QString sandboxFolder() const;
    [[nodiscard]] QString catalogueOverlayFile() const; //!< "catalogue.json", may not exist

private:
    explicit Library(QString folder);
    QString m_folder;
};

} // namespace studio
