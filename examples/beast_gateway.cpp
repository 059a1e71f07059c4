// SPDX-License-Identifier: BSL-1.0

// A gateway without nginx: a Boost.Beast server that rejects invalid requests and forwards valid ones
// unchanged. Usage: beast_gateway PORT UPSTREAM_PORT, both on 127.0.0.1; PORT 0 takes a free one. It prints
// the port. One thread for each connection and plain HTTP: it shows the glue between the library and Beast,
// and is not a proxy for production.
#include <chat_timers/chat_timers.hpp>

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

namespace beast = boost::beast;
namespace http = beast::http;
using boost::asio::ip::tcp;

namespace {

using request_t = http::request<http::string_body>;
using response_t = http::response<http::string_body>;

std::string_view view(beast::string_view text) { return {text.data(), text.size()}; }

// Returns the field's value, with the values of repeated fields joined by commas (RFC 9110, section 5.2).
std::string values(request_t const& of, http::field name) {
    std::string joined;
    auto const [first, last] = of.equal_range(name);
    for (auto at = first; at != last; ++at) joined.append(at == first ? "" : ", ").append(view(at->value()));
    return joined;
}

response_t refusal(chat_timers::http_reply const& reply) {
    response_t to{http::int_to_status(static_cast<unsigned>(reply.status())), 11};
    to.set(http::field::content_type,
           beast::string_view{reply.content_type().data(), reply.content_type().size()});
    if (!reply.error_type().empty()) to.set("x-amzn-ErrorType", std::string{reply.error_type()});
    if (to.result() == http::status::method_not_allowed) to.set(http::field::allow, "PUT");
    to.body() = reply.body();
    return to;
}

// Forwards target, fields and body unchanged, so that the client's signature stays valid.
response_t forward(request_t of, unsigned short upstream_port, boost::asio::io_context& io) {
    beast::tcp_stream upstream{io};
    upstream.connect({boost::asio::ip::address_v4::loopback(), upstream_port});
    of.erase(http::field::connection);
    of.erase(http::field::expect);
    of.chunked(false);
    of.prepare_payload();
    http::write(upstream, of);
    beast::flat_buffer buffer;
    response_t reply;
    http::read(upstream, buffer, reply);
    reply.erase(http::field::connection);
    return reply;
}

response_t answer(request_t const& received, unsigned short upstream_port, boost::asio::io_context& io) {
    std::string const content_type = values(received, http::field::content_type);
    std::string const accept = values(received, http::field::accept);
    std::string const content_encoding = values(received, http::field::content_encoding);
    auto const decoded = chat_timers::decode({view(received.method_string()), view(received.target()),
                                              content_type, accept, received.body(), content_encoding},
                                             chat_timers::decode_options::service);
    if (!decoded) return refusal(chat_timers::make_reply(decoded.error()));
    try {
        return forward(received, upstream_port, io);
    } catch (beast::system_error const&) {
        return {http::status::bad_gateway, 11};
    }
}

// Reads a request. Returns false at the end of the connection or if the bytes are not HTTP. Replaces a body
// that exceeds the limit by one of limit + 1 bytes, which the library rejects, and sets `is_cut`: the rest of
// the body is unread, so that the connection has to end.
bool read(beast::tcp_stream& client, beast::flat_buffer& buffer, request_t& to, bool& is_cut) {
    http::request_parser<http::string_body> parser;
    parser.body_limit(chat_timers::limits::payload_bytes);
    beast::error_code error;
    http::read_header(client, buffer, parser, error);
    if (!error && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        http::write(client, http::response<http::empty_body>{http::status::continue_, 11}, error);
    }
    if (!error) http::read(client, buffer, parser, error);
    is_cut = error == http::error::body_limit;
    if (error && !is_cut) return false;
    to = parser.release();
    if (is_cut) to.body().assign(chat_timers::limits::payload_bytes + 1, ' ');
    return true;
}

void serve(tcp::socket socket, unsigned short upstream_port, boost::asio::io_context& io) {
    beast::tcp_stream client{std::move(socket)};
    beast::flat_buffer buffer;
    request_t received;
    for (bool is_cut = false; !is_cut && read(client, buffer, received, is_cut);) {
        response_t reply = answer(received, upstream_port, io);
        reply.version(received.version());
        reply.keep_alive(received.keep_alive() && !is_cut);
        bool const is_head = received.method() == http::verb::head;
        reply.prepare_payload();
        if (is_head) reply.body().clear();
        beast::error_code error;
        http::response_serializer<http::string_body> out{reply};
        if (is_head) {
            http::write_header(client, out, error);
        } else {
            http::write(client, out, error);
        }
        if (error || !reply.keep_alive()) break;
    }
    beast::error_code ignored;
    client.socket().shutdown(tcp::socket::shutdown_send, ignored);
    // Closing with unread bytes would reset the connection, and the client could lose the reply.
    char rest[4096];
    while (client.socket().read_some(boost::asio::buffer(rest), ignored) != 0 && !ignored) {
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fputs("usage: beast_gateway PORT UPSTREAM_PORT\n", stderr);
        return 2;
    }
    try {
        auto const port = static_cast<unsigned short>(std::atoi(arguments[1]));
        auto const upstream_port = static_cast<unsigned short>(std::atoi(arguments[2]));
        boost::asio::io_context io;
        tcp::acceptor acceptor{io, {boost::asio::ip::address_v4::loopback(), port}};
        std::printf("%u\n", static_cast<unsigned>(acceptor.local_endpoint().port()));
        std::fflush(stdout);
        while (true) {
            std::thread{[socket = acceptor.accept(), upstream_port, &io]() mutable {
                try {
                    serve(std::move(socket), upstream_port, io);
                } catch (std::exception const& error) {
                    std::fprintf(stderr, "beast_gateway: %s\n", error.what());
                }
            }}.detach();
        }
    } catch (std::exception const& error) {
        std::fprintf(stderr, "beast_gateway: %s\n", error.what());
        return 1;
    }
}
