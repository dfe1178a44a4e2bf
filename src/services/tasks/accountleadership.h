// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash> // std::hash<QString>
#include <QObject>
#include <QString>
#include <QStringList>

#include <memory>
#include <unordered_map>

namespace studio {

//! One process at a time acts for an account: the one that holds `locks/<account>.lock`. Others write rows
//! and nudge it over a local socket; a nudge is one byte and means "read the journal again". The lock of a
//! process that was killed is free at once. Main thread.
class AccountLeadership final : public QObject {
    Q_OBJECT

public:
    explicit AccountLeadership(const QString &locksFolder, QObject *parent = nullptr);
    ~AccountLeadership() override;

    //! Takes the lead when it is free; true when we have it now.
    bool lead(const QString &account);
    [[nodiscard]] bool leads(const QString &account) const { return m_led.count(account) > 0; }
    [[nodiscard]] QStringList led() const;
    //! Tells the leader, if there is one, that the journal has changed.
    void nudge(const QString &account);
    void resignAll();

signals:
    //! Another process changed the journal for an account that we lead.
    void nudged(const QString &account);

private:
    struct Lead;
    [[nodiscard]] QString socketName(const QString &account) const;

    QString m_folder;
    std::unordered_map<QString, std::unique_ptr<Lead>> m_led;
};

} // namespace studio
