// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/stage/stagecanvas.h"

namespace studio {

//! Shows one saved picture. It is read in the pool; one that is asked for while another is read wins.
class PictureView final : public StageCanvas {
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    void open(const QString &path, const QString &caption);
    void releaseFile();
    [[nodiscard]] QString path() const { return m_path; }
    //! Why it cannot be shown, in words; empty when it can.
    [[nodiscard]] QString problem() const { return m_problem; }

signals:
    void opened();
    void failed(const QString &detail);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QString m_path;
    QString m_problem;
};

} // namespace studio
