// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QStringList>

#include <memory>

namespace studio::test {

//! What a vendor's document says about the body of one call for one model, judged by a library's validator.
class VendorSchema final {
public:
    //! A schema; ends the test program when the library cannot read it.
    explicit VendorSchema(const QJsonObject &schema);
    ~VendorSchema();
    Q_DISABLE_COPY_MOVE(VendorSchema)

    //! What the validator finds wrong; empty when nothing is.
    [[nodiscard]] QStringList faults(const QJsonObject &body) const;

    //! The schemas that speak of the member at a dotted path, one for each branch that has it.
    [[nodiscard]] QList<QJsonObject> members(const QString &path) const;
    //! The names of the members that every body has to have.
    [[nodiscard]] QStringList required() const;
    //! The dotted paths of all members that are no input, of the outermost two levels.
    [[nodiscard]] QStringList memberNames() const;

private:
    struct Parts;
    QJsonObject m_schema;
    std::unique_ptr<Parts> m_parts;
};

//! The schema that a Runway model's bodies have to meet, and where it comes from. `schema` is null when there
//! is none.
struct FoundSchema {
    std::unique_ptr<VendorSchema> schema;
    QString file; //!< below tests/data/schema
    bool takesUploads = true; //!< whether runway:// addresses existed then
};

//! All that are kept for `path` ("/v1/image_to_video") and `model`: today's, and the older ones.
[[nodiscard]] std::vector<FoundSchema> schemasFor(const QString &path, const QString &model);

} // namespace studio::test
