// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/mediafactsbook.h"

#include "services/files/mediainspector.h"

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
}

void MediaFactsBook::note(const MediaReference &reference, const MediaFacts &facts, const QString &name)
{
    m_facts.insert(reference.toText(), facts);
    m_names.insert(reference.toText(), name);
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
        QTimer::singleShot(0, this, &MediaFactsBook::settled);
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
