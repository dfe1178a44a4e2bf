// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/tagrules.h"

#include "domain/valuerules.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

Problem problemWith(const QString &field, ProblemCode code, const QString &given)
{
    Problem problem = problemAt(field, code);
    problem.given = given;
    return problem;
}

QList<Problem> namesOf(const MediaSpec &slot, const QList<const MediaInput *> &inputs)
{
    QList<Problem> problems;
    QStringList seen;
    for (const MediaInput *input : inputs) {
        if (input->tag.isEmpty())
            continue;
        // "Boat" and "boat" are two.
        const bool isTwice = seen.contains(input->tag);
        if (!isUsableTag(input->tag))
            problems << problemWith(slot.key(), ProblemCode::TagInvalid, input->tag);
        else if (isTwice)
            problems << problemWith(slot.key(), ProblemCode::TagTwice, input->tag);
        seen << input->tag;
    }
    return problems;
}

QList<Problem> subjectsOf(const MediaSpec &slot, const QList<const MediaInput *> &inputs)
{
    QList<Problem> problems;
    for (const MediaInput *input : inputs) {
        const bool isKnown = input->subject.isEmpty()
            || std::any_of(slot.subjects.cbegin(), slot.subjects.cend(),
                [input](const SubjectSpec &subject) { return subject.word == input->subject; });
        if (!isKnown)
            problems << problemWith(slot.key(), ProblemCode::NotAChoice, input->subject);
    }
    for (qsizetype i = 0; i < slot.subjects.size(); ++i) {
        const SubjectSpec &subject = slot.subjects[i];
        const auto count
            = std::count_if(inputs.cbegin(), inputs.cend(), [&subject, i](const MediaInput *input) {
                  return input->subject == subject.word || (i == 0 && input->subject.isEmpty());
              });
        if (count <= subject.maximumCount)
            continue;
        Problem problem = problemWith(slot.key(), ProblemCode::TooManySubjects, subject.word);
        problem.length = double(count);
        problem.maximum = subject.maximumCount;
        problems << problem;
    }
    return problems;
}

} // namespace

QStringList tagsIn(const QString &prompt)
{
    // A letter or digit before or after makes it an address of mail, or a word that no tag can be.
    static const QRegularExpression tag(
        u"(?<!\\w)@([A-Za-z][A-Za-z0-9_]*+)(?!\\w)"_s, QRegularExpression::UseUnicodePropertiesOption);
    QStringList tags;
    auto match = tag.globalMatch(prompt);
    while (match.hasNext()) {
        const QString found = match.next().captured(1);
        if (!tags.contains(found))
            tags << found;
    }
    return tags;
}

bool isUsableTag(const QString &tag)
{
    // Runway API reference (2025-07): 3 to 16 characters, alphanumeric and underscores, starts with a letter,
    // case-sensitive. The lower case alone of later schemas is not what the service asks for.
    static const QRegularExpression usable(u"\\A[A-Za-z][A-Za-z0-9_]{2,15}\\z"_s);
    return usable.match(tag).hasMatch();
}

QList<Problem> tagProblems(const ModelSpec &model, const GenerationRequest &request)
{
    QList<Problem> problems;
    QStringList named;
    bool isTagged = false;
    for (const MediaSpec &slot : model.media) {
        const QList<const MediaInput *> inputs = request.inputs(slot.role);
        if (slot.shape == MediaShape::Tagged) {
            isTagged = true;
            problems << namesOf(slot, inputs);
            for (const MediaInput *input : inputs)
                named << input->tag;
        }
        problems << subjectsOf(slot, inputs);
    }
    const ParameterSpec *prompt = model.parameter(Role::Prompt);
    if (!isTagged || !prompt)
        return problems;
    const QStringList wanted = tagsIn(request.value(Role::Prompt).toString());
    for (const QString &tag : wanted) {
        if (named.contains(tag))
            continue;
        problems << problemWith(prompt->key(), ProblemCode::TagUnknown, tag);
        problems.last().severity = Problem::Severity::Notice;
    }
    return problems;
}

} // namespace studio
