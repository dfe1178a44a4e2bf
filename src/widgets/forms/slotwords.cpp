// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/forms/slotwords.h"

#include "services/wording/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio::slotwords {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(studio::slotwords)
};

QString word(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return Words::tr("picture");
    case MediaKind::Video:
        return Words::tr("video");
    case MediaKind::Audio:
        return Words::tr("sound");
    }
    Q_UNREACHABLE();
    return {};
}

QString withArticle(MediaKind kind)
{
    switch (kind) {
    case MediaKind::Image:
        return Words::tr("a picture");
    case MediaKind::Video:
        return Words::tr("a video");
    case MediaKind::Audio:
        return Words::tr("a sound");
    }
    Q_UNREACHABLE();
    return {};
}

QString joined(const QStringList &words)
{
    if (words.size() < 2)
        return words.join(QString());
    return Words::tr("%1 or %2", "kinds of files")
        .arg(words.mid(0, words.size() - 1).join(", "_L1), words.constLast());
}

} // namespace

QString kinds(const QList<MediaKind> &kinds)
{
    QStringList words;
    for (const MediaKind kind : kinds)
        words.append(word(kind));
    return joined(words);
}

QString invitation(const QList<MediaKind> &kinds)
{
    QStringList words;
    for (const MediaKind kind : kinds)
        words.append(withArticle(kind));
    return Words::tr("Drop %1", "in an empty slot; %1 is “a picture or a video”").arg(joined(words));
}

QString secondsAllowed(const MediaSpec &spec)
{
    if (!spec.seconds)
        return {};
    const QLocale locale;
    const QString most = locale.toString(spec.seconds->most, 'g', 6);
    if (spec.seconds->least <= 0)
        return Words::tr("up to %1 s", "seconds").arg(most);
    return Words::tr("%1 to %2 s", "seconds").arg(locale.toString(spec.seconds->least, 'g', 6), most);
}

QString hint(const MediaSpec &spec)
{
    QStringList parts;
    if (spec.role == Role::Driving)
        parts.append(Words::tr("face and voice timing"));
    if (const QString seconds = secondsAllowed(spec); !seconds.isEmpty())
        parts.append(seconds);
    return parts.join(u" · "_s);
}

QString facts(const MediaFacts &facts, const std::optional<RangeOfDouble> &trim)
{
    QStringList parts;
    if (facts.seconds > 0 && trim)
        parts.append(Words::tr("%1 of %2", "length of the part, length of the whole")
                         .arg(wording::clipTime(trim->most - trim->least), wording::clipTime(facts.seconds)));
    else if (facts.seconds > 0)
        parts.append(wording::clipTime(facts.seconds));
    if (!facts.size.isEmpty())
        parts.append(u"%1 × %2"_s.arg(facts.size.width()).arg(facts.size.height()));
    if (facts.bytes > 0)
        parts.append(wording::bytes(facts.bytes));
    return parts.join(u" · "_s);
}

} // namespace studio::slotwords
