// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/asset.h"
#include "domain/generationrequest.h"
#include "domain/mediafacts.h"

#include <QHash>
#include <QObject>

namespace studio {

class MediaInspector;

//! Keeps what is known of the files that a request names. Files are looked at in the pool; until then they
//! are Pending. Main thread.
class MediaFactsBook final : public QObject {
    Q_OBJECT

public:
    explicit MediaFactsBook(MediaInspector &inspector, QObject *parent = nullptr);
    ~MediaFactsBook() override;

    [[nodiscard]] const MediaFactsMap &facts() const { return m_facts; }
    //! Looks at the files that are new and forgets those that are no longer named. Emits settled() when those
    //! were the last ones that were being looked at.
    void follow(const GenerationRequest &request);
    //! What a provider's list says of an asset: kept for as long as the program runs, never looked up.
    void note(const Asset &asset);
    //! What an asset is called; empty when nobody said.
    [[nodiscard]] QString nameOf(const MediaReference &reference) const;
    //! The same bytes on this machine; empty when nobody said or the file is gone.
    [[nodiscard]] QString fileOf(const MediaReference &reference) const;
    //! Looks at all of them again (a file may have vanished or changed) and emits settled(), also when there
    //! are none. What was known stays until then.
    void lookAgain();
    [[nodiscard]] bool isSettled() const { return m_open.isEmpty(); }

signals:
    void changed();
    void settled(); //!< nothing is being looked at any more

private:
    void look(const QString &text, const QString &path);
    void settle();

    MediaInspector &m_inspector;
    MediaFactsMap m_facts;
    QHash<QString, QString> m_names; // of assets, by reference text
    QHash<QString, QString> m_files; // of assets that lie here too, by reference text
    QHash<QString, QString> m_paths; // reference text → path
    QHash<QString, int> m_open; // looks under way, by the number of the last one asked for
    int m_looks = 0;
};

} // namespace studio
