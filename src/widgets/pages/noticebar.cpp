// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/noticebar.h"

#include "widgets/theme/icons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace studio {

NoticeBar::NoticeBar(QWidget *parent)
    : QWidget(parent)
    , m_mark(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_close(new QToolButton(this))
{
    setObjectName("noticeBar"_L1);
    setAccessibleName(tr("Notice"));
    setProperty("surface", u"raised"_s);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_button->setObjectName("noticeButton"_L1);
    m_close->setObjectName("noticeCloseButton"_L1);
    m_close->setIcon(icon(u"close"_s, Tint::Muted));
    m_close->setIconSize({14, 14});
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 4, 8, 4);
    row->setSpacing(8);
    row->addWidget(m_mark);
    row->addWidget(m_text, 1);
    row->addWidget(m_button);
    row->addWidget(m_close);
    connect(m_close, &QToolButton::clicked, this, [this] {
        const QString said = text();
        dismiss();
        emit dismissed(said);
    });
    connect(m_button, &QPushButton::clicked, this, [this] {
        const std::function<void()> act = m_act;
        dismiss();
        if (act)
            act();
    });
    hide();
}

void NoticeBar::say(const QString &text, Tint tint, const QString &button, const std::function<void()> &act)
{
    const bool isNews = tint == Tint::Accent || tint == Tint::Saved;
    m_mark->setPixmap(
        icon(isNews ? u"info"_s : u"warning"_s, tint).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
    m_act = act;
    setAccessibleDescription(text);
    show();
}

void NoticeBar::dismiss()
{
    m_act = {};
    hide();
}

QString NoticeBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

} // namespace studio
