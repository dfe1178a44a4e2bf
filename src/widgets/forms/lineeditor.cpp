// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/lineeditor.h"

#include <QLineEdit>
#include <QSignalBlocker>

#include <cmath>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

QString textOf(const QJsonValue &value)
{
    if (!value.isDouble())
        return value.toString();
    const double number = value.toDouble();
    return number == std::floor(number) ? QString::number(value.toInteger())
                                        : QString::number(number, 'g', 12);
}

QString rangeHint(const ParameterSpec &parameter)
{
    if (!parameter.minimum || !parameter.maximum)
        return {};
    return LineEditor::tr("%1 to %2")
        .arg(QString::number(*parameter.minimum, 'g', 12), QString::number(*parameter.maximum, 'g', 12));
}

} // namespace

LineEditor::LineEditor(const ParameterSpec &parameter, const QString &label, QWidget *parent)
    : ValueEditor(parameter.key(), label, parent)
    , m_edit(new QLineEdit(this))
    , m_kind(parameter.kind)
{
    m_edit->setObjectName(parameter.key() + "Edit"_L1);
    if (parameter.role == Role::Seed) {
        m_edit->setPlaceholderText(tr("random"));
        m_edit->setToolTip(tr("Empty means a new one for each take. %1").arg(rangeHint(parameter)).trimmed());
    } else if (parameter.role == Role::ReplyUrl) {
        m_edit->setPlaceholderText("https://"_L1);
    } else if (parameter.defaultFrom) {
        m_edit->setPlaceholderText(tr("as the input", "the length of the clip that is worked on"));
        m_edit->setToolTip(rangeHint(parameter));
    } else if (m_kind != ParameterKind::Text) {
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
    if (m_kind == ParameterKind::Text)
        return text;
    bool isNumber = false;
    const qint64 whole = text.trimmed().toLongLong(&isNumber);
    if (isNumber)
        return QJsonValue(whole);
    if (m_kind == ParameterKind::Integer)
        return text;
    const double number = text.trimmed().replace(','_L1, '.'_L1).toDouble(&isNumber);
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
