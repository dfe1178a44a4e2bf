// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/settings/settings.h"
#include "widgets/theme/tokens.h"

#include <QObject>
#include <QPointer>

class QDBusMessage;

namespace studio {

class StudioStyle;

//! Gives the application its style, palette and font, and follows the system's light or dark appearance
//! (`org.freedesktop.appearance` of the settings portal, read without waiting; dark where there is no
//! portal). One object, made once after the QApplication and outlived by it.
class Theme final : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;
    Q_DISABLE_COPY_MOVE(Theme)

    //! System follows the portal, also while the program runs.
    void setAppearance(Settings::Appearance appearance);
    [[nodiscard]] Settings::Appearance appearance() const { return m_appearance; }

    [[nodiscard]] const Tokens &tokens() const;
    [[nodiscard]] bool isDark() const { return m_dark; }

signals:
    //! The colours are others now; palettes and icons have followed already.
    void changed();

private slots:
    //! A message, since Qt 6.4 refuses to connect slots that take a QDBusVariant.
    void portalSettingChanged(const QDBusMessage &message);

private:
    void askPortal();
    void followPortal(const QVariant &scheme);
    void resolve();
    void apply();

    QPointer<StudioStyle> m_style; // owned by QApplication
    Settings::Appearance m_appearance = Settings::Appearance::System;
    bool m_systemDark = true;
    bool m_dark = true;
};

} // namespace studio
