// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/json.h"

#include <QString>

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace studio::sandbox {

//! One request, read as far as a service needs it.
struct Call {
    std::string method; //!< HEAD comes as GET
    std::string path; //!< decoded, without the query
    std::vector<std::string>
        steps; //!< the path behind the service's prefix, cut at slashes, empty ones left out
    std::map<std::string, std::string> query; //!< decoded, UTF-8
    std::string origin; //!< "http://" and the host the client asked for; links have to lead there
    std::string authorization;
    std::string contentType; //!< lower case, without parameters
    std::string runwayVersion;
    std::string range;
    std::string ifRange;
    bool isMultipart = false;
    std::string body;
    std::vector<std::pair<std::string, std::string>> form; //!< multipart members, in order
    QString
        bodyFile; //!< where a body or file part was put that is meant to be kept; empty when there was none
    std::string bodyFileType; //!< content type of a file part
    bool formOutOfOrder = false; //!< something came after the file

    [[nodiscard]] std::optional<std::string> parameter(const char *name) const;
    //! Whether the path is exactly these steps; "*" is any one step.
    [[nodiscard]] bool at(std::initializer_list<const char *> pattern) const;
};

//! What goes back.
struct Answer {
    int status = 200;
    Json json; //!< null = no body
    std::string text; //!< a plain body instead
    QString file; //!< a file instead, with ranges
    std::string contentType;
    std::string taskId; //!< for the ledger
    int credits = 0; //!< for the ledger

    [[nodiscard]] static Answer of(int status, Json json)
    {
        Answer answer;
        answer.status = status;
        answer.json = std::move(json);
        return answer;
    }
};

//! One of the APIs behind the port. Any thread.
class Service {
public:
    virtual ~Service() = default;
    [[nodiscard]] virtual const char *name() const = 0; //!< in the ledger
    //! Looks at the headers only; an answer ends the call before its body is used.
    [[nodiscard]] virtual std::optional<Answer> gate(const Call &call) const = 0;
    //! Whether the body, or the file in the form, goes to disk instead of memory.
    [[nodiscard]] virtual bool takesFile(const Call &call) const = 0;
    [[nodiscard]] virtual Answer answer(const Call &call) = 0;
    //! A refusal in the words of this API.
    [[nodiscard]] virtual Answer refusal(int status, const std::string &message) const = 0;
};

//! Whether a host, with or without a port, is this machine.
[[nodiscard]] bool isLoopback(const std::string &host);

} // namespace studio::sandbox
