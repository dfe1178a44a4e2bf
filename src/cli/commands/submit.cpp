// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/submit.h"

#include "cli/requestarguments.h"
#include "cli/studiocommand.h"
#include "cli/taskjson.h"
#include "domain/validation.h"
#include "services/assets/assetshelf.h"
#include "services/files/mediainspector.h"
#include "services/studio.h"
#include "services/tasks/taskengine.h"
#include "services/wording/wording.h"

#include <QDir>
#include <QFileInfo>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

MediaFactsMap factsOf(const GenerationRequest &request, MediaFactsMap facts)
{
    for (const MediaInput &input : request.media) {
        if (input.reference.kind == MediaReference::Kind::File)
            facts.insert(input.reference.toText(), MediaInspector::inspectNow(input.reference.value));
    }
    return facts;
}

class SubmitCommand final : public StudioCommand {
public:
    using StudioCommand::StudioCommand;

    void start() override
    {
        if (invocation().operands.size() != 1)
            return failUsage(u"submit takes one operation, such as image-to-video."_s);
        if (!openStudio())
            return;
        const auto chosen = account(accountName());
        if (!chosen)
            return;
        const auto request = requestFromArguments(
            studio().catalogue(), chosen->provider, invocation().operands.constFirst(), invocation());
        if (!request)
            return fail(described(request.error()));
        m_submission.request = *request;
        m_submission.account = chosen->name;
        m_submission.submitKey = invocation().value(u"key"_s);
        // What is wrong anyway is said before anybody is asked anything.
        if (hasErrors(problems(*request)))
            (void)passes(*request);
        else
            askForAssets();
    }

protected:
    void concluded(const QList<Task> &tasks) override
    {
        printTask(tasks.constFirst());
        end(invocation().has(u"wait"_s) ? exitCodeFor(tasks.constFirst())
                                        : exitCodeForAnswer(tasks.constFirst()));
    }

private:
    //! What the provider tells of the assets that are named: rules and the price go by it. It is not needed:
    //! what nobody tells counts as unknown.
    void askForAssets()
    {
        QStringList asked;
        for (const MediaInput &input : std::as_const(m_submission.request.media)) {
            const QString text = input.reference.toText();
            if (input.reference.kind != MediaReference::Kind::Asset || asked.contains(text))
                continue;
            asked << text;
            ++m_open;
            studio()
                .assets()
                .facts(m_submission.account, input.reference)
                ->then(this, [this, text](const Result<MediaFacts> &facts) {
                    if (facts)
                        m_submission.facts.insert(text, *facts);
                    if (--m_open == 0 && !hasEnded())
                        go();
                });
        }
        if (asked.isEmpty())
            go();
    }

    void go()
    {
        Submission &submission = m_submission;
        if (!passes(submission.request))
            return;
        if (invocation().has(u"dry-run"_s))
            return tryDry(submission);
        if (invocation().has(u"out"_s)) {
            submission.outFolder = QFileInfo(invocation().value(u"out"_s)).absoluteFilePath();
            if (!QDir().mkpath(submission.outFolder))
                return fail(
                    failure(ErrorKind::Storage, u"cannot make the folder %1"_s.arg(submission.outFolder))
                        .value());
        }
        submit(submission);
    }

    //! What the arguments' reader found wrong is already a sentence.
    static Failure described(const Error &error)
    {
        Failure failure = Failure::of(error);
        if (!error.detail.isEmpty()) {
            failure.message = error.detail;
            failure.details.clear();
        }
        return failure;
    }

    [[nodiscard]] const ModelSpec &modelOf(const GenerationRequest &request)
    {
        return *studio().catalogue().model(request.provider, request.operation, request.model);
    }

    [[nodiscard]] QList<Problem> problems(const GenerationRequest &request)
    {
        const ProviderSpec *provider = studio().catalogue().provider(request.provider);
        return validate(*provider, modelOf(request), request, factsOf(request, m_submission.facts));
    }

    //! Tells everything that is wrong with the request; the field is that of the first.
    bool passes(const GenerationRequest &request)
    {
        const ModelSpec *model = &modelOf(request);
        Failure failure;
        QStringList sentences;
        const QList<Problem> found = problems(request);
        for (const Problem &problem : found) {
            QString text = wording::problem(problem, *model);
            if (!problem.field.isEmpty())
                text = u"%1: %2"_s.arg(wording::fieldLabel(*model, problem.field), text);
            if (problem.severity == Problem::Severity::Notice) {
                console().note(text);
                continue;
            }
            if (sentences.isEmpty()) {
                failure = Failure::invalid(problem.field, {});
                if (concernsFile(problem.code))
                    failure.kind = QString(kindName(ErrorKind::FileInvalid));
            }
            sentences.append(text);
        }
        if (sentences.isEmpty())
            return true;
        failure.message = sentences.join(u'\n');
        fail(failure);
        return false;
    }

    void tryDry(const Submission &submission)
    {
        studio().engine().dryRun(submission)->then(this, [this](const Result<QJsonObject> &result) {
            if (!result)
                return fail(result.error());
            console().document(QJsonDocument(*result));
            end(ExitCode::Done);
        });
    }

    void submit(const Submission &submission)
    {
        studio().engine().start(false);
        studio().engine().submit(submission)->then(this, [this](const Result<Task> &task) {
            if (hasEnded())
                return;
            if (!task)
                return fail(task.error());
            follow({task->id}, invocation().has(u"wait"_s) ? Until::Final : Until::Answered);
        });
    }

    Submission m_submission;
    int m_open = 0; //!< assets that were asked for and not told of yet
};

} // namespace

CommandSpec submitSpec()
{
    CommandSpec spec;
    spec.name = u"submit"_s;
    spec.summary = u"Has a clip made: checks, prices, sends."_s;
    spec.usage = {u"OPERATION [--model M] [--prompt TEXT] [--first REF] … [--wait] [--out DIR]"_s};
    spec.description
        = u"OPERATION is one that ctake models lists, such as image-to-video.\nREF is a path, https://…, "
          "asset:ID or runway://….\n\nEnds when the provider has taken or refused the request, and prints "
          "the "
          "task's id. With --wait it follows to the\nsaved file and prints its path. What is not acceptable "
          "ends with exit code 3 and nothing is sent.\nA request is sent once. Whatever happens, the task "
          "stays in the journal; ctake resume carries it on."_s;
    spec.options = requestOptions();
    spec.options.append(
        {u"dry-run"_s, u"Send nothing: print the request as it would be sent, and its price."_s});
    spec.options.append({u"wait"_s, u"Follow to the saved file."_s});
    spec.options.append(
        {u"out"_s, u"Where to save; made when missing (default: the library's takes)."_s, u"DIR"_s});
    spec.options.append({u"key"_s,
        u"A name of yours for this purchase: the same key never buys twice, it shows the first task again."_s,
        u"KEY"_s});
    spec.make = makerOf<SubmitCommand>();
    return spec;
}

} // namespace studio::cli
