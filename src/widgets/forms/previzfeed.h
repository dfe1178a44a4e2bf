// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/catalogue.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"
#include "widgets/stage/previzview.h"

#include <QHash>
#include <QImage>
#include <QObject>

#include <optional>

namespace studio {

class MediaInspector;

//! Turns a request into what the previz shows: pictures are read once, cut as they will be cut, and handed on
//! when they are there. A change of the camera alone is told as such, so that a slider stays quick.
class PrevizFeed final : public QObject {
    Q_OBJECT

public:
    explicit PrevizFeed(MediaInspector &inspector, QObject *parent = nullptr);
    ~PrevizFeed() override;

    //! `model` has to outlive the feed (it is the catalogue's).
    void setShot(const ModelSpec &model, const GenerationRequest &request, const MediaFactsMap &facts);
    //! There is no shot, and these words say why.
    void setWords(const QString &heading, const QString &advice);
    [[nodiscard]] const PrevizScene &scene() const { return m_scene; }

signals:
    void sceneChanged(const studio::PrevizScene &scene);
    void moveChanged(const studio::media::CameraMove &move, const QString &caption);

private:
    //! A picture as it was cut last, so that the same cut stays the same image.
    struct Cut {
        QString path;
        QRectF crop;
        QImage image;
    };

    void loadMissing(const GenerationRequest &request);
    void load(const QString &path, MediaKind kind);
    void rebuild();
    [[nodiscard]] Cut cutOf(const MediaInput &input) const;

    MediaInspector &m_inspector;
    const ModelSpec *m_model = nullptr;
    std::optional<GenerationRequest> m_request;
    MediaFactsMap m_facts;
    QHash<QString, QImage> m_pictures; // by path; null while being read; of sound its shape
    QList<Cut> m_cuts;
    PrevizScene m_scene;
    QSize m_size;
    double m_seconds = 0;
};

} // namespace studio
