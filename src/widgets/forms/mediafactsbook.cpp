// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediafactsbook.h"

#include "services/files/mediainspector.h"

#include <QFileInfo>
#include <QTimer>

#include <utility>

namespace studio {

MediaFactsBook::MediaFactsBook(MediaInspector &inspector, QObject *parent)
    : QObject(parent)
    , m_inspector(inspector)
{
}

MediaFactsBook::~MediaFactsBook() = default;

void MediaFactsBook::follow(const GenerationRequest &request)
{
    const bool wasLooking = !m_open.isEmpty();
    QHash<QString, QString> named;
    for (const MediaInput &input : request.media) {
        if (input.reference.kind == MediaReference::Kind::File)
            named.insert(input.reference.toText(), input.reference.value);
    }
    for (auto it = m_paths.cbegin(); it != m_paths.cend(); ++it) {
        if (named.contains(it.key()))
            continue;
        m_facts.remove(it.key());
        m_open.remove(it.key());
    }
    const QHash<QString, QString> known = std::exchange(m_paths, named);
    for (auto it = m_paths.cbegin(); it != m_paths.cend(); ++it) {
        if (known.contains(it.key()))
            continue;
        MediaFacts pending;
        pending.state = MediaFacts::State::Pending;
        m_facts.insert(it.key(), pending);
        look(it.key(), it.value());
    }
    if (wasLooking && m_open.isEmpty())
        settle(); // who waits for a file that nobody names any more would wait for ever
}

//! Queued, as the answers are.
void MediaFactsBook::settle()
{
    QTimer::singleShot(0, this, [this] {
        if (m_open.isEmpty())
            emit settled();
    });
}

void MediaFactsBook::note(const Asset &asset)
{
    if (asset.reference.kind == MediaReference::Kind::File)
        return; // looked at here
    MediaFacts facts;
    facts.kind = asset.kind;
    facts.bytes = asset.bytes;
    facts.size = asset.size;
    facts.seconds = asset.seconds;
    const QString text = asset.reference.toText();
    m_facts.insert(text, facts);
    m_names.insert(text, asset.name);
    m_files.insert(text, asset.path);
}

QString MediaFactsBook::fileOf(const MediaReference &reference) const
{
    const QString path = m_files.value(reference.toText());
    return QFileInfo(path).isFile() ? path : QString();
}

QString MediaFactsBook::nameOf(const MediaReference &reference) const
{
    return m_names.value(reference.toText());
}

void MediaFactsBook::lookAgain()
{
    for (auto it = m_paths.cbegin(); it != m_paths.cend(); ++it)
        look(it.key(), it.value());
    if (m_open.isEmpty())
        settle();
}

void MediaFactsBook::look(const QString &text, const QString &path)
{
    const int number = ++m_looks;
    m_open.insert(text, number);
    m_inspector.inspect(path)->then(this, [this, text, number](const Result<MediaFacts> &facts) {
        if (m_open.value(text) != number)
            return; // no longer named, or asked again since
        m_open.remove(text);
        MediaFacts found;
        found.state = MediaFacts::State::Unreadable;
        m_facts.insert(text, facts.value_or(found));
        emit changed();
        if (m_open.isEmpty())
            emit settled();
    });
}

} // namespace studio
