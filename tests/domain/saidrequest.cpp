// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/saidrequest.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

using namespace studio;
using namespace Qt::StringLiterals;

namespace samples {

namespace {

QJsonValue valueFrom(const QString &word)
{
    static const QRegularExpression letters(u"^text\\((\\d+)\\)$"_s);
    if (const auto match = letters.match(word); match.hasMatch())
        return QString(match.captured(1).toInt(), u'a');
    if (word.startsWith(u'\''))
        return word.sliced(1, word.size() - 2);
    if (word == "true"_L1 || word == "false"_L1)
        return word == "true"_L1;
    bool isWhole = false;
    const qint64 whole = word.toLongLong(&isWhole);
    if (isWhole)
        return whole;
    bool isNumber = false;
    const double number = word.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(word);
}

MediaFacts factsFor(MediaKind kind, const MediaSpec &slot)
{
    MediaFacts facts;
    facts.kind = kind;
    facts.bytes = 100'000;
    facts.mime = kind == MediaKind::Image ? u"image/png"_s
        : kind == MediaKind::Video        ? u"video/mp4"_s
                                          : u"audio/wav"_s;
    if (kind != MediaKind::Audio)
        facts.size = QSize(640, 480);
    if (kind != MediaKind::Image)
        facts.seconds = std::max(1.0, slot.seconds ? slot.seconds->least : 1.0);
    return facts;
}

void describe(const QString &what, MediaInput &input, MediaFacts &facts)
{
    const QStringList parts = what.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const QString name = part.section(u'=', 0, 0);
        const QString value = part.section(u'=', 1);
        if (name == "seconds"_L1)
            facts.seconds = value.toDouble();
        else if (name == "size"_L1)
            facts.size = QSize(value.section(u'x', 0, 0).toInt(), value.section(u'x', 1).toInt());
        else if (name == "tag"_L1)
            input.tag = value;
        else if (name == "subject"_L1)
            input.subject = value;
        else if (name == "at"_L1)
            input.at = value.toDouble();
        else if (name == "as"_L1)
            input.reference.kind = value == "asset"_L1 ? MediaReference::Kind::Asset
                : value == "upload"_L1                 ? MediaReference::Kind::Upload
                                                       : MediaReference::Kind::Url;
        else if (name != "kind"_L1)
            qFatal("no such fact: %s", qPrintable(part));
    }
}

void putInputs(const ModelSpec &model, const QString &word, SaidRequest &result)
{
    static const QRegularExpression form(u"^([a-zA-Z]+)(?:\\*(\\d+))?(?::(.*))?$"_s);
    const auto match = form.match(word);
    const std::optional<Role> role = roleFromName(match.captured(1));
    if (!role || !isMediaRole(*role))
        qFatal("no such word: %s", qPrintable(word));
    const MediaSpec *slot = model.mediaSlot(*role);
    const MediaSpec none;
    const QString what = match.captured(3);
    static const QRegularExpression kindForm(u"kind=([a-z]+)"_s);
    const auto kind = mediaKindFromName(kindForm.match(what).captured(1));
    const int count = std::max(1, match.captured(2).toInt());
    for (int i = 0; i < count; ++i) {
        MediaInput input;
        input.role = *role;
        input.kind = kind.value_or(slot ? slot->kinds.constFirst() : MediaKind::Image);
        input.reference = {MediaReference::Kind::File,
            u"/inputs/%1-%2"_s.arg(match.captured(1)).arg(result.request.media.size())};
        MediaFacts facts = factsFor(*input.kind, slot ? *slot : none);
        describe(what, input, facts);
        result.facts.insert(input.reference.toText(), facts);
        result.request.media << input;
    }
}

void takeAway(const QString &key, GenerationRequest &request)
{
    request.values.remove(key);
    const std::optional<Role> role = roleFromName(key);
    const auto isIn = [&role](const MediaInput &input) { return input.role == role; };
    request.media.removeIf(isIn);
}

// Words are parted by spaces, except within quotes.
QStringList wordsOf(const QString &text)
{
    static const QRegularExpression word(u"(?:[^\\s']|'[^']*')+"_s);
    QStringList words;
    auto found = word.globalMatch(text);
    while (found.hasNext())
        words << found.next().captured();
    return words;
}

} // namespace

SaidRequest said(const ModelSpec &model, const QString &words)
{
    static const QRegularExpression assignment(u"^([A-Za-z0-9_.]+)=(.*)$"_s);
    SaidRequest result;
    result.request.provider = model.provider;
    result.request.operation = model.operation;
    result.request.model = model.model;
    for (const QString &word : wordsOf(words)) {
        const auto match = assignment.match(word);
        if (match.hasMatch())
            result.request.values.insert(match.captured(1), valueFrom(match.captured(2)));
        else if (word.startsWith(u'-'))
            takeAway(word.sliced(1), result.request);
        else
            putInputs(model, word, result);
    }
    return result;
}

} // namespace samples
