// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QTransform>

#include <vector>

namespace studio::media {

//! For each coordinate of an axis, in and far beyond the picture, the pixel that is seen there when the
//! picture is repeated mirrored. Made once a picture size; that is the whole padding.
class MirrorTable final {
public:
    explicit MirrorTable(int length);

    [[nodiscard]] int length() const { return m_length; }
    //! Valid within −reach()…reach() − 1.
    [[nodiscard]] int at(qint64 position) const { return m_middle[position]; }
    //! How far the table goes to both sides: further than any move within the axes' range looks.
    [[nodiscard]] qint64 reach() const { return m_reach; }

private:
    int m_length;
    qint64 m_reach;
    std::vector<int> m_pixels;
    const int *m_middle;

    Q_DISABLE_COPY_MOVE(MirrorTable)
};

//! A run of rows, for sharing a picture between threads.
struct RowRange {
    int first = 0;
    int end = 0; //!< one past the last
};

//! Plain views of pixels (32 bits each), so that threads never meet QImage's own sharing.
struct PixelsIn {
    const uchar *bits;
    qsizetype stride;
    int width;
    int height;
};
struct PixelsOut {
    uchar *bits;
    qsizetype stride;
    int width;
    int height;
};
[[nodiscard]] PixelsIn pixelsOf(const QImage &image);
[[nodiscard]] PixelsOut pixelsOf(QImage &image);

//! `target` = `first` + (`second` − `first`)·weight/256. Equal sizes.
void blendRows(PixelsIn first, PixelsIn second, int weight, PixelsOut target, RowRange rows);

//! Draws `source` through a homography: `toPicture` says for a point of the frame where in the picture it is.
//! Bilinear. `mirrorX` and `mirrorY` belong to the size of `source`.
void warpRows(PixelsIn source, const MirrorTable &mirrorX, const MirrorTable &mirrorY,
    const QTransform &toPicture, PixelsOut target, RowRange rows);

} // namespace studio::media
