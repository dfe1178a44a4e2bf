// SPDX-FileCopyrightText: The Circled Take contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace studio::sandbox {

//! Takes a multipart/form-data body (RFC 2046, 7578) apart as it arrives, holding little more than a part's
//! headers. The HTTP library's own reader wants a line break after the last boundary, which RFC 2046 leaves
//! out at will, as Node 18 does. One thread at a time.
class MultipartReader final {
public:
    using Begin = std::function<void(const std::string &name, const std::string &contentType)>;
    using Take = std::function<void(const char *data, std::size_t size)>;

    //! `contentType` is the header of the body. `begin` is called for each part, `take` for its content.
    MultipartReader(const std::string &contentType, Begin begin, Take take);

    void feed(const char *data, std::size_t size);
    //! Whether the boundary that ends the body was read. What comes after it is passed over.
    [[nodiscard]] bool isComplete() const { return m_state == State::Ended; }

private:
    enum class State { Content, Boundary, Headers, Ended, Broken };
    bool stepContent();
    bool stepBoundary();
    bool stepHeaders();

    Begin m_begin;
    Take m_take;
    std::string m_delimiter; //!< with the line break before it
    std::string m_held; //!< not looked at yet
    State m_state = State::Content;
    bool m_inPart = false; //!< what comes before the first boundary belongs to nobody
};

} // namespace studio::sandbox
