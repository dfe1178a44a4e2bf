// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>

namespace studio::media {

//! A file that is written beside `target` and takes its place when it is whole. Removed when it was not kept.
class PartFile final {
public:
    explicit PartFile(const QString &target);
    ~PartFile();
    Q_DISABLE_COPY_MOVE(PartFile)

    [[nodiscard]] const QString &path() const { return m_path; }
    //! One rename; what stood at the target is replaced. Storage when that fails.
    [[nodiscard]] Status keep();

private:
    QString m_target;
    QString m_path;
};

} // namespace studio::media
