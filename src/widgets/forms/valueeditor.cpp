// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/valueeditor.h"

#include "widgets/forms/markline.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace studio {

ValueEditor::ValueEditor(const QString &key, const QString &label, QWidget *parent)
    : Editor(parent)
    , m_key(key)
    , m_column(new QVBoxLayout(this))
    , m_label(new QLabel(label, this))
    , m_trailing(new QLabel(this))
    , m_mark(new MarkLine(this))
{
    setObjectName(key + "Editor"_L1);
    m_label->setProperty("fieldLabel", true);
    m_trailing->setProperty("fieldLabel", true);
    m_column->setContentsMargins({});
    m_column->setSpacing(4);
    auto *line = new QHBoxLayout;
    line->addWidget(m_label);
    line->addStretch();
    line->addWidget(m_trailing);
    m_column->addLayout(line);
    m_column->addWidget(m_mark);
    m_trailing->hide();
}

void ValueEditor::load(const GenerationRequest &request)
{
    setValue(request.values.value(m_key, QJsonValue(QJsonValue::Undefined)));
}

void ValueEditor::store(GenerationRequest &request) const
{
    const QJsonValue chosen = value();
    if (chosen.isUndefined())
        request.values.remove(m_key);
    else
        request.values.insert(m_key, chosen);
}

void ValueEditor::setMarks(const FieldMarks &marks)
{
    const FieldMark mark = marks.value(m_key);
    m_mark->setMark(mark);
    m_input->setAccessibleDescription(mark.text);
    const bool invalid = !mark.text.isEmpty() && mark.severity == Problem::Severity::Error;
    if (m_input->property("invalid").toBool() == invalid)
        return;
    m_input->setProperty("invalid", invalid); // the style outlines it
    m_input->update();
}

void ValueEditor::focusField(const QString &)
{
    m_input->setFocus(Qt::ShortcutFocusReason);
}

void ValueEditor::setInput(QWidget *input, QWidget *row)
{
    m_input = input;
    m_input->setAccessibleName(m_label->text());
    if (m_input->focusPolicy() == Qt::WheelFocus)
        m_input->setFocusPolicy(Qt::StrongFocus);
    m_input->installEventFilter(this);
    m_label->setBuddy(m_input);
    m_column->insertWidget(1, row ? row : m_input);
    setFocusProxy(m_input);
}

bool ValueEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_input && event->type() == QEvent::Wheel && !m_input->hasFocus()) {
        event->ignore();
        return true;
    }
    return Editor::eventFilter(watched, event);
}

void ValueEditor::setLabelledInput(QWidget *input)
{
    setInput(input);
    m_label->hide();
}

void ValueEditor::setTrailing(const QString &text)
{
    m_trailing->setText(text);
    m_trailing->setVisible(!text.isEmpty());
}

} // namespace studio
