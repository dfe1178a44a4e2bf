// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/lineeditor.h"

#include <QLineEdit>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString textOf(const QJsonValue &value)
{
    return value.isDouble() ? QString::number(value.toInteger()) : value.toString();
}

QString rangeHint(const ParameterSpec &parameter)
{
    if (!parameter.minimum || !parameter.maximum)
        return {};
    return LineEditor::tr("%1 to %2")
        .arg(QString::number(*parameter.minimum, 'f', 0), QString::number(*parameter.maximum, 'f', 0));
}

} // namespace

LineEditor::LineEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_edit(new QLineEdit(this))
    , m_number(parameter.kind == ParameterKind::Integer)
{
    m_edit->setObjectName(parameter.key() + "Edit"_L1);
    if (parameter.role == Role::Seed) {
        m_edit->setPlaceholderText(tr("random"));
        m_edit->setToolTip(tr("Empty means a new one for each take. %1").arg(rangeHint(parameter)).trimmed());
    } else if (parameter.role == Role::ReplyUrl) {
        m_edit->setPlaceholderText("https://"_L1);
    } else if (m_number) {
        m_edit->setPlaceholderText(rangeHint(parameter));
    }
    setInput(m_edit);
    connect(m_edit, &QLineEdit::textChanged, this, &Editor::changed);
}

QJsonValue LineEditor::value() const
{
    const QString text = m_edit->text();
    if (text.trimmed().isEmpty())
        return QJsonValue(QJsonValue::Undefined);
    if (!m_number)
        return text;
    bool isNumber = false;
    const qint64 number = text.trimmed().toLongLong(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

void LineEditor::setValue(const QJsonValue &value)
{
    const QString text = textOf(value);
    if (text == m_edit->text())
        return;
    const QSignalBlocker silence(m_edit);
    m_edit->setText(text);
    m_edit->setCursorPosition(0);
}

} // namespace studio
