// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dialogs/aboutdialog.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QLabel>
#include <QVBoxLayout>

namespace studio {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About Circled Take"));
    auto *name = new QLabel(tr("Circled Take %1").arg(QCoreApplication::applicationVersion()), this);
    name->setObjectName(QStringLiteral("nameLabel"));
    name->setProperty("strong", true);
    auto *text = new QLabel(tr("A desktop studio for AI video generation.\n\n"
                               "Powered by Runway, through its developer API or useapi.net.\n\n"
                               "Free software under the GNU General Public License, version 3 or later. "
                               "It comes without any warranty."),
        this);
    text->setWordWrap(true);
    text->setMinimumWidth(360);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 16);
    column->setSpacing(16);
    column->addWidget(name);
    column->addWidget(text);
    column->addWidget(buttons);
}

} // namespace studio
