// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"
#include "request_builder.hpp"

#include <boost/json/basic_parser_impl.hpp>
#include <boost/version.hpp>

#include <cstring>

namespace bench {
namespace {

namespace json = boost::json;
using boost::system::error_code;

class handler {
public:
    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = max_object_size;
    static constexpr std::size_t max_key_size = max_object_size;
    static constexpr std::size_t max_string_size = max_object_size;

    request const& result() const { return builder_.result(); }

    bool on_document_begin(error_code&) { return true; }
    bool on_document_end(error_code&) { return true; }
    bool on_object_begin(error_code& error) { return pass(builder_.begin_object(), error); }
    bool on_object_end(std::size_t, error_code& error) { return pass(builder_.end_object(), error); }
    bool on_array_begin(error_code& error) { return pass(builder_.begin_array(), error); }
    bool on_array_end(std::size_t, error_code& error) { return pass(builder_.end_array(), error); }
    bool on_key_part(json::string_view part, std::size_t size, error_code& error) {
        return pass(append(part, size), error);
    }
    bool on_key(json::string_view part, std::size_t size, error_code& error) {
        if (part.size() == size) return pass(builder_.key(part), error);
        return pass(append(part, size) && builder_.key({parts_, size}), error);
    }
    bool on_string_part(json::string_view part, std::size_t size, error_code& error) {
        return pass(append(part, size), error);
    }
    bool on_string(json::string_view part, std::size_t size, error_code& error) {
        if (part.size() == size) return pass(builder_.string(part), error);
        return pass(append(part, size) && builder_.string({parts_, size}), error);
    }
    bool on_int64(std::int64_t number, json::string_view, error_code& error) {
        return pass(builder_.integer(number), error);
    }
    bool on_null(error_code& error) { return pass(builder_.null(), error); }
    bool on_uint64(std::uint64_t, json::string_view, error_code& error) { return pass(false, error); }
    bool on_double(double, json::string_view, error_code& error) { return pass(false, error); }
    bool on_bool(bool, error_code& error) { return pass(false, error); }
    bool on_number_part(json::string_view, error_code&) { return true; }
    bool on_comment_part(json::string_view, error_code&) { return true; }
    bool on_comment(json::string_view, error_code&) { return true; }

private:
    static bool pass(bool passed, error_code& error) {
        if (!passed) error = json::error::exception;
        return passed;
    }

    // A string with escapes comes in parts; `size` counts all so far. No name is longer than the buffer.
    bool append(json::string_view part, std::size_t size) {
        if (size > sizeof parts_) return false;
        std::memcpy(parts_ + size - part.size(), part.data(), part.size());
        return true;
    }

    request_builder builder_;
    char parts_[40];
};

std::optional<request> decode(std::string_view text) {
    static json::basic_parser<handler> parser{json::parse_options{}};
    parser.reset();
    parser.handler() = handler{};
    error_code error;
    auto const size = parser.write_some(false, text.data(), text.size(), error);
    if (error || size != text.size()) return std::nullopt;
    return parser.handler().result();
}

bool const added =
    add_decoder<decode>("Boost.JSON SAX") && uses("Boost.JSON " + std::to_string(BOOST_VERSION / 100000) +
                                                  '.' + std::to_string(BOOST_VERSION / 100 % 1000));

}  // namespace
}  // namespace bench
