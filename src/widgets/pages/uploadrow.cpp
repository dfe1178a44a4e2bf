// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pages/uploadrow.h"

#include "services/wording/wording.h"
#include "widgets/theme/icons.h"
#include "widgets/theme/studiostyle.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace studio {

UploadRow::UploadRow(const QString &name, Call<Asset> *call, QWidget *parent)
    : QWidget(parent)
    , m_call(call)
    , m_name(name)
    , m_text(new QLabel(this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new QToolButton(this))
{
    setObjectName("uploadRow"_L1);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metrics::Grid);
    m_text->setText(tr("Sending %1").arg(name));
    m_text->setWordWrap(true);
    m_bar->setAccessibleName(tr("Sending %1").arg(name));
    m_bar->setTextVisible(false);
    m_bar->setRange(0, 0);
    m_bar->setMinimumWidth(180);
    m_cancel->setIcon(icon(u"cancel"_s, Tint::Muted));
    m_cancel->setAutoRaise(true);
    m_cancel->setToolTip(tr("Stop sending"));
    m_cancel->setAccessibleName(tr("Stop sending %1").arg(name));
    line->addWidget(m_text, 1);
    line->addWidget(m_bar);
    line->addWidget(m_cancel);
    connect(call, &CallBase::progressed, this, &UploadRow::showProgress);
    call->then(this, [this](const Result<Asset> &asset) { ended(asset); });
    connect(m_cancel, &QToolButton::clicked, this, &UploadRow::close);
}

//! The window may close while something is sent: nobody would see what becomes of it.
UploadRow::~UploadRow()
{
    if (m_call && !m_call->isFinished())
        m_call->abort();
}

void UploadRow::showProgress(qint64 bytes, qint64 total)
{
    if (total <= 0)
        return;
    m_bar->setRange(0, 1000);
    m_bar->setValue(int(bytes * 1000 / total));
}

void UploadRow::ended(const Result<Asset> &asset)
{
    m_call = nullptr;
    if (asset || asset.error().kind == ErrorKind::Cancelled) {
        emit done();
        return;
    }
    m_bar->hide();
    m_cancel->setToolTip(tr("Close"));
    m_cancel->setAccessibleName(tr("Close"));
    setTint(m_text, Tint::Failed);
    const Error &error = asset.error();
    const QString why = error.kind == ErrorKind::FileInvalid && !error.detail.isEmpty()
        ? error.detail
        : wording::explain(error).text();
    m_text->setText(tr("%1 was not sent. %2", "file, why").arg(m_name, why));
}

void UploadRow::close()
{
    if (m_call)
        m_call->abort();
    else
        emit done();
}

} // namespace studio
