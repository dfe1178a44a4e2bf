// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"

#include <QFrame>
#include <QList>
#include <QTimer>

class QLabel;
class QLineEdit;
class QListWidget;

namespace studio {

class AssetShelf;

//! A small list of what the library and the account's provider keep, to pick one thing from. Closes and
//! deletes itself.
class AssetPicker final : public QFrame {
    Q_OBJECT

public:
    //! `account` may be empty: then only the library is looked through. `shelf` outlives it.
    AssetPicker(AssetShelf &shelf, const QString &account, const QList<MediaKind> &kinds, QWidget *parent);
    ~AssetPicker() override;

    //! Opens below a widget, above it where there is no room.
    void openBelow(const QWidget *widget);
    [[nodiscard]] const QList<Asset> &assets() const { return m_assets; }

signals:
    void picked(const studio::Asset &asset);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void lookAtProvider(int offset);
    void add(const QList<Asset> &assets);
    void filter();
    void loadVisible();
    void pick(int row);
    void say(const QString &sentence);

    AssetShelf &m_shelf;
    QString m_account;
    QList<MediaKind> m_kinds;
    QList<Asset> m_assets; // by row
    QLineEdit *m_search;
    QListWidget *m_list;
    QLabel *m_status;
    QTimer m_picturesDue; // after the list came to rest
    int m_open = 0; // lists that are still being fetched
    int m_offset = 0; // into the provider's list
    bool m_hasMore = false;
    bool m_done = false;
};

} // namespace studio
