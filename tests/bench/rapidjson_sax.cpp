// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include "peers.hpp"
#include "request_builder.hpp"

#include <rapidjson/reader.h>

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

std::optional<request> decode(std::string_view text) {
    static json::Reader reader;
    json::StringStream stream(text.data());  // a zero follows the text
    handler handler;
    if (!reader.Parse(stream, handler) || stream.Tell() != text.size()) return std::nullopt;
    return handler.result();
}

bool const added = add_decoder<decode>("RapidJSON SAX");

}  // namespace
}  // namespace bench
