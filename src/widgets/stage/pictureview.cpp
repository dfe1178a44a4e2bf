// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stage/pictureview.h"

#include "services/net/pool.h"

#include <QEvent>
#include <QImageReader>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Result<QImage> readPicture(const QString &path)
{
    QImageReader reader(path);
    reader.setAutoTransform(true);
    const QImage picture = reader.read();
    if (picture.isNull())
        return failure(ErrorKind::FileInvalid, reader.errorString());
    return picture.convertToFormat(
        picture.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32);
}

} // namespace

PictureView::PictureView(QWidget *parent)
    : StageCanvas(parent)
{
    retranslate();
}

void PictureView::open(const QString &path, const QString &caption)
{
    releaseFile();
    m_path = path;
    setCaption(caption);
    retranslate();
    inPool<QImage>(this, [path] {
        return readPicture(path);
    })->then(this, [this, path](const Result<QImage> &picture) {
        if (path != m_path)
            return;
        if (!picture) {
            m_problem = picture.error().detail;
            retranslate();
            emit failed(m_problem);
            return;
        }
        setRatio(picture->size());
        setPicture(*picture);
        emit opened();
    });
}

void PictureView::releaseFile()
{
    m_path.clear();
    m_problem.clear();
    setPicture({});
    setCaption({});
}

void PictureView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    StageCanvas::changeEvent(event);
}

void PictureView::retranslate()
{
    setAccessibleName(tr("Picture"));
    if (m_problem.isEmpty())
        setWords(tr("Opening the picture…"), {});
    else
        setWords(tr("This picture cannot be shown here"), m_problem);
}

} // namespace studio
