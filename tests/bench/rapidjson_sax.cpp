// SPDX-License-Identifier: BSL-1.0
#include "peers.hpp"
#include "request_builder.hpp"

#include <rapidjson/reader.h>

#include <cstring>

namespace bench {
namespace {

namespace json = rapidjson;

class handler : public json::BaseReaderHandler<json::UTF8<>, handler> {
public:
    request const& result() const { return builder_.result(); }

    bool StartObject() { return builder_.begin_object(); }
    bool EndObject(json::SizeType) { return builder_.end_object(); }
    bool StartArray() { return builder_.begin_array(); }
    bool EndArray(json::SizeType) { return builder_.end_array(); }
    bool Key(char const* text, json::SizeType size, bool) { return builder_.key({text, size}); }
    bool String(char const* text, json::SizeType size, bool) { return builder_.string({text, size}); }
    bool Int(int number) { return builder_.integer(number); }
    bool Uint(unsigned number) { return builder_.integer(number); }
    bool Null() { return builder_.null(); }
    bool Default() { return false; }

private:
    request_builder builder_;
};

// Parses in situ, which is faster, but writes into the text: a copy of it is a part of the work.
std::optional<request> decode(std::string_view text) {
    static json::Reader reader;
    char copy[2048];
    if (text.size() >= sizeof copy) return std::nullopt;
    std::memcpy(copy, text.data(), text.size() + 1);  // a zero follows the text
    json::InsituStringStream stream(copy);
    handler handler;
    if (!reader.Parse<json::kParseInsituFlag>(stream, handler) || stream.Tell() != text.size()) {
        return std::nullopt;
    }
    return handler.result();
}

bool const added = add_decoder<decode>("RapidJSON SAX") && uses("RapidJSON " RAPIDJSON_VERSION_STRING);

}  // namespace
}  // namespace bench
