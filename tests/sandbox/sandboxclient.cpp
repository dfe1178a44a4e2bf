// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/sandboxclient.h"

#include <QBuffer>
#include <QElapsedTimer>
#include <QTest>

#include <cmath>

namespace studio::test {

QString jsonText(const Json &value)
{
    return QString::fromStdString(value.dump());
}

Json Reply::json() const
{
    return Json::parse(body, nullptr, false);
}

std::string Reply::header(const std::string &name) const
{
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

std::string Reply::error() const
{
    const Json parsed = json();
    return parsed.is_object() && parsed.contains("error") && parsed["error"].is_string()
        ? parsed["error"].get<std::string>()
        : std::string();
}

SandboxClient::SandboxClient(const sandbox::Server &server)
    : SandboxClient(server.origin(), server.token())
{
}

SandboxClient::SandboxClient(const QString &origin, const QString &bearerToken)
    : token(bearerToken.toStdString())
    , m_origin(origin.toStdString())
{
}

httplib::Headers SandboxClient::bearer() const
{
    return {{"Authorization", "Bearer " + token}};
}

Reply SandboxClient::send(const std::string &method, const std::string &target, httplib::Headers headers,
    const std::string &body, const std::string &contentType) const
{
    httplib::Client client(m_origin);
    client.set_keep_alive(false);
    client.set_read_timeout(60);
    client.set_url_encode(false); // the path is sent as it is written
    httplib::Request request;
    request.method = method;
    request.path = target.rfind(m_origin, 0) == 0 ? target.substr(m_origin.size()) : target;
    request.headers = std::move(headers);
    if (!contentType.empty())
        request.set_header("Content-Type", contentType);
    request.body = body;
    const auto result = client.send(request);
    if (!result)
        return {};
    return {result->status, result->body, result->headers};
}

Reply SandboxClient::runway(const char *method, const std::string &path, const Json &body) const
{
    httplib::Headers headers = bearer();
    if (!runwayVersion.empty())
        headers.emplace("X-Runway-Version", runwayVersion);
    const bool empty = body.is_null();
    return send(method, "/v1/" + path, headers, empty ? "" : body.dump(), empty ? "" : "application/json");
}

Reply SandboxClient::useapi(const char *method, const std::string &path, const Json &body) const
{
    const bool empty = body.is_null();
    return send(
        method, "/v1/runwayml/" + path, bearer(), empty ? "" : body.dump(), empty ? "" : "application/json");
}

Reply SandboxClient::form(
    const std::string &target, const httplib::MultipartFormDataItems &items, httplib::Headers headers) const
{
    httplib::Client client(m_origin);
    client.set_read_timeout(60);
    const auto result = client.Post(
        target.rfind(m_origin, 0) == 0 ? target.substr(m_origin.size()) : target, headers, items);
    if (!result)
        return {};
    return {result->status, result->body, result->headers};
}

std::string SandboxClient::uploadPicture(const QImage &picture, const std::string &name) const
{
    const Reply reply = send("POST",
        "/v1/runwayml/assets/?name=" + name + "&width=" + std::to_string(picture.width())
            + "&height=" + std::to_string(picture.height()),
        bearer(), pngOf(picture).toStdString(), "image/png");
    const Json json = reply.json();
    return json.is_object() && json.contains("assetId") ? json["assetId"].get<std::string>() : std::string();
}

Json SandboxClient::finished(const std::string &path) const
{
    const bool isUseapi = path.rfind("runwayml/", 0) == 0;
    QElapsedTimer time;
    time.start();
    Json task;
    do {
        task = (isUseapi ? useapi("GET", path.substr(9)) : runway("GET", path)).json();
        if (!task.is_object())
            return task;
        const Json &inner = task.contains("task") ? task["task"] : task;
        if (!inner.contains("status") || inner["status"] == "SUCCEEDED" || inner["status"] == "FAILED")
            return task;
        QTest::qWait(20);
    } while (time.elapsed() < 55000);
    return task;
}

QByteArray pngOf(const QImage &picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "PNG");
    return bytes;
}

std::string dataUri(const QImage &picture, const char *type)
{
    return std::string("data:") + type + ";base64," + pngOf(picture).toBase64().toStdString();
}

QImage testPicture(int number, QSize size)
{
    QImage picture(size, QImage::Format_RGB32);
    const double phase = number * 1.7;
    for (int y = 0; y < size.height(); ++y) {
        auto *pixel = reinterpret_cast<QRgb *>(picture.scanLine(y));
        for (int x = 0; x < size.width(); ++x) {
            const double u = double(x) / size.width();
            const double v = double(y) / size.height();
            pixel[x]
                = qRgb(int(127 + 100 * std::sin(6 * u + phase)), int(127 + 100 * std::sin(5 * v + 2 * phase)),
                    int(127 + 100 * std::sin(4 * (u + v) + 3 * phase)));
        }
    }
    return picture;
}

double psnr(const QImage &left, const QImage &right)
{
    if (left.size() != right.size() || left.isNull())
        return 0;
    double sum = 0;
    for (int y = 0; y < left.height(); ++y) {
        const auto *a = reinterpret_cast<const QRgb *>(left.constScanLine(y));
        const auto *b = reinterpret_cast<const QRgb *>(right.constScanLine(y));
        for (int x = 0; x < left.width(); ++x) {
            const int red = qRed(a[x]) - qRed(b[x]);
            const int green = qGreen(a[x]) - qGreen(b[x]);
            const int blue = qBlue(a[x]) - qBlue(b[x]);
            sum += red * red + green * green + blue * blue;
        }
    }
    const double mean = sum / (3.0 * left.width() * left.height());
    return mean == 0 ? 99 : 10 * std::log10(255.0 * 255.0 / mean);
}

} // namespace studio::test
