// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/formservices.h"

#include <QPointer>

#include <vector>

class QGridLayout;
class QLabel;

namespace studio {

class LinkButton;
class MarkLine;
class MediaCell;
class MediaPlace;
class ReferenceItem;
class TrimEditor;

//! A slot with several inputs: references with their tags, keyframes at a time, clips and sounds. New ones
//! are dropped or chosen at the last place; the mouse carries one to another place, or Alt and an arrow key.
class ReferencesEditor final : public Editor {
    Q_OBJECT

public:
    //! Whether a slot is edited here rather than by a MediaSlotEditor.
    [[nodiscard]] static bool edits(const MediaSpec &spec);

    ReferencesEditor(const ModelSpec &model, const MediaSpec &spec, const FormServices &services,
        QWidget *parent = nullptr);
    ~ReferencesEditor() override;

    [[nodiscard]] QStringList keys() const override;
    void load(const GenerationRequest &request) override;
    void store(GenerationRequest &request) const override;
    void setMarks(const FieldMarks &marks) override;
    void focusField(const QString &key) override;
    void setFacts(const MediaFactsMap &facts) override;

    [[nodiscard]] QStringList tags() const; //!< in order, without the empty ones
    //! A tag for a file that no other reference has: from its name, else "ref1", "ref2", …
    [[nodiscard]] static QString proposedTag(const MediaReference &reference, const QStringList &taken);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFoot();
    ReferenceItem *addItem();
    void takeNew(const QList<MediaInput> &inputs);
    void complete(MediaInput &input) const;
    void remove(ReferenceItem *item);
    void move(ReferenceItem *item, int to);
    void carry(ReferenceItem *item, const QPoint &globalPlace);
    [[nodiscard]] int indexOf(const ReferenceItem *item) const;
    void arrange();
    void orderTabs();
    void openTrim(ReferenceItem *item);
    void showTrim();
    [[nodiscard]] int markedIndex(const FieldMark &mark) const;
    void setMark(const FieldMark &mark);

    const ModelSpec &m_model;
    MediaSpec m_spec;
    FormServices m_services;
    QString m_label;
    std::vector<ReferenceItem *> m_items;
    QGridLayout *m_grid;
    MediaCell *m_addCell;
    MediaPlace *m_add;
    QLabel *m_count;
    LinkButton *m_assetsButton;
    TrimEditor *m_trim = nullptr; // made when it is first wanted
    QPointer<ReferenceItem> m_trimmed; // what it trims
    MarkLine *m_markLine;
};

} // namespace studio
