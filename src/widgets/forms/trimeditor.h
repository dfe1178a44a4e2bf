// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/mediakind.h"

#include <QImage>
#include <QWidget>

#include <optional>

class QDoubleSpinBox;
class QLabel;

namespace studio {

class LinkButton;
class RangeStrip;

//! Chooses the part of a clip or sound: two handles over its filmstrip, two numbers, and what the slot
//! allows.
class TrimEditor final : public QWidget {
    Q_OBJECT

public:
    //! `allowed` as in MediaSpec::seconds.
    explicit TrimEditor(const std::optional<RangeOfDouble> &allowed, QWidget *parent = nullptr);

    //! The whole; the part, absent = all of it. Emits nothing.
    void setClip(double seconds, const std::optional<RangeOfDouble> &part);
    [[nodiscard]] bool hasClip(double seconds) const { return m_seconds == seconds; }
    void setPicture(const QImage &picture, bool isSound);
    //! The first part that the slot allows; nothing when the whole does.
    [[nodiscard]] static std::optional<RangeOfDouble> fitting(
        double seconds, const std::optional<RangeOfDouble> &allowed);
    [[nodiscard]] const std::optional<RangeOfDouble> &part() const { return m_part; }

signals:
    void trimmed(const std::optional<studio::RangeOfDouble> &part);
    void done();

private:
    void choose(const RangeOfDouble &range);
    void show(const RangeOfDouble &range);

    std::optional<RangeOfDouble> m_allowed;
    std::optional<RangeOfDouble> m_part;
    double m_seconds = 0;
    RangeStrip *m_strip;
    QDoubleSpinBox *m_from;
    QDoubleSpinBox *m_to;
    QLabel *m_length;
    LinkButton *m_whole;
};

} // namespace studio
