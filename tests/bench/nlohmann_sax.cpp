// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"
#include "request_builder.hpp"

#include <nlohmann/json.hpp>

namespace bench {
namespace {

using json = nlohmann::json;

class handler {
public:
    request const& result() const { return builder_.result(); }

    bool start_object(std::size_t) { return builder_.begin_object(); }
    bool end_object() { return builder_.end_object(); }
    bool start_array(std::size_t) { return builder_.begin_array(); }
    bool end_array() { return builder_.end_array(); }
    bool key(json::string_t const& text) { return builder_.key(text); }
    bool string(json::string_t const& text) { return builder_.string(text); }
    bool number_integer(json::number_integer_t number) { return builder_.integer(number); }
    bool number_unsigned(json::number_unsigned_t number) {
        return number <= 480 && builder_.integer(static_cast<std::int64_t>(number));
    }
    bool null() { return builder_.null(); }
    bool number_float(json::number_float_t, json::string_t const&) { return false; }
    bool boolean(bool) { return false; }
    bool binary(json::binary_t const&) { return false; }
    bool parse_error(std::size_t, std::string const&, json::exception const&) { return false; }

private:
    request_builder builder_;
};

std::optional<request> decode(std::string_view text) {
    handler handler;
    if (!json::sax_parse(text.begin(), text.end(), &handler)) return std::nullopt;
    return handler.result();
}

bool const added = add_decoder<decode>("nlohmann/json SAX") &&
                   uses("nlohmann/json " + json::meta()["version"]["string"].get<std::string>());

}  // namespace
}  // namespace bench
