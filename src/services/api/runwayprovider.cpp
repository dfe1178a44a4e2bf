// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/api/runwayprovider.h"

#include "services/api/chain.h"
#include "services/api/errorreader.h"
#include "services/api/formbody.h"
#include "services/api/usagereading.h"
#include "services/net/urls.h"

#include <QFile>
#include <QJsonDocument>
#include <QPointer>

#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace studio {

namespace {

//! The documents keep an upload for 24 hours; we stop using it an hour before.
constexpr std::chrono::hours UploadLife{23};

//! Asks for one window after the other; all or nothing.
class UsageCall final : public Call<QList<UsageEntry>> {
public:
    using Ask = std::function<Call<HttpAnswer> *(const answers::UsageWindow &)>;

    UsageCall(QList<answers::UsageWindow> windows, Ask ask, QObject *parent)
        : Call(parent)
        , m_windows(std::move(windows))
        , m_ask(std::move(ask))
    {
        next();
    }

    void abort() override
    {
        if (m_step)
            m_step->abort();
        Call::abort();
    }

private:
    void next()
    {
        if (m_index >= m_windows.size()) {
            finish(answers::summed(m_entries));
            return;
        }
        auto *step = m_ask(m_windows.at(m_index++));
        m_step = step;
        step->then(this, [this](const Result<HttpAnswer> &answer) {
            if (isFinished())
                return;
            const auto part = answer ? answers::usage(answer->body) : failure(answer.error());
            if (!part) {
                finish(failure(part.error()));
                return;
            }
            m_entries += *part;
            emit progressed(m_index, m_windows.size());
            next();
        });
    }

    const QList<answers::UsageWindow> m_windows;
    const Ask m_ask;
    QList<UsageEntry> m_entries;
    qsizetype m_index = 0;
    QPointer<CallBase> m_step;
};

} // namespace

QString RunwayProvider::taskPath() const
{
    return u"/v1/tasks"_s;
}

QUrl RunwayProvider::balanceUrl(const Endpoint &endpoint) const
{
    return apiUrl(endpoint.baseUrl, u"/v1/organization"_s);
}

Call<UploadedItem> *RunwayProvider::upload(const Endpoint &endpoint, const UploadItem &item)
{
    HttpRequest ask = request(endpoint, "POST", apiUrl(endpoint.baseUrl, u"/v1/uploads"_s));
    ask.contentType = "application/json";
    ask.body = QJsonDocument(QJsonObject{{u"filename"_s, item.name}, {u"type"_s, u"ephemeral"_s}})
                   .toJson(QJsonDocument::Compact);

    auto *chain = new Chain<UploadedItem>(this);
    chain->follow(exchange(ask), [this, chain, item](const HttpAnswer &answer) {
        const auto ticket = answers::uploadTicket(answer.body);
        if (!ticket) {
            chain->finish(failure(ticket.error()));
            return;
        }
        chain->follow(
            writeFormBody(*ticket, item, chain), [this, chain, ticket = *ticket](const FormBody &form) {
                HttpRequest put; // no token and none of our headers: the address is signed
                put.verb = "POST";
                put.url = ticket.uploadUrl;
                put.callClass = CallClass::Upload;
                put.contentType = form.contentType;
                put.bodyFile = form.file->fileName();
                auto *sent = exchange(put);
                connect(sent, &CallBase::progressed, chain, &CallBase::progressed);
                // The place that takes the bytes is not the API: its refusals are not about the account.
                chain->followAs(sent, &ofOtherHost,
                    [chain, uri = ticket.runwayUri, file = form.file](const HttpAnswer &) {
                        chain->finish(UploadedItem{uri, UploadLife});
                    });
            });
    });
    return chain;
}

Call<bool> *RunwayProvider::cancel(const Endpoint &endpoint, const QString &remoteId)
{
    auto *chain = new Chain<bool>(this);
    auto *deletion = exchange(request(endpoint, "DELETE", taskUrl(endpoint, remoteId)));
    deletion->then(chain, [chain](const Result<HttpAnswer> &answer) {
        if (answer || answer.error().kind == ErrorKind::NotFound)
            chain->finish(true);
        else
            chain->finish(failure(answer.error()));
    });
    return chain;
}

Call<QList<RemoteTask>> *RunwayProvider::recent(const Endpoint &)
{
    return finishedCall<QList<RemoteTask>>(this, failure(ErrorKind::NotFound));
}

Call<QList<UsageEntry>> *RunwayProvider::usage(const Endpoint &endpoint, QDate first, QDate last)
{
    HttpRequest ask = request(endpoint, "POST", apiUrl(endpoint.baseUrl, u"/v1/organization/usage"_s));
    ask.contentType = "application/json";
    return new UsageCall(
        answers::usageWindows(first, last),
        [this, ask](const answers::UsageWindow &window) {
            HttpRequest part = ask;
            part.body = QJsonDocument(QJsonObject{{u"startDate"_s, window.start.toString(Qt::ISODate)},
                                          {u"beforeDate"_s, window.before.toString(Qt::ISODate)}})
                            .toJson(QJsonDocument::Compact);
            return exchange(part);
        },
        this);
}

} // namespace studio
