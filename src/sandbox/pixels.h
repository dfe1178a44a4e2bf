// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QImage>
#include <QPointF>

#include <array>
#include <string>

namespace studio::sandbox {

// What is done to every pixel of a picture. All pictures are Format_RGB32.

//! Cut around the middle to the ratio of `size` and scaled to it.
[[nodiscard]] QImage fitted(const QImage &picture, QSize size);

//! The whole picture in the middle of `size`, as large as fits; around it, blurred, what it may go on with.
[[nodiscard]] QImage expanded(const QImage &picture, QSize size);

//! `into` becomes itself + (`other` − itself)·weight; equal sizes, `weight` 0…1.
void blend(QImage &into, const QImage &other, double weight);

//! Colours the picture: `weight` 0…1 of it becomes `colour`, by its brightness.
void tint(QImage &picture, const QColor &colour, double weight);

//! The mean colour.
[[nodiscard]] QColor meanColour(const QImage &picture);

//! Adds noise that is the same for the same `seed`; `amount` 0…1.
void addGrain(QImage &picture, double amount, quint32 seed);

//! Where the light of a picture lies: its centre of brightness in −1…1 from the middle, and how bright it is.
struct Balance {
    QPointF centre;
    double brightness = 0; //!< 0…1
};
[[nodiscard]] Balance balanceOf(const QImage &picture);

//! A look that a prompt means: few tones in three colours, with dark outlines. Nearly nothing at strength 0,
//! everything at 1; further away from the picture the stronger it is.
class Look final {
public:
    Look(const std::string &prompt, qint64 seed, double strength);
    void dress(QImage &picture) const;

private:
    std::array<QRgb, 256> m_ramp{}; // by brightness
    std::array<int, 1024> m_outline{}; // by the step of brightness: 256 keeps, 0 is black
    int m_weight; // 0…256
};

} // namespace studio::sandbox
