// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/formservices.h"

#include <QHash>
#include <QSize>

#include <vector>

class QLabel;

namespace studio {

class MarkLine;
class MediaCell;
class MediaPlace;

//! The row of picture slots of a model (first, middle, last: whatever it takes) with the size that the
//! pictures will be cut to.
class KeyframeStrip final : public Editor {
    Q_OBJECT

public:
    //! Whether the strip edits slots of this role.
    [[nodiscard]] static bool edits(Role role);

    KeyframeStrip(const ModelSpec &model, const FormServices &services, QWidget *parent = nullptr);
    ~KeyframeStrip() override;

    [[nodiscard]] QStringList keys() const override;
    void load(const GenerationRequest &request) override;
    void store(GenerationRequest &request) const override;
    void setMarks(const FieldMarks &marks) override;
    void focusField(const QString &key) override;
    void setFacts(const MediaFactsMap &facts) override;
    void setOutputSize(QSize size) override;

    //! Opens the file dialog for a slot.
    void chooseFile(Role role);
    //! Lets two slots change places.
    void swap(Role one, Role other);
    [[nodiscard]] MediaCell *slot(Role role) const;

private:
    struct Place {
        Role role = Role::First;
        MediaPlace *media = nullptr;
        FieldMark mark;
    };

    void addPlace(const ModelSpec &model, const MediaSpec &spec);
    void addMoreActions();
    [[nodiscard]] MediaPlace *media(Role role) const;
    void mark(Role role, const FieldMark &mark);
    void updateMarkLine();

    FormServices m_services;
    std::vector<Place> m_places;
    QSize m_outputSize;
    QLabel *m_sizeLabel;
    MarkLine *m_markLine;
};

} // namespace studio
