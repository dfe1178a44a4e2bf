// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/models.h"

#include "cli/modeljson.h"
#include "domain/catalogue.h"
#include "services/store/cataloguefiles.h"
#include "services/store/library.h"

#include <QJsonArray>

namespace studio::cli {

using namespace Qt::StringLiterals;

namespace {

//! Listing what can be made needs no journal, so none is opened.
Result<Catalogue> catalogueOf(const QString &libraryFolder)
{
    return Library::open(libraryFolder.isEmpty() ? Library::defaultFolder() : libraryFolder)
        .and_then([](const Library &library) { return readCatalogue(library); });
}

class ModelsCommand final : public Command {
public:
    using Command::Command;

    void start() override
    {
        if (!invocation().operands.isEmpty())
            return failUsage(u"models takes options only."_s);
        const auto catalogue = catalogueOf(invocation().library);
        if (!catalogue)
            return fail(catalogue.error());
        const QString provider = invocation().value(u"provider"_s);
        const QString operation = invocation().value(u"operation"_s);
        if (!provider.isEmpty() && !catalogue->provider(provider))
            return fail(Failure::invalid(u"provider"_s, u"There is no provider \"%1\"."_s.arg(provider)));
        if (!operation.isEmpty() && !catalogue->operations(provider).contains(operation))
            return fail(Failure::invalid(u"operation"_s, u"There is no operation \"%1\"."_s.arg(operation)));
        QList<const ModelSpec *> models;
        for (const ModelSpec &model : catalogue->models()) {
            if ((provider.isEmpty() || model.provider == provider)
                && (operation.isEmpty() || model.operation == operation))
                models.append(&model);
        }
        console().isJson() ? printJson(models) : printText(models);
        end(ExitCode::Done);
    }

private:
    void printJson(const QList<const ModelSpec *> &models)
    {
        QJsonArray array;
        for (const ModelSpec *model : models)
            array.append(modelToJson(*model));
        console().document(QJsonDocument(array));
    }

    void printText(const QList<const ModelSpec *> &models)
    {
        for (const ModelSpec *model : models) {
            const QString retired = model->retired.isValid()
                ? u"  retired "_s + model->retired.toString(Qt::ISODate)
                : QString();
            console().line(u"%1  %2  %3  %4%5"_s.arg(
                model->provider, model->operation, model->model, priceText(*model), retired));
            QList<QStringList> rows;
            for (const MediaSpec &slot : model->media)
                rows.append({u"  "_s + slot.key(), slot.wire, mediaText(slot)});
            for (const ParameterSpec &parameter : model->parameters)
                rows.append({u"  "_s + parameter.key(), parameter.wire, parameterText(parameter)});
            console().table(rows);
            if (!model->note.isEmpty())
                console().line(u"  "_s + model->note);
            console().line({});
        }
    }
};

} // namespace

CommandSpec modelsSpec()
{
    CommandSpec spec;
    spec.name = u"models"_s;
    spec.summary = u"What can be made: models with their parameters, ranges and prices."_s;
    spec.usage = {u"[--operation O] [--provider P]"_s};
    spec.description
        = u"Lists each model with the inputs and parameters it takes: the name for --set, the name "
          "on the wire, and what is allowed.\nPrices are in credits. A retired model may still be "
          "named, its provider may refuse it."_s;
    spec.options = {
        {u"operation"_s, u"Only models of this operation, such as image-to-video."_s, u"O"_s},
        {u"provider"_s, u"Only models of this provider: runway or useapi."_s, u"P"_s},
    };
    spec.make = makerOf<ModelsCommand>();
    return spec;
}

} // namespace studio::cli
