// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/formservices.h"

class QLabel;

namespace studio {

class LinkButton;
class MarkLine;
class MediaCell;
class MediaPlace;
class TrimEditor;

//! One slot for a clip, a sound or a picture: what is in it with its length, size and bytes, and what can be
//! done with it. Too long or too large is said at once, with the trim beside it.
class MediaSlotEditor final : public Editor {
    Q_OBJECT

public:
    MediaSlotEditor(const ModelSpec &model, const MediaSpec &spec, const FormServices &services,
        QWidget *parent = nullptr);
    ~MediaSlotEditor() override;

    [[nodiscard]] QStringList keys() const override;
    void load(const GenerationRequest &request) override;
    void store(GenerationRequest &request) const override;
    void setMarks(const FieldMarks &marks) override;
    void focusField(const QString &key) override;
    void setFacts(const MediaFactsMap &facts) override;
    void setOutputSize(QSize size) override;

    [[nodiscard]] MediaPlace *place() const { return m_place; }

private:
    [[nodiscard]] QLayout *makeHead(const QString &label);
    [[nodiscard]] QLayout *makeFoot();
    void setTrimOpen(bool open);
    void showInput();
    void showTrim();
    void setMark(const FieldMark &mark);

    MediaSpec m_spec;
    MediaCell *m_cell;
    MediaPlace *m_place;
    MediaCell *m_other = nullptr; // beside a picture: where another one can be dropped
    QLabel *m_factsLabel;
    QLabel *m_hintLabel;
    LinkButton *m_assetsButton;
    LinkButton *m_replaceButton;
    LinkButton *m_trimButton;
    TrimEditor *m_trim = nullptr; // made when it is first wanted
    MarkLine *m_markLine;
};

} // namespace studio
