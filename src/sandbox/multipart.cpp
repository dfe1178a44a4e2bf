// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/multipart.h"

#include <algorithm>
#include <cctype>

namespace studio::sandbox {

namespace {

constexpr std::size_t longestBoundary = 70; // RFC 2046, 5.1.1
constexpr std::size_t longestHeaders = 16U << 10U;

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
        [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

//! The value of a parameter such as `name="a"` or `boundary=b` in a header.
std::string parameterOf(const std::string &header, const std::string &parameter)
{
    const std::string small = lower(header);
    for (auto at = small.find(';'); at != std::string::npos; at = small.find(';', at)) {
        at = small.find_first_not_of(" \t", at + 1);
        if (at == std::string::npos)
            break;
        if (small.compare(at, parameter.size() + 1, parameter + '=') != 0)
            continue;
        at += parameter.size() + 1;
        if (at < header.size() && header[at] == '"')
            return header.substr(at + 1, header.find('"', at + 1) - at - 1);
        const auto end = std::min(header.find_first_of("; \t", at), header.size());
        return header.substr(at, end - at);
    }
    return {};
}

} // namespace

MultipartReader::MultipartReader(const std::string &contentType, Begin begin, Take take)
    : m_begin(std::move(begin))
    , m_take(std::move(take))
    , m_held("\r\n") // the first boundary may begin the body
{
    const std::string boundary = parameterOf(contentType, "boundary");
    m_delimiter = "\r\n--" + boundary;
    if (boundary.empty() || boundary.size() > longestBoundary)
        m_state = State::Broken;
}

void MultipartReader::feed(const char *data, std::size_t size)
{
    if (m_state == State::Ended || m_state == State::Broken)
        return;
    m_held.append(data, size);
    bool goesOn = true;
    while (goesOn) {
        switch (m_state) {
        case State::Content:
            goesOn = stepContent();
            break;
        case State::Boundary:
            goesOn = stepBoundary();
            break;
        case State::Headers:
            goesOn = stepHeaders();
            break;
        case State::Ended:
        case State::Broken:
            m_held.clear();
            goesOn = false;
            break;
        }
    }
}

//! Up to the next boundary, or to what may be the beginning of one.
bool MultipartReader::stepContent()
{
    const auto found = m_held.find(m_delimiter);
    const bool ends = found != std::string::npos;
    const std::size_t kept = std::min(m_held.size(), m_delimiter.size() - 1);
    const std::size_t size = ends ? found : m_held.size() - kept;
    if (m_inPart && size > 0)
        m_take(m_held.data(), size);
    m_held.erase(0, ends ? size + m_delimiter.size() : size);
    if (ends)
        m_state = State::Boundary;
    return ends;
}

//! Two hyphens end the body; spaces before the line break are allowed.
bool MultipartReader::stepBoundary()
{
    if (m_held.size() < 2)
        return false;
    if (m_held.compare(0, 2, "--") == 0) {
        m_state = State::Ended;
        return true;
    }
    const auto end = m_held.find_first_not_of(" \t");
    if (end == std::string::npos || end + 2 > m_held.size()) {
        m_state = m_held.size() > longestHeaders ? State::Broken : m_state;
        return m_state == State::Broken;
    }
    m_state = m_held.compare(end, 2, "\r\n") == 0 ? State::Headers : State::Broken;
    m_held.erase(0, end); // the line break may be one half of the empty line after no headers
    return true;
}

bool MultipartReader::stepHeaders()
{
    const auto end = m_held.find("\r\n\r\n");
    if (end == std::string::npos) {
        m_state = m_held.size() > longestHeaders ? State::Broken : m_state;
        return m_state == State::Broken;
    }
    std::string name;
    std::string type;
    for (std::size_t at = 2; at < end;) {
        const auto stop = std::min(m_held.find("\r\n", at), end);
        const std::string line = m_held.substr(at, stop - at);
        const auto colon = std::min(line.find(':'), line.size());
        const std::string header = lower(line.substr(0, colon));
        if (header == "content-disposition")
            name = parameterOf(line, "name");
        if (header == "content-type")
            type = line.substr(std::min(line.find_first_not_of(" \t", colon + 1), line.size()));
        at = stop + 2;
    }
    m_held.erase(0, end + 4);
    m_begin(name, type);
    m_inPart = true;
    m_state = State::Content;
    return true;
}

} // namespace studio::sandbox
