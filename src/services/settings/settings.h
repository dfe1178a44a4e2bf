// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QVariant>

#include <memory>

class QSettings;

namespace studio {

//! What a person decided (not where they were: that is the window's session). One table of keys with type and
//! default.
class Settings final : public QObject {
    Q_OBJECT

public:
    enum class StartUp { Run, Hold, Ask };
    enum class Appearance { System, Light, Dark };

    //! An empty path means the platform's place; tests and `--library` give their own file.
    explicit Settings(const QString &file = {}, QObject *parent = nullptr);
    ~Settings() override;

    [[nodiscard]] QString defaultAccount() const; //!< at first "sandbox-runway" for `ctake`
    void setDefaultAccount(const QString &name);
    [[nodiscard]] StartUp startUp() const; //!< at first Hold
    void setStartUp(StartUp startUp);
    [[nodiscard]] Appearance appearance() const; //!< at first System
    void setAppearance(Appearance appearance);

    //! Where the person was: geometry, splitters, last folder. Not validated here.
    [[nodiscard]] QVariant session(const QString &key) const;
    void setSession(const QString &key, const QVariant &value);

signals:
    void changed();

private:
    std::unique_ptr<QSettings> m_store;
};

} // namespace studio
