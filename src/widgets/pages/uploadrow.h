// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "services/net/call.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;

namespace studio {

//! One upload: name, progress, and a way to give it up. Goes away by itself when it is done; what went wrong
//! stays until it is closed.
class UploadRow final : public QWidget {
    Q_OBJECT

public:
    UploadRow(const QString &name, Call<Asset> *call, QWidget *parent = nullptr);
    ~UploadRow() override;

signals:
    void done(); //!< sent, given up, or closed: the row may go

private:
    void showProgress(qint64 bytes, qint64 total);
    void ended(const Result<Asset> &asset);
    void close();

    QPointer<CallBase> m_call;
    QString m_name;
    QLabel *m_text;
    QProgressBar *m_bar;
    QToolButton *m_cancel;
};

} // namespace studio
