// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "domain/catalogue.h"
#include "domain/mediafacts.h"
#include "services/net/call.h"
#include "widgets/forms/editor.h"
#include "widgets/forms/formservices.h"

#include <QImage>
#include <QObject>
#include <QPointer>
#include <QSize>

#include <optional>

namespace studio {

class MediaCell;

//! One input of a request and the cell that shows it: takes what was dropped, pasted, typed or chosen there,
//! loads the picture or filmstrip, and keeps what a person decided of it (cut, trim, tag, time).
class MediaPlace final : public QObject {
    Q_OBJECT

public:
    //! Owned by `cell`, which is this object's parent. `spec` is copied.
    MediaPlace(const ModelSpec &model, const MediaSpec &spec, const FormServices &services, MediaCell *cell);
    ~MediaPlace() override;

    [[nodiscard]] MediaCell *cell() const { return m_cell; }
    [[nodiscard]] const std::optional<MediaInput> &input() const { return m_input; }
    //! Shows an input. Emits nothing.
    void setInput(const std::optional<MediaInput> &input);
    //! As setInput() for something that a person did: emits changed().
    void change(const std::optional<MediaInput> &input);

    //! What is known of the input; its kind is noted in it, and a cut is fitted to it.
    void setFacts(const MediaFactsMap &facts);
    [[nodiscard]] const std::optional<MediaFacts> &facts() const { return m_facts; }
    //! Empty = nothing is cut.
    void setOutputSize(QSize size);
    void setBroken(bool broken);
    //! False when the file is missing, empty, unreadable or of a kind that does not fit.
    [[nodiscard]] bool isUsable() const { return m_usable; }

    void setCrop(const std::optional<QRectF> &crop);
    void setTrim(const std::optional<RangeOfDouble> &trim);
    void setTag(const QString &tag);
    void setSubject(const QString &subject);
    void setTime(double at); //!< 0…1 of the clip
    //! Whether a part can be cut out: of clips and sounds that lie here, once their length is known.
    [[nodiscard]] bool canTrim() const;
    void give(const QList<Asset> &assets);
    void giveFiles(const QStringList &paths);
    void chooseFile();
    //! A list of what fits, below `beside`.
    void chooseAsset(QWidget *beside);
    //! Whether there is a list to choose from.
    [[nodiscard]] bool hasAssets() const { return m_services.assets; }
    //! How many inputs may arrive at once; those after the first are told by overflowed().
    void setMost(int most) { m_most = most; }
    //! What is in it, for people; empty when nothing is.
    [[nodiscard]] QString name() const;
    //! The picture or strip as loaded; may be null.
    [[nodiscard]] const QImage &picture() const { return m_picture; }

signals:
    void changed(); //!< a person changed the input
    void shown(); //!< something of what is seen changed: the input, its facts, its picture
    void failed(const QString &sentence); //!< what arrived cannot be taken
    void overflowed(const QList<studio::MediaInput> &more);

private:
    void connectCell();
    void giveAddress(const QString &address);
    void givePixels(const QImage &picture);
    [[nodiscard]] std::optional<MediaInput> inputOf(const Asset &asset);
    void giveAll(const QList<MediaInput> &inputs);
    void loadPicture();
    void startLoading(const QString &what, Call<QImage> *call);
    [[nodiscard]] int stripCount() const;
    [[nodiscard]] QSize cellSize() const;
    void fitCrop();
    void refresh();

    FormServices m_services;
    MediaSpec m_spec;
    MediaCell *m_cell;
    QString m_fetched; // who fetches what lies on the web
    std::optional<MediaInput> m_input;
    std::optional<MediaFacts> m_facts;
    QImage m_picture;
    QString m_loaded; // what m_picture is of, or will be
    QPointer<CallBase> m_loading;
    QSize m_outputSize;
    int m_most = 1;
    bool m_broken = false; // as a mark says
    bool m_usable = true; // as the file itself says
};

} // namespace studio
