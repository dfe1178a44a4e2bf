// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QLatin1StringView>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace studio {

//! Reads one object of a catalogue strictly: what is of the wrong type, missing or not known is a fault that
//! names its place. Only the first fault of a document is kept; after it, reading goes on with harmless
//! values. A member that is null counts as absent, and every object may carry a "note" for people. Private to
//! domain.
class JsonReader final {
public:
    //! `fault` outlives the reader; it is empty until something is wrong.
    JsonReader(const QJsonValue &value, const QString &place, QString &fault);

    //! Whether the member is there and not null. Counts as read.
    [[nodiscard]] bool has(QLatin1StringView name);
    //! Undefined when absent.
    QJsonValue value(QLatin1StringView name);
    QString text(QLatin1StringView name);
    QString requiredText(QLatin1StringView name);
    std::optional<double> number(QLatin1StringView name);
    double number(QLatin1StringView name, double fallback);
    //! A whole number of at least 0, `fallback` when absent.
    qint64 whole(QLatin1StringView name, qint64 fallback = 0);
    bool flag(QLatin1StringView name);
    QJsonArray array(QLatin1StringView name);
    QStringList texts(QLatin1StringView name);
    //! "2026-07-30", or "2026-07" for its first day.
    QDate date(QLatin1StringView name);
    //! A reader for an object inside; an empty one when absent.
    JsonReader object(QLatin1StringView name);
    //! A reader for one element of an array inside.
    [[nodiscard]] JsonReader element(QLatin1StringView name, qsizetype index, const QJsonValue &value) const;

    //! The names that are in the object, "note" aside, in alphabetical order; none of them counts as read.
    [[nodiscard]] QStringList names() const;
    void fail(const QString &what) const;
    void fail(QLatin1StringView name, const QString &what) const;
    //! To be called last: a member that nothing asked for is a fault.
    void finish() const;

private:
    QJsonObject m_object;
    QString m_place;
    QString *m_fault;
    QSet<QString> m_read;
};

} // namespace studio
