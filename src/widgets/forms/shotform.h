// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/mediafacts.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/formservices.h"

#include <QList>

class QVBoxLayout;

namespace studio {

class CameraEditor;
class FieldGrid;
class KeyframeStrip;
class MoreSection;
class PromptEditor;
class ReferencesEditor;

//! The fields of one model, laid out from the catalogue by kind. What a person gave survives a change of
//! model: values that the new one does not take are remembered for the next change.
class ShotForm final : public QWidget {
    Q_OBJECT

public:
    explicit ShotForm(const FormServices &services, QWidget *parent = nullptr);
    ~ShotForm() override;

    //! Lays the fields out anew, keeping what fits. `model` has to outlive the form (it is the catalogue's).
    void setModel(const ModelSpec &model);
    [[nodiscard]] const ModelSpec *model() const { return m_model; }

    //! Shows a request; one of another model is adapted. Emits nothing.
    void setRequest(const GenerationRequest &request);
    [[nodiscard]] GenerationRequest request() const;
    //! Puts another input in place of each, or none; also of those that only an earlier model took. Emits
    //! nothing.
    void replaceInputs(const std::function<std::optional<MediaInput>(const MediaInput &)> &other);

    //! What is known of the pictures. An aspect ratio that nobody chose becomes the one nearest to them.
    void setFacts(const MediaFactsMap &facts);
    void setMarks(const FieldMarks &marks);
    void focusField(const QString &key);

    [[nodiscard]] CameraEditor *camera() const { return m_camera; } //!< null when the model has none
    [[nodiscard]] KeyframeStrip *keyframes() const { return m_keyframes; } //!< null likewise

signals:
    void changed();

private:
    void build();
    void addSlots();
    void addPrompt(const ParameterSpec &parameter);
    void addEditor(Editor *editor);
    void editorChanged(const Editor &editor);
    void addShortFields(const QList<const ParameterSpec *> &parameters);
    void addMore(const QList<const ParameterSpec *> &parameters);
    void load(const GenerationRequest &request);
    void suggestAspect(const MediaFactsMap &facts);
    //! Everything that the editors hold, also what does not apply at the moment.
    [[nodiscard]] GenerationRequest stored() const;
    [[nodiscard]] GenerationRequest wish() const;
    //! Brings what follows from the fields up to date: which ones exist, the output's size, the tags.
    void follow();
    void showConditional();
    [[nodiscard]] Editor *editorOf(const QString &key) const;

    FormServices m_services;
    const ModelSpec *m_model = nullptr;
    GenerationRequest m_wish; // what was given to earlier models
    QVBoxLayout *m_column;
    QWidget *m_fields = nullptr;
    QVBoxLayout *m_fieldsColumn = nullptr;
    QList<Editor *> m_editors;
    CameraEditor *m_camera = nullptr;
    KeyframeStrip *m_keyframes = nullptr;
    PromptEditor *m_prompt = nullptr;
    FieldGrid *m_short = nullptr;
    MoreSection *m_more = nullptr;
    QList<ReferencesEditor *> m_references;
    bool m_aspectChosen = false;
    bool m_moreOpen = false;
};

} // namespace studio
