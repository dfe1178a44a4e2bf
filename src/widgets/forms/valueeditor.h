// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "widgets/forms/editor.h"

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace studio {

class MarkLine;

//! An editor of one value: a label above, the input, and a line for what is wrong with it.
class ValueEditor : public Editor {
    Q_OBJECT

public:
    [[nodiscard]] QStringList keys() const final { return {m_key}; }
    void load(const GenerationRequest &request) final;
    void store(GenerationRequest &request) const final;
    void setMarks(const FieldMarks &marks) final;
    void focusField(const QString &key) override;

    //! The value as chosen; undefined when nothing is.
    [[nodiscard]] virtual QJsonValue value() const = 0;
    //! Shows a value; undefined = nothing chosen. Emits nothing.
    virtual void setValue(const QJsonValue &value) = 0;

protected:
    //! `label` is the accessible name of the input too.
    ValueEditor(const QString &key, const QString &label, QWidget *parent);

    //! Puts the input below the label and names it. Once, in the constructor. Not owned twice: the layout's.
    //! `row` is what is put there, when the input is only a part of it.
    void setInput(QWidget *input, QWidget *row = nullptr);
    //! As setInput() for an input that carries its own label (a check box).
    void setLabelledInput(QWidget *input);
    //! The small text at the end of the label's line.
    void setTrailing(const QString &text);
    //! The wheel scrolls the form unless the input has the keyboard.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QString m_key;
    QVBoxLayout *m_column = nullptr;
    QLabel *m_label = nullptr;
    QLabel *m_trailing = nullptr;
    MarkLine *m_mark = nullptr;
    QWidget *m_input = nullptr;
};

} // namespace studio
