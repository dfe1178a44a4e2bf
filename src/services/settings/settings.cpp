// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/settings/settings.h"

#include <QSettings>
#include <QStandardPaths>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

// Every key with its default. Choices are stored by name, so that the file can be read and mended by hand.
const auto DefaultAccountKey = u"account/default"_s;
const auto DefaultAccountValue = u"sandbox-runway"_s;
const auto StartUpKey = u"tasks/startUp"_s;
const QStringList StartUpNames{u"run"_s, u"hold"_s, u"ask"_s};
constexpr auto StartUpDefault = Settings::StartUp::Hold;
const auto AppearanceKey = u"window/appearance"_s;
const QStringList AppearanceNames{u"system"_s, u"light"_s, u"dark"_s};
constexpr auto AppearanceDefault = Settings::Appearance::System;
const auto SessionGroup = u"session/"_s;

template <typename Choice>
Choice readChoice(const QSettings &store, const QString &key, const QStringList &names, Choice fallback)
{
    const qsizetype index = names.indexOf(store.value(key).toString());
    return index < 0 ? fallback : Choice(index);
}

QString platformFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + u"/circledtake/settings.ini"_s;
}

} // namespace

Settings::Settings(const QString &file, QObject *parent)
    : QObject(parent)
    , m_store(std::make_unique<QSettings>(file.isEmpty() ? platformFile() : file, QSettings::IniFormat))
{
}

Settings::~Settings() = default;

QString Settings::defaultAccount() const
{
    const QString name = m_store->value(DefaultAccountKey).toString();
    return name.isEmpty() ? DefaultAccountValue : name;
}

void Settings::setDefaultAccount(const QString &name)
{
    if (name == defaultAccount())
        return;
    m_store->setValue(DefaultAccountKey, name);
    emit changed();
}

Settings::StartUp Settings::startUp() const
{
    return readChoice(*m_store, StartUpKey, StartUpNames, StartUpDefault);
}

void Settings::setStartUp(StartUp startUp)
{
    if (startUp == this->startUp())
        return;
    m_store->setValue(StartUpKey, StartUpNames.at(int(startUp)));
    emit changed();
}

Settings::Appearance Settings::appearance() const
{
    return readChoice(*m_store, AppearanceKey, AppearanceNames, AppearanceDefault);
}

void Settings::setAppearance(Appearance appearance)
{
    if (appearance == this->appearance())
        return;
    m_store->setValue(AppearanceKey, AppearanceNames.at(int(appearance)));
    emit changed();
}

QVariant Settings::session(const QString &key) const
{
    return m_store->value(SessionGroup + key);
}

void Settings::setSession(const QString &key, const QVariant &value)
{
    m_store->setValue(SessionGroup + key, value);
}

} // namespace studio
