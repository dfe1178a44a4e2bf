// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/router.h"

#include "base/logging.h"
#include "sandbox/byterange.h"
#include "sandbox/multipart.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;

namespace studio::sandbox {

namespace {

constexpr std::size_t largestJson = 64U << 20U; // a data URI is at most 16 MiB, and there may be several
constexpr std::size_t largestBody = 220U << 20U; // an upload is at most 200 MB
constexpr std::size_t largestFormMember = 1U << 20U;
constexpr std::size_t longestTarget = 4096;

std::vector<std::string> stepsOf(const std::string &path)
{
    std::vector<std::string> steps;
    std::string step;
    for (const char c : path + '/') {
        if (c != '/') {
            step += c;
        } else if (!step.empty()) {
            steps.push_back(cleanUtf8(step));
            step.clear();
        }
    }
    return steps;
}

std::string mediaType(std::string header)
{
    header = header.substr(0, header.find(';'));
    std::transform(header.begin(), header.end(), header.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    while (!header.empty() && header.back() == ' ')
        header.pop_back();
    return header;
}

Call callFrom(const httplib::Request &request)
{
    Call call;
    call.method = request.method == "HEAD" ? "GET" : request.method;
    call.path = cleanUtf8(request.path);
    call.steps = stepsOf(request.path);
    for (const auto &[name, value] : request.params)
        call.query.insert_or_assign(cleanUtf8(name), cleanUtf8(value));
    call.origin = "http://" + request.get_header_value("Host");
    call.authorization = request.get_header_value("Authorization");
    call.contentType = mediaType(request.get_header_value("Content-Type"));
    call.runwayVersion = request.get_header_value("X-Runway-Version");
    call.range = request.get_header_value("Range");
    call.ifRange = request.get_header_value("If-Range");
    call.isMultipart = call.contentType == "multipart/form-data";
    return call;
}

//! Takes a body in, bounded, to memory or to disk. What is too much is still read off the connection, so that
//! the next request on it is not garbage.
class BodySink final {
public:
    BodySink(Call &call, const StateFolder &folder, bool toDisk)
        : m_call(call)
        , m_toDisk(toDisk)
    {
        if (toDisk)
            m_file.setFileName(folder.scratchPath());
    }

    [[nodiscard]] bool isTooLarge() const { return m_tooLarge; }
    [[nodiscard]] bool hasFailed() const { return m_failed; }

    bool read(const httplib::Request &request, const httplib::ContentReader &reader)
    {
        const bool complete = m_call.isMultipart
            ? readForm(request, reader)
            : reader([this](const char *data, std::size_t size) { return take(data, size); });
        if (m_file.isOpen()) {
            m_file.close();
            m_call.bodyFile = m_file.fileName();
        }
        for (auto &[name, value] : m_call.form)
            value = cleanUtf8(value);
        return complete;
    }

private:
    bool readForm(const httplib::Request &request, const httplib::ContentReader &reader)
    {
        MultipartReader form(
            request.get_header_value("Content-Type"),
            [this](const std::string &name, const std::string &type) { begin(name, type); },
            [this](const char *data, std::size_t size) { takePart(data, size); });
        // The library would read a form by itself: it is not to see that this is one.
        const_cast<httplib::Request &>(request).headers.erase("Content-Type");
        const bool complete = reader([&form](const char *data, std::size_t size) {
            form.feed(data, size);
            return true;
        });
        return complete && form.isComplete();
    }

    void begin(const std::string &name, const std::string &type)
    {
        m_inFile = m_toDisk && name == "file";
        if (m_inFile && !m_file.isOpen()) {
            m_call.bodyFileType = mediaType(type);
            m_failed = !m_file.open(QIODevice::WriteOnly);
            return;
        }
        m_call.formOutOfOrder = m_call.formOutOfOrder || m_file.isOpen();
        if (m_call.form.size() < 64)
            m_call.form.emplace_back(cleanUtf8(name), std::string());
        else
            m_tooLarge = true;
    }

    void takePart(const char *data, std::size_t size)
    {
        if (m_inFile)
            write(data, size);
        else if (m_call.form.empty() || m_call.form.back().second.size() + size > largestFormMember)
            m_tooLarge = true;
        else
            m_call.form.back().second.append(data, size);
    }

    bool take(const char *data, std::size_t size)
    {
        if (m_toDisk) {
            if (!m_file.isOpen())
                m_failed = !m_file.open(QIODevice::WriteOnly);
            return write(data, size);
        }
        if (m_call.body.size() + size > largestJson)
            m_tooLarge = true;
        if (m_tooLarge)
            m_call.body.clear();
        else
            m_call.body.append(data, size);
        return true;
    }

    bool write(const char *data, std::size_t size)
    {
        m_written += size;
        m_tooLarge = m_tooLarge || m_written > largestBody;
        if (!m_tooLarge && !m_failed)
            m_failed = m_file.write(data, qint64(size)) != qint64(size);
        return true;
    }

    Call &m_call;
    bool m_toDisk;
    QFile m_file;
    std::size_t m_written = 0;
    bool m_inFile = false;
    bool m_tooLarge = false;
    bool m_failed = false;
};

std::string entityTag(const QFileInfo &info)
{
    return '"' + std::to_string(info.size()) + '-' + std::to_string(info.lastModified().toMSecsSinceEpoch())
        + '"';
}

void writeFile(
    const Call &call, const Answer &answer, const httplib::Request &request, httplib::Response &response)
{
    // The library would cut the answer by itself, and wrongly so at the end of a file: it is not to see the
    // range.
    const_cast<httplib::Request &>(request).ranges.clear();
    const QFileInfo info(answer.file);
    const std::string tag = entityTag(info);
    const RangePlan plan = planRange(call.range, call.ifRange, tag, info.size());
    response.status = plan.status;
    response.set_header("Accept-Ranges", "bytes");
    response.set_header("ETag", tag);
    if (plan.status == 416) {
        response.set_header("Content-Range", "bytes */" + std::to_string(info.size()));
        return;
    }
    if (plan.status == 206)
        response.set_header("Content-Range",
            "bytes " + std::to_string(plan.first) + '-' + std::to_string(plan.first + plan.length - 1) + '/'
                + std::to_string(info.size()));
    const auto file = std::make_shared<QFile>(answer.file);
    if (!file->open(QIODevice::ReadOnly)) {
        response.status = 404;
        return;
    }
    response.set_content_provider(std::size_t(plan.length), answer.contentType,
        [file, first = plan.first](std::size_t offset, std::size_t length, httplib::DataSink &sink) {
            if (!file->seek(first + qint64(offset)))
                return false;
            const QByteArray part = file->read(qint64(std::min<std::size_t>(length, 256U << 10U)));
            return !part.isEmpty() && sink.write(part.constData(), std::size_t(part.size()));
        });
}

void writeAnswer(
    const Call &call, const Answer &answer, const httplib::Request &request, httplib::Response &response)
{
    const_cast<httplib::Request &>(request).ranges.clear();
    response.status = answer.status;
    if (!answer.file.isEmpty())
        writeFile(call, answer, request, response);
    else if (!answer.json.is_null())
        response.set_content(dumpJson(answer.json), "application/json");
    else if (!answer.text.empty())
        response.set_content(answer.text, answer.contentType);
}

} // namespace

struct Router::Data {
    Data(const StateFolder &stateFolder, Ledger &callLedger, Services all)
        : folder(stateFolder)
        , calls(callLedger)
        , services(all)
    {
    }

    const StateFolder &folder;
    Ledger &calls;
    Services services;
    httplib::Server http;
    std::thread thread;
    std::atomic<bool> ended = false; //!< the loop of the thread has returned

    Service &serviceFor(Call &call)
    {
        const auto begins = [&call](std::initializer_list<const char *> prefix) {
            if (call.steps.size() < prefix.size()
                || !std::equal(prefix.begin(), prefix.end(), call.steps.begin()))
                return false;
            call.steps.erase(call.steps.begin(), call.steps.begin() + qsizetype(prefix.size()));
            return true;
        };
        if (begins({"v1", "runwayml"}))
            return services.useapi;
        if (begins({"v1"}))
            return services.runway;
        begins({"sandbox"});
        return services.own;
    }

    void serve(
        const httplib::Request &request, httplib::Response &response, const httplib::ContentReader *reader)
    {
        Call call = callFrom(request);
        Service &service = serviceFor(call);
        const Answer answer = answerTo(request, call, service, reader);
        if (!call.bodyFile.isEmpty())
            QFile::remove(call.bodyFile); // whoever kept it has moved it
        writeAnswer(call, answer, request, response);
        const qint64 now = nowMs();
        calls.append({{"time", isoTime(now)}, {"api", service.name()}, {"method", request.method},
            {"path", call.path}, {"status", response.status},
            {"taskId", answer.taskId.empty() ? Json() : Json(answer.taskId)}, {"credits", answer.credits}});
    }

    Answer answerTo(
        const httplib::Request &request, Call &call, Service &service, const httplib::ContentReader *reader)
    {
        std::optional<Answer> early;
        if (!isLoopback(request.get_header_value("Host")))
            early = service.refusal(403, "This host is not served here.");
        else
            early = service.gate(call);
        if (reader) {
            BodySink sink(call, folder, !early && service.takesFile(call));
            const bool complete = sink.read(request, *reader);
            if (!early && (sink.isTooLarge() || (!complete && request.content_length_ > largestBody)))
                early = service.refusal(413, "The body is too large.");
            else if (!early && sink.hasFailed())
                early = service.refusal(500, "The body could not be stored.");
            else if (!early && !complete)
                early = service.refusal(400, "The body could not be read.");
        }
        return early ? *early : service.answer(call);
    }
};

Router::Router(const StateFolder &folder, Ledger &calls, Services services)
    : d(std::make_unique<Data>(folder, calls, services))
{
    auto &http = d->http;
    http.new_task_queue = [] { return new httplib::ThreadPool(64); };
    http.set_payload_max_length(largestBody + (1U << 20U));
    http.set_keep_alive_max_count(10000);
    http.set_keep_alive_timeout(1); // stop() waits that long for idle connections,
    http.set_read_timeout(20); // and that long for a client that stalls
    http.set_write_timeout(10);
    http.set_tcp_nodelay(true);
    http.set_exception_handler([](const httplib::Request &, httplib::Response &response, std::exception_ptr) {
        response.status = 500;
        response.set_content("{\"error\":\"Internal error\"}", "application/json");
    });
    const auto plain = [this](const httplib::Request &request, httplib::Response &response) {
        d->serve(request, response, nullptr);
    };
    http.set_pre_routing_handler([plain](const httplib::Request &request, httplib::Response &response) {
        using Result = httplib::Server::HandlerResponse;
        if (request.target.size() > longestTarget) {
            response.status = 414;
            response.set_header("Connection", "close");
            return Result::Handled;
        }
        if (request.method != "GET" && request.method != "HEAD")
            return Result::Unhandled;
        plain(request, response);
        return Result::Handled;
    });
    const std::string everything = R"([\s\S]*)";
    http.Post(everything,
        [this](const httplib::Request &request, httplib::Response &response,
            const httplib::ContentReader &reader) { d->serve(request, response, &reader); });
    http.Delete(everything, plain);
    http.Put(everything, plain);
    http.Patch(everything, plain);
    http.Options(everything, plain);
}

Router::~Router()
{
    stop();
}

Result<int> Router::bind(int port)
{
    socket_t listening = INVALID_SOCKET;
    // The library's own options let a second program take the same port and half of the connections.
    d->http.set_socket_options([&listening](socket_t socket) {
        listening = socket;
#ifdef Q_OS_WIN
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char *>(&yes), sizeof yes);
#else
        const int yes = 1;
        setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
#endif
    });
    const int bound = port == 0                   ? d->http.bind_to_any_port("127.0.0.1")
        : d->http.bind_to_port("127.0.0.1", port) ? port
                                                  : -1;
    if (bound <= 0)
        return failure(ErrorKind::Network, u"port %1 cannot be used"_s.arg(port));
    ::listen(listening, 128); // its backlog of 5 makes the sixth connection of a burst wait a second
    return bound;
}

void Router::serve()
{
    d->thread = std::thread([this] {
        d->http.listen_after_bind();
        d->ended = true;
    });
}

void Router::stop()
{
    if (!d->thread.joinable())
        return;
    while (!d->http.is_running() && !d->ended)
        std::this_thread::yield(); // stop() before the loop has begun would do nothing
    d->http.stop();
    d->thread.join();
}

} // namespace studio::sandbox
