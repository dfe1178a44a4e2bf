// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/server.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <string>

namespace studio::test {

using Json = nlohmann::json;

//! One line, for comparisons that say what was different.
[[nodiscard]] QString jsonText(const Json &value);

//! Compares JSON values, or what converts to one. 1 and 1.0 are different.
#define COMPARE_JSON(actual, ...)                                                                            \
    QCOMPARE(::studio::test::jsonText(actual), ::studio::test::jsonText(__VA_ARGS__))

//! What came back.
struct Reply {
    int status = 0; //!< 0: no answer at all
    std::string body;
    httplib::Headers headers;
    [[nodiscard]] Json json() const; //!< discarded when it is no JSON
    [[nodiscard]] std::string header(const std::string &name) const;
    [[nodiscard]] std::string error() const; //!< the member of that name
};

//! Speaks to a sandbox over real HTTP, knowing both APIs' paths and headers and nothing of the studio's
//! client.
class SandboxClient final {
public:
    explicit SandboxClient(const sandbox::Server &server);
    SandboxClient(const QString &origin, const QString &token);

    std::string token;
    std::string runwayVersion = "2024-11-06"; //!< empty: not sent

    [[nodiscard]] Reply runway(const char *method, const std::string &path, const Json &body = nullptr) const;
    [[nodiscard]] Reply useapi(const char *method, const std::string &path, const Json &body = nullptr) const;
    //! Any call: a path or a whole link of this sandbox.
    [[nodiscard]] Reply send(const std::string &method, const std::string &target,
        httplib::Headers headers = {}, const std::string &body = {},
        const std::string &contentType = {}) const;
    //! A multipart form, to a path or link.
    [[nodiscard]] Reply form(const std::string &target, const httplib::MultipartFormDataItems &items,
        httplib::Headers headers = {}) const;
    [[nodiscard]] httplib::Headers bearer() const;

    //! Uploads a picture to useapi's assets; gives the assetId.
    [[nodiscard]] std::string uploadPicture(const QImage &picture, const std::string &name = "a.png") const;
    //! Reads a task until it is SUCCEEDED or FAILED, for at most a minute; the last answer.
    [[nodiscard]] Json finished(const std::string &path) const;

private:
    std::string m_origin;
};

[[nodiscard]] QByteArray pngOf(const QImage &picture);
[[nodiscard]] std::string dataUri(const QImage &picture, const char *type = "image/png");
//! A picture with smooth content that differs by `number`.
[[nodiscard]] QImage testPicture(int number, QSize size);
//! Peak signal to noise ratio of two pictures of one size, in dB.
[[nodiscard]] double psnr(const QImage &left, const QImage &right);

} // namespace studio::test
