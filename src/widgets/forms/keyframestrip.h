// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/mediafacts.h"
#include "services/net/call.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/formservices.h"

#include <QImage>
#include <QPointer>
#include <QSize>

#include <optional>
#include <vector>

class QLabel;

namespace studio {

class KeyframeSlot;
class MarkLine;

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

    //! What is known of the files; cuts that a person chose are fitted to it.
    void setFacts(const MediaFactsMap &facts);
    void setOutputSize(QSize size);
    //! Opens the file dialog for a slot.
    void chooseFile(Role role);
    //! Lets two slots change places.
    void swap(Role one, Role other);
    [[nodiscard]] KeyframeSlot *slot(Role role) const;

private:
    struct Place {
        Role role = Role::First;
        KeyframeSlot *slot = nullptr;
        std::optional<MediaInput> input;
        QImage picture;
        QSize pixels;
        QPointer<CallBase> loading;
        FieldMark mark;
    };

    void addPlace(const MediaSpec &spec);
    void connectSlot(Role role, KeyframeSlot *slot);
    void addSwapActions();
    [[nodiscard]] Place *place(Role role);
    void give(Role role, const MediaReference &reference);
    void giveFile(Role role, const QString &path);
    void giveAddress(Role role, const QString &address);
    void givePixels(Role role, const QImage &picture);
    void setInput(Place &place, const std::optional<MediaInput> &input);
    void setCrop(Role role, const std::optional<QRectF> &crop);
    void loadPicture(Place &place);
    void fitCrop(Place &place) const;
    void refresh(Place &place);
    void updateMarkLine();

    FormServices m_services;
    std::vector<Place> m_places;
    QSize m_outputSize;
    QLabel *m_sizeLabel;
    MarkLine *m_markLine;
    QString m_fetched; // who fetches pictures on the web
};

} // namespace studio
