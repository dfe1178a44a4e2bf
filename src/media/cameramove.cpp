// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "media/cameramove.h"

namespace studio::media {

bool CameraMove::isNeutral() const
{
    return *this == CameraMove{};
}

} // namespace studio::media
