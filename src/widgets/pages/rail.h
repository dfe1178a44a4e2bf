// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QMimeData;
class QVBoxLayout;

namespace studio {

struct Room;

//! The rooms of the studio, one under the other. What is dragged over a room opens it after a moment, so that
//! it can be put into one of its slots; what is dropped on a room goes into the slot that fits.
class Rail final : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget *parent = nullptr);

    enum class End { Top, Bottom };
    //! The first room is the chosen one.
    void addRoom(const Room &room, End end = End::Top);
    void setHint(const QString &id, const QString &toolTip);
    //! Marks a room without telling anybody. Unknown ids change nothing.
    void setCurrent(const QString &id);
    [[nodiscard]] QString current() const;

signals:
    void chosen(const QString &id);
    //! Something that could go into a slot rests on a room while it is dragged.
    void lingered(const QString &id);
    //! A file or asset (as forms take it) was dropped on a room.
    void dropped(const QString &id, const QMimeData *data);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QButtonGroup *m_group;
    QVBoxLayout *m_column;
    int m_top = 0; // how many rooms stand before the gap
    QTimer m_linger;
    QString m_lingerRoom;
};

} // namespace studio
