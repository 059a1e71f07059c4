// SPDX-License-Identifier: BSL-1.0
#include <boost/json/parse.hpp>
#include <chat_timers/interop/boost_json.hpp>

int main() {
    boost::json::value const body = boost::json::parse(R"({"ChannelConfiguration":{"Chat":{}}})");
    return chat_timers::decode_body(body).has_value() ? 1 : 0;
}
