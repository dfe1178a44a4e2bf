// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/logging.h"

namespace studio {

Q_LOGGING_CATEGORY(lcNet, "studio.net", QtWarningMsg) // a line a call is for those who ask for it
Q_LOGGING_CATEGORY(lcApi, "studio.api", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTasks, "studio.tasks", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "studio.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFiles, "studio.files", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "studio.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAccounts, "studio.accounts", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMedia, "studio.media", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSandbox, "studio.sandbox", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWindow, "studio.window", QtInfoMsg)

} // namespace studio
