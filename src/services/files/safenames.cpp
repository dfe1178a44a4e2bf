// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/files/safenames.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

constexpr int MaximumNameBytes = 100;
constexpr int MaximumSuffixLength = 10;

//! Cuts whole characters from the end until the text fits.
QString cutToBytes(QString text, qsizetype bytes)
{
    while (text.toUtf8().size() > bytes) {
        text.chop(1);
        if (!text.isEmpty() && text.back().isHighSurrogate())
            text.chop(1);
    }
    return text;
}

QString trimmedOf(const QString &text, QStringView signs)
{
    qsizetype first = 0;
    qsizetype last = text.size();
    while (first < last && signs.contains(text.at(first)))
        ++first;
    while (last > first && signs.contains(text.at(last - 1)))
        --last;
    return text.mid(first, last - first);
}

} // namespace

QString promptSlug(const QString &prompt, int maximumLength)
{
    static const QRegularExpression between(
        u"[^\\p{L}\\p{N}\\p{M}]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    const QStringList words
        = prompt.normalized(QString::NormalizationForm_C).toLower().split(between, Qt::SkipEmptyParts);
    QString slug;
    for (const QString &word : words) {
        const QString longer = slug.isEmpty() ? word : slug + u'-' + word;
        if (longer.size() > maximumLength)
            break;
        slug = longer;
    }
    if (slug.isEmpty() && !words.isEmpty()) {
        slug = words.first().left(maximumLength);
        if (slug.back().isHighSurrogate())
            slug.chop(1);
    }
    return slug.isEmpty() ? u"untitled"_s : slug;
}

QString cleanFileName(const QString &name)
{
    static const QRegularExpression path(u"^.*[/\\\\]"_s, QRegularExpression::DotMatchesEverythingOption);
    // Cc, Cf (direction overrides make "exe.mp4" out of "4pm.exe"), surrogates and what Windows reserves.
    static const QRegularExpression unwanted(
        u"[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]+"_s, QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression device(
        u"^(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\.|$)"_s,
        QRegularExpression::CaseInsensitiveOption);

    QString clean = name.normalized(QString::NormalizationForm_C);
    clean.remove(path);
    clean.replace(unwanted, u"_"_s);
    clean = trimmedOf(clean.simplified(), u". ");
    if (device.match(clean).hasMatch())
        clean.prepend(u'_');

    const qsizetype dot = clean.lastIndexOf(u'.');
    const bool hasSuffix = dot > 0 && clean.size() - dot - 1 <= MaximumSuffixLength;
    const QString suffix = hasSuffix ? clean.mid(dot) : QString();
    const QString stem = hasSuffix ? clean.left(dot) : clean;
    clean = trimmedOf(cutToBytes(stem, MaximumNameBytes - suffix.toUtf8().size()), u". ") + suffix;
    return clean.isEmpty() ? u"file"_s : clean;
}

} // namespace studio
