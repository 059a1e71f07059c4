// SPDX-License-Identifier: BSL-1.0

// An nginx module that rejects invalid requests of UpdateParticipantRoleConfig and forwards valid ones
// unchanged. README.md is its manual. In reading order: settings, judgement, target, fields, body, reply,
// canonical form, phases, variables, directives.

#include <chat_timers/chat_timers.hpp>

extern "C" {
#include <ngx_config.h>
// The blank comment keeps clang-format from sorting: ngx_config.h must come first.
#include <ngx_core.h>
#include <ngx_http.h>

extern ngx_module_t ngx_http_chat_timers_module;
}

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <type_traits>

namespace {

using chat_timers::http_request;
using chat_timers::violations;

std::string_view view(ngx_str_t const& text) { return {reinterpret_cast<char const*>(text.data), text.len}; }

// Does not copy. nginx does not write to the texts that this module hands to it.
ngx_str_t nginx_text(std::string_view text) {
    return {text.size(), reinterpret_cast<u_char*>(const_cast<char*>(text.data()))};
}

// ---- Settings

enum class profile : ngx_uint_t { service, strict };
enum class forward : ngx_uint_t { original, canonical };

// The settings of a server or a location. nginx sets and merges the first five members.
struct settings {
    ngx_flag_t enabled = NGX_CONF_UNSET;
    ngx_uint_t profile = NGX_CONF_UNSET_UINT;
    ngx_uint_t reply = NGX_CONF_UNSET_UINT;
    ngx_uint_t forward = NGX_CONF_UNSET_UINT;
    std::size_t max_bytes = NGX_CONF_UNSET_SIZE;
    bool of_location = false;
    bool judged_by_server = false;  // a location whose server has judged the request
    ngx_str_t file{};               // where the block of the server or location begins
    ngx_uint_t line = 0;

    [[nodiscard]] chat_timers::decode_options options() const {
        bool const is_strict = profile == static_cast<ngx_uint_t>(::profile::strict);
        chat_timers::decode_options chosen =
            is_strict ? chat_timers::decode_options::strict : chat_timers::decode_options::service;
        chosen.max_bytes = max_bytes;
        return chosen;
    }
    [[nodiscard]] chat_timers::reply_style style() const {
        return static_cast<chat_timers::reply_style>(reply);
    }
    [[nodiscard]] bool is_canonical() const {
        return forward == static_cast<ngx_uint_t>(::forward::canonical);
    }
};

// ---- Judgement

enum class verdict { pending, ok, refused };

// The state of one request: the values of the variables, and the body while its parts arrive. Allocated from
// the request's pool, which calls no destructor.
struct judgement {
    judgement(settings const& judge, http_request const& head) : by(&judge), request(head) {}

    settings const* by;
    http_request request;  // without the body
    verdict outcome = verdict::pending;
    std::string_view rule;
    std::size_t violations = 0;

    u_char* bytes = nullptr;  // a copy of the body, if nginx does not hold it in one buffer
    std::size_t size = 0;
    std::size_t capacity = 0;
    bool is_streamed = false;  // the body has no Content-Length: it is read part by part, up to the limit
};
static_assert(std::is_trivially_destructible_v<judgement>);

// Identifies the judgement among the pool's clean-up entries.
void marker(void*) {}

// Returns null if the request has none. An internal redirect clears the request's contexts but not its pool.
judgement* find_judgement(ngx_http_request_t* r) {
    auto* const found =
        static_cast<judgement*>(ngx_http_get_module_ctx(r->main, ngx_http_chat_timers_module));
    if (found != nullptr || !(r->main->internal || r->main->filter_finalize)) return found;
    for (ngx_pool_cleanup_t* entry = r->pool->cleanup; entry != nullptr; entry = entry->next) {
        if (entry->handler == marker) return static_cast<judgement*>(entry->data);
    }
    return nullptr;
}

judgement* add_judgement(ngx_http_request_t* r, settings const& by, http_request const& request) {
    ngx_pool_cleanup_t* const entry = ngx_pool_cleanup_add(r->pool, sizeof(judgement));
    if (entry == nullptr) return nullptr;
    entry->handler = marker;
    auto* const added = new (entry->data) judgement(by, request);
    ngx_http_set_ctx(r, added, ngx_http_chat_timers_module);
    return added;
}

// ---- Target

bool begins_with_operation_path(std::string_view path) {
    return path.starts_with(chat_timers::operation::path);
}

// Returns the target as received. In the absolute form, which HTTP/2 does not have, the scheme precedes the
// path in the same buffer.
std::string_view target_of(ngx_http_request_t const* r) {
    std::string_view const path = view(r->unparsed_uri);
    if (r->schema.len == 0 || r->http_version >= NGX_HTTP_VERSION_20) return path;
    char const* const first = view(r->schema).data();
    return {first, static_cast<std::size_t>(path.data() + path.size() - first)};
}

// Percent-decodes the path once into `to`, which must have room for path.size() bytes. Returns the end.
char* percent_decode(std::string_view path, char* to) {
    for (std::size_t at = 0; at != path.size(); ++at) {
        ngx_int_t code = NGX_ERROR;
        if (path[at] == '%' && path.size() - at > 2) {
            code = ngx_hextoi(reinterpret_cast<u_char*>(const_cast<char*>(&path[at + 1])), 2);
        }
        *to++ = code == NGX_ERROR ? path[at] : static_cast<char>(code);
        if (code != NGX_ERROR) at += 2;
    }
    return to;
}

// Merges repeated slashes and optionally removes dot segments (RFC 3986, section 5.2.4), in place.
// Preconditions: the path begins with a slash.
std::string_view fold(char* path, std::size_t size, bool removes_dots) {
    std::string_view const text{path, size};
    std::size_t kept = 1;  // the first slash
    for (std::size_t at = 1, next = 0; at < size; at = next) {
        next = (std::min)(text.find('/', at), size - 1) + 1;
        std::string_view const segment = text.substr(at, next - at);
        std::string_view const name = segment.substr(0, segment.find('/'));
        if (name.empty() || (removes_dots && name == ".")) continue;
        if (removes_dots && name == "..") {
            if (kept > 1) kept = text.rfind('/', kept - 2) + 1;
        } else {
            std::memmove(path + kept, segment.data(), segment.size());
            kept += segment.size();
        }
    }
    return text.substr(0, kept);
}

// Returns true if the target, which does not begin with the operation's path, would do so after decoding,
// merging slashes or removing dot segments, all of which an upstream may do.
bool is_disguised(ngx_http_request_t* r) {
    if (!r->complex_uri && !r->quoted_uri) return false;
    if (r->valid_unparsed_uri && begins_with_operation_path(view(r->uri))) return true;
    std::string_view path = view(r->unparsed_uri);
    path = path.substr(0, path.find_first_of("?#"));
    if (!path.starts_with('/')) return false;
    auto* const copy = static_cast<char*>(ngx_pnalloc(r->pool, path.size()));
    if (copy == nullptr) return true;  // out of memory: fail closed
    for (bool const removes_dots : {false, true}) {
        auto const size = static_cast<std::size_t>(percent_decode(path, copy) - copy);
        if (begins_with_operation_path(fold(copy, size, removes_dots))) return true;
    }
    return false;
}

// ---- Fields

template <class Visit>
void for_each_field(ngx_http_request_t* r, std::string_view lower_case_name, Visit visit) {
    for (ngx_list_part_t* part = &r->headers_in.headers.part; part != nullptr; part = part->next) {
        auto const* const fields = static_cast<ngx_table_elt_t const*>(part->elts);
        for (ngx_uint_t index = 0; index != part->nelts; ++index) {
            ngx_table_elt_t const& field = fields[index];
            if (field.key.len != lower_case_name.size()) continue;
            if (std::memcmp(field.lowcase_key, lower_case_name.data(), field.key.len) == 0)
                visit(view(field.value));
        }
    }
}

// Returns the field's value, with the values of repeated fields joined by commas, empty ones too (RFC 9110,
// section 5.2), or nullopt if out of memory.
std::optional<std::string_view> field_value(ngx_http_request_t* r, std::string_view lower_case_name) {
    constexpr std::string_view separator = ", ";
    std::string_view value;
    std::size_t count = 0;
    std::size_t size = 0;
    for_each_field(r, lower_case_name, [&](std::string_view each) {
        value = each;
        size += each.size() + separator.size();
        ++count;
    });
    if (count < 2) return value;
    auto* const joined = static_cast<char*>(ngx_pnalloc(r->pool, size));
    if (joined == nullptr) return std::nullopt;
    char* to = joined;
    for_each_field(r, lower_case_name, [&](std::string_view each) {
        to += each.copy(to, each.size());
        to += separator.copy(to, separator.size());
    });
    return std::string_view{joined, size - separator.size()};
}

// ---- Body

// Returns the body if nginx has read all of it together with the header.
std::optional<std::string_view> body_at_hand(ngx_http_request_t const* r) {
    if (r->headers_in.chunked || r->request_body != nullptr) return std::nullopt;
    if (r->headers_in.content_length_n <= 0) return std::string_view{};
    if (r->http_version >= NGX_HTTP_VERSION_20) return std::nullopt;
    if (r->header_in->last - r->header_in->pos < r->headers_in.content_length_n) return std::nullopt;
    return std::string_view{reinterpret_cast<char const*>(r->header_in->pos),
                            static_cast<std::size_t>(r->headers_in.content_length_n)};
}

// Replaces the request's body by these bytes, which must live as long as the request.
bool set_body(ngx_http_request_t* r, std::string_view body) {
    r->request_body->bufs = nullptr;
    r->headers_in.content_length_n = static_cast<off_t>(body.size());
    if (body.empty()) return true;
    auto* const buffer = static_cast<ngx_buf_t*>(ngx_calloc_buf(r->pool));
    ngx_chain_t* const link = ngx_alloc_chain_link(r->pool);
    if (buffer == nullptr || link == nullptr) return false;
    buffer->start = buffer->pos = nginx_text(body).data;
    buffer->end = buffer->last = buffer->pos + body.size();
    buffer->memory = 1;
    buffer->last_buf = 1;
    *link = {buffer, nullptr};
    r->request_body->bufs = link;
    return true;
}

bool reserve(ngx_http_request_t* r, judgement& of, std::size_t size) {
    if (size <= of.capacity) return true;
    std::size_t const capacity = (std::max)({size, 2 * of.capacity, std::size_t{1024}});
    auto* const bytes = static_cast<u_char*>(ngx_pnalloc(r->pool, capacity));
    if (bytes == nullptr) return false;
    if (of.bytes != nullptr) {
        std::memcpy(bytes, of.bytes, of.size);
        (void)ngx_pfree(r->pool, of.bytes);
    }
    of.bytes = bytes;
    of.capacity = capacity;
    return true;
}

// Appends the parts of the body that nginx holds to the copy, and takes those of a streamed body from nginx.
// Returns NGX_DECLINED if the body exceeds the limit; of.size is then a lower bound of its size.
ngx_int_t copy_parts(ngx_http_request_t* r, judgement& of) {
    for (ngx_chain_t* link = r->request_body->bufs; link != nullptr; link = link->next) {
        ngx_buf_t& part = *link->buf;
        auto const size = static_cast<std::size_t>(ngx_buf_size(&part));
        if (size == 0) continue;  // the end marker
        if (size > of.by->max_bytes - of.size) {
            of.size += size;
            return NGX_DECLINED;
        }
        if (!reserve(r, of, of.size + size)) return NGX_ERROR;
        if (ngx_buf_in_memory(&part)) {
            std::memcpy(of.bytes + of.size, part.pos, size);
        } else if (ngx_read_file(part.file, of.bytes + of.size, size, part.file_pos) !=
                   static_cast<ssize_t>(size)) {
            return NGX_ERROR;
        }
        of.size += size;
        if (of.is_streamed) part.pos = part.last;
    }
    if (of.is_streamed) r->request_body->bufs = nullptr;
    return NGX_OK;
}

// ---- Reply

// Returns the violations of a request whose body exceeds the limit: those of its ids, then too_large.
violations oversized(judgement const& of, std::size_t size) {
    violations found;
    if (auto const head = decode(of.request, of.by->options()); !head) {
        for (chat_timers::violation const& each : head.error()) {
            if (each.part == chat_timers::source_part::target) found.push_back(each);
        }
    }
    found.push_back({.rule = chat_timers::rule::too_large,
                     .part = chat_timers::source_part::body,
                     .offset = of.by->max_bytes,
                     .length = 1,
                     .actual = static_cast<std::int64_t>(size),
                     .allowed = {0, static_cast<std::int64_t>(of.by->max_bytes)}});
    return found;
}

void log_refusal(ngx_log_t* log, violations const& found) {
    if (log->log_level < NGX_LOG_INFO) return;
    auto const sentence = chat_timers::deciding(found).message();
    ngx_str_t const text = nginx_text(sentence);
    ngx_log_error(NGX_LOG_INFO, log, 0, "chat_timers refused the request: %V (violations: %uz)", &text,
                  found.total());
}

bool add_field(ngx_http_request_t* r, std::string_view name, std::string_view value) {
    auto* const field = static_cast<ngx_table_elt_t*>(ngx_list_push(&r->headers_out.headers));
    if (field == nullptr) return false;
    *field = ngx_table_elt_t{};
    field->hash = 1;
    field->key = nginx_text(name);
    field->value = nginx_text(value);
    return true;
}

// Sends the reply to an invalid request. Returns the code to finalize the request with.
ngx_int_t refuse(ngx_http_request_t* r, judgement& of, violations const& found) {
    of.outcome = verdict::refused;
    of.rule = to_string(chat_timers::deciding(found).rule);
    of.violations = found.total();
    log_refusal(r->connection->log, found);

    auto const head = reply_to(found, of.by->style());
    std::size_t const size = reply_body_size(found, of.by->style());
    ngx_buf_t* const buffer = ngx_create_temp_buf(r->pool, size);
    if (buffer == nullptr) return NGX_ERROR;
    buffer->last = write_reply_body(buffer->pos, found, of.by->style());
    buffer->last_buf = 1;
    buffer->last_in_chain = 1;

    // Close the connection if the next request could not be found: a client that waits for "100 Continue" may
    // never send the body, and one that is too large is not read to its end.
    bool const waits = r->headers_in.expect != nullptr && !r->expect_tested;
    if (waits || head.status == NGX_HTTP_REQUEST_ENTITY_TOO_LARGE) r->keepalive = 0;
    r->expect_tested = 1;
    if (ngx_http_discard_request_body(r) != NGX_OK) r->keepalive = 0;

    r->headers_out.status = static_cast<ngx_uint_t>(head.status);
    r->headers_out.content_length_n = static_cast<off_t>(size);
    r->headers_out.content_type = nginx_text(head.content_type);
    r->headers_out.content_type_len = head.content_type.size();
    if (!head.error_type.empty() && !add_field(r, "x-amzn-ErrorType", head.error_type)) return NGX_ERROR;
    if (head.status == NGX_HTTP_NOT_ALLOWED && !add_field(r, "Allow", chat_timers::operation::method))
        return NGX_ERROR;
    ngx_int_t const sent = ngx_http_send_header(r);
    if (sent == NGX_ERROR || sent > NGX_OK || r->header_only) return sent;
    ngx_chain_t out{buffer, nullptr};
    return ngx_http_output_filter(r, &out);
}

// ---- Canonical form

std::optional<std::string_view> copy(ngx_pool_t* pool, std::string_view text) {
    auto* const bytes = static_cast<char*>(ngx_pnalloc(pool, text.size()));
    if (bytes == nullptr) return std::nullopt;
    return std::string_view{bytes, text.copy(bytes, text.size())};
}

// Replaces the request's target. nginx's own parser sets the members that depend on it.
bool set_target(ngx_http_request_t* r, std::string_view target) {
    r->unparsed_uri = nginx_text(target);
    if (!r->valid_unparsed_uri) return true;  // a `rewrite` directive has replaced the path
    r->uri_start = r->unparsed_uri.data;
    r->uri_end = r->uri_start + target.size();
    r->args_start = r->uri_ext = nullptr;
    r->args = r->exten = ngx_str_t{};
    r->complex_uri = r->quoted_uri = r->plus_in_uri = r->empty_path_in_uri = 0;
    r->state = 0;
    if (ngx_http_parse_uri(r) != NGX_OK) return false;
    r->uri = r->unparsed_uri;
    if (!r->complex_uri && !r->quoted_uri) return true;
    r->uri.data = static_cast<u_char*>(ngx_pnalloc(r->pool, target.size()));
    auto const* const server =
        static_cast<ngx_http_core_srv_conf_t const*>(ngx_http_get_module_srv_conf(r, ngx_http_core_module));
    return r->uri.data != nullptr &&
           ngx_http_parse_complex_uri(r, static_cast<ngx_uint_t>(server->merge_slashes)) == NGX_OK;
}

// Replaces target, Content-Length and body by their canonical forms.
bool rewrite(ngx_http_request_t* r, chat_timers::request const& to) {
    auto const message = encode(to);
    if (!message) return false;  // unreachable: decode() rejects unroutable ids
    auto const target = copy(r->pool, message->target());
    auto const body = copy(r->pool, message->body());
    if (!target || !body || !set_body(r, *body) || !set_target(r, *target)) return false;
    r->request_body->temp_file = nullptr;  // for $request_body_file
    if (r->headers_in.content_length == nullptr) return true;
    auto* const digits = static_cast<u_char*>(ngx_pnalloc(r->pool, NGX_SIZE_T_LEN));
    if (digits == nullptr) return false;
    u_char const* const end = ngx_sprintf(digits, "%uz", body->size());
    r->headers_in.content_length->value = {static_cast<std::size_t>(end - digits), digits};
    return true;
}

// ---- Phases

// Judges the whole request. Returns NGX_DECLINED if it may continue, else the code to finalize it with. A
// failure returns NGX_ERROR, which closes the connection: an error page could forward the request unjudged.
ngx_int_t judge(ngx_http_request_t* r, judgement& of, std::string_view body) {
    http_request whole = of.request;
    whole.body = body;
    auto const decoded = decode(whole, of.by->options());
    if (!decoded) return refuse(r, of, decoded.error());
    if (of.by->is_canonical() && !rewrite(r, *decoded)) return NGX_ERROR;
    of.outcome = verdict::ok;
    return NGX_DECLINED;
}

// Continues or finalizes a request after its body was read, by the result of judge() or refuse().
void resume(ngx_http_request_t* r, ngx_int_t outcome) {
    r->read_event_handler = ngx_http_block_reading;
    if (outcome != NGX_DECLINED) return ngx_http_finalize_request(r, outcome);
    r->write_event_handler = ngx_http_core_run_phases;
    ngx_http_core_run_phases(r);
}

// Called by nginx when it has read the body, or a part of a streamed one.
void on_body(ngx_http_request_t* r) {
    judgement& of = *find_judgement(r);
    ngx_chain_t const* const first = r->request_body->bufs;
    if (!of.is_streamed && first != nullptr && first->next == nullptr && ngx_buf_in_memory(first->buf) &&
        first->buf->last - first->buf->pos <= static_cast<off_t>(of.by->max_bytes)) {
        ngx_buf_t const& whole = *first->buf;
        return resume(r, judge(r, of, view({static_cast<std::size_t>(whole.last - whole.pos), whole.pos})));
    }
    while (true) {
        ngx_int_t const copied = copy_parts(r, of);
        if (copied == NGX_DECLINED) return resume(r, refuse(r, of, oversized(of, of.size)));
        if (copied != NGX_OK) return resume(r, NGX_ERROR);
        if (!r->reading_body) break;
        ngx_int_t const read = ngx_http_read_unbuffered_request_body(r);
        if (read >= NGX_HTTP_SPECIAL_RESPONSE) return resume(r, read);
        if (r->reading_body && r->request_body->bufs == nullptr) {
            r->read_event_handler = on_body;
            return;
        }
    }
    std::string_view const body = view({of.size, of.bytes});
    if (of.is_streamed) {
        r->request_body_no_buffering = 0;
        if (!set_body(r, body)) return resume(r, NGX_ERROR);
    }
    resume(r, judge(r, of, body));
}

// The handler of two phases. In NGX_HTTP_SERVER_REWRITE_PHASE the settings are the server's: no location is
// chosen yet, and realip has run. In NGX_HTTP_PREACCESS_PHASE they are the location's: for a location that is
// on in a server that is off, and for a request that an error page led past the server's phase.
ngx_int_t handle(ngx_http_request_t* r) {
    auto const& by =
        *static_cast<settings const*>(ngx_http_get_module_loc_conf(r, ngx_http_chat_timers_module));
    if (!by.enabled || r != r->main) return NGX_DECLINED;
    if (judgement const* const found = find_judgement(r)) {
        // Only a valid request may go on with its own target. Others are here on the way to an error page
        // (pending: the body could not be read), a named location or a `post_action`.
        bool const is_page = !r->valid_unparsed_uri || (r->method & (NGX_HTTP_GET | NGX_HTTP_HEAD)) != 0;
        return found->outcome == verdict::ok || is_page ? NGX_DECLINED : NGX_ERROR;
    }
    if (!begins_with_operation_path(view(r->unparsed_uri)) && !is_disguised(r)) return NGX_DECLINED;

    auto const content_type = field_value(r, "content-type");
    auto const accept = field_value(r, "accept");
    auto const content_encoding = field_value(r, "content-encoding");
    if (!content_type || !accept || !content_encoding) return NGX_ERROR;
    judgement* const added = add_judgement(
        r, by, {view(r->method_name), target_of(r), *content_type, *accept, {}, *content_encoding});
    if (added == nullptr) return NGX_ERROR;

    auto const end = [r](ngx_int_t outcome) -> ngx_int_t {
        if (outcome == NGX_DECLINED) return NGX_DECLINED;
        ngx_http_finalize_request(r, outcome);
        return NGX_DONE;
    };
    // Fast path: the request came in one packet. Its body stays in nginx's buffer.
    if (auto const body = body_at_hand(r); body && !by.is_canonical()) return end(judge(r, *added, *body));

    // 404, 405, 406, 413 and 415 do not depend on the body's content: do not wait for it.
    if (auto const head = decode(added->request, by.options());
        !head && reply_to(head.error(), by.style()).status != NGX_HTTP_BAD_REQUEST) {
        return end(refuse(r, *added, head.error()));
    }
    if (r->headers_in.content_length_n > static_cast<off_t>(by.max_bytes)) {
        auto const size = static_cast<std::size_t>(r->headers_in.content_length_n);
        return end(refuse(r, *added, oversized(*added, size)));
    }

    added->is_streamed = r->headers_in.chunked && r->request_body == nullptr;
    r->request_body_no_buffering = added->is_streamed;
    r->request_body_file_log_level = NGX_LOG_WARN;  // nginx sets it only with the location
    ngx_int_t const read = ngx_http_read_client_request_body(r, on_body);
    if (read >= NGX_HTTP_SPECIAL_RESPONSE) return read;
    return end(NGX_DONE);
}

ngx_int_t add_handlers(ngx_conf_t* cf) {
    auto* const core =
        static_cast<ngx_http_core_main_conf_t*>(ngx_http_conf_get_module_main_conf(cf, ngx_http_core_module));
    for (auto const phase : {NGX_HTTP_SERVER_REWRITE_PHASE, NGX_HTTP_PREACCESS_PHASE}) {
        auto* const added = static_cast<ngx_http_handler_pt*>(ngx_array_push(&core->phases[phase].handlers));
        if (added == nullptr) return NGX_ERROR;
        *added = handle;
    }
    return NGX_OK;
}

// ---- Variables

std::string_view verdict_of(judgement const* of) {
    if (of == nullptr || of->outcome == verdict::pending) return "unchecked";
    return of->outcome == verdict::ok ? "ok" : "refused";
}

void set_value(ngx_http_variable_value_t* to, std::string_view text) {
    to->data = nginx_text(text).data;
    to->len = static_cast<unsigned>(text.size()) & 0xFFFFFFF;  // a field of 28 bits
    to->valid = 1;
    to->no_cacheable = 0;
    to->not_found = 0;
}

ngx_int_t get_verdict(ngx_http_request_t* r, ngx_http_variable_value_t* to, uintptr_t) {
    set_value(to, verdict_of(find_judgement(r)));
    return NGX_OK;
}

ngx_int_t get_rule(ngx_http_request_t* r, ngx_http_variable_value_t* to, uintptr_t) {
    judgement const* const found = find_judgement(r);
    if (found != nullptr && found->outcome == verdict::refused) {
        set_value(to, found->rule);
    } else {
        to->not_found = 1;  // logged as "-"
    }
    return NGX_OK;
}

ngx_int_t get_violations(ngx_http_request_t* r, ngx_http_variable_value_t* to, uintptr_t) {
    judgement const* const found = find_judgement(r);
    auto* const digits = static_cast<u_char*>(ngx_pnalloc(r->pool, NGX_SIZE_T_LEN));
    if (digits == nullptr) return NGX_ERROR;
    u_char const* const end = ngx_sprintf(digits, "%uz", found == nullptr ? 0 : found->violations);
    set_value(to, view({static_cast<std::size_t>(end - digits), digits}));
    return NGX_OK;
}

ngx_int_t add_variables(ngx_conf_t* cf) {
    struct {
        std::string_view name;
        ngx_http_get_variable_pt get;
    } const variables[] = {{"chat_timers_verdict", get_verdict},
                           {"chat_timers_rule", get_rule},
                           {"chat_timers_violations", get_violations}};
    for (auto const& each : variables) {
        ngx_str_t name = nginx_text(each.name);
        ngx_http_variable_t* const added = ngx_http_add_variable(cf, &name, NGX_HTTP_VAR_NOCACHEABLE);
        if (added == nullptr) return NGX_ERROR;
        added->get_handler = each.get;
    }
    return NGX_OK;
}

// ---- Directives

void* create_settings(ngx_conf_t* cf) {
    void* const memory = ngx_palloc(cf->pool, sizeof(settings));
    if (memory == nullptr) return nullptr;
    auto* const created = new (memory) settings;
    // The context is that of the block's own directive: http, or what a location can be in.
    created->of_location = (cf->cmd_type & (NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF)) != 0;
    created->file = cf->conf_file->file.name;
    created->line = cf->conf_file->line;
    return created;
}

char* merge_settings(ngx_conf_t* cf, void* parent, void* child) {
    auto const& from = *static_cast<settings const*>(parent);
    auto& to = *static_cast<settings*>(child);
    ngx_conf_merge_value(to.enabled, from.enabled, 0);
    ngx_conf_merge_uint_value(to.profile, from.profile, static_cast<ngx_uint_t>(profile::service));
    ngx_conf_merge_uint_value(to.reply, from.reply,
                              static_cast<ngx_uint_t>(chat_timers::reply_style::connect));
    ngx_conf_merge_uint_value(to.forward, from.forward, static_cast<ngx_uint_t>(forward::original));
    ngx_conf_merge_size_value(to.max_bytes, from.max_bytes, chat_timers::decode_options::service.max_bytes);

    to.judged_by_server = to.of_location && (from.of_location ? from.judged_by_server : from.enabled != 0);
    bool const is_same = to.enabled == from.enabled && to.profile == from.profile && to.reply == from.reply &&
                         to.forward == from.forward && to.max_bytes == from.max_bytes;
    if (!to.judged_by_server || is_same) return NGX_CONF_OK;
    ngx_log_error(
        NGX_LOG_EMERG, cf->log, 0,
        "\"chat_timers\" directives of this location have no effect, because \"chat_timers on\" of its "
        "server judges each request before nginx chooses a location: move them there from the location in %V:%ui",
        &to.file, to.line);
    return static_cast<char*>(NGX_CONF_ERROR);
}

// Like ngx_conf_set_enum_slot, with a message that lists the values.
char* set_choice(ngx_conf_t* cf, ngx_command_t* command, void* conf) {
    auto& to = *reinterpret_cast<ngx_uint_t*>(static_cast<char*>(conf) + command->offset);
    if (to != NGX_CONF_UNSET_UINT) return const_cast<char*>("is duplicate");
    std::string_view const given = view(static_cast<ngx_str_t const*>(cf->args->elts)[1]);
    u_char list[128];
    u_char* end = list;
    for (auto const* each = static_cast<ngx_conf_enum_t const*>(command->post); each->name.len != 0; ++each) {
        if (given == view(each->name)) {
            to = each->value;
            return NGX_CONF_OK;
        }
        char const* const separator = end == list ? "" : each[1].name.len != 0 ? ", " : " or ";
        end = ngx_snprintf(end, static_cast<std::size_t>(std::end(list) - end), "%s\"%V\"", separator,
                           &each->name);
    }
    ngx_str_t const value = nginx_text(given);
    ngx_conf_log_error(NGX_LOG_EMERG, cf, 0, "invalid value \"%V\" in \"%V\" directive, it must be %*s",
                       &value, &command->name, static_cast<std::size_t>(end - list), list);
    return static_cast<char*>(NGX_CONF_ERROR);
}

char* check_max_bytes(ngx_conf_t*, void*, void* data) {
    if (*static_cast<std::size_t const*>(data) != 0) return NGX_CONF_OK;
    return const_cast<char*>("must allow at least one byte");
}

template <class Enum>
constexpr ngx_uint_t number(Enum value) {
    return static_cast<ngx_uint_t>(value);
}
ngx_conf_enum_t profiles[] = {{ngx_string("service"), number(profile::service)},
                              {ngx_string("strict"), number(profile::strict)},
                              {ngx_null_string, 0}};
ngx_conf_enum_t replies[] = {{ngx_string("connect"), number(chat_timers::reply_style::connect)},
                             {ngx_string("smithy"), number(chat_timers::reply_style::smithy)},
                             {ngx_string("envelope"), number(chat_timers::reply_style::envelope)},
                             {ngx_null_string, 0}};
ngx_conf_enum_t forwards[] = {{ngx_string("original"), number(forward::original)},
                              {ngx_string("canonical"), number(forward::canonical)},
                              {ngx_null_string, 0}};
ngx_conf_post_t max_bytes_check = {check_max_bytes};

constexpr ngx_uint_t contexts = NGX_HTTP_MAIN_CONF | NGX_HTTP_SRV_CONF | NGX_HTTP_LOC_CONF;
ngx_command_t commands[] = {{ngx_string("chat_timers"), contexts | NGX_CONF_FLAG, ngx_conf_set_flag_slot,
                             NGX_HTTP_LOC_CONF_OFFSET, offsetof(settings, enabled), nullptr},
                            {ngx_string("chat_timers_profile"), contexts | NGX_CONF_TAKE1, set_choice,
                             NGX_HTTP_LOC_CONF_OFFSET, offsetof(settings, profile), profiles},
                            {ngx_string("chat_timers_reply"), contexts | NGX_CONF_TAKE1, set_choice,
                             NGX_HTTP_LOC_CONF_OFFSET, offsetof(settings, reply), replies},
                            {ngx_string("chat_timers_forward"), contexts | NGX_CONF_TAKE1, set_choice,
                             NGX_HTTP_LOC_CONF_OFFSET, offsetof(settings, forward), forwards},
                            {ngx_string("chat_timers_max_bytes"), contexts | NGX_CONF_TAKE1,
                             ngx_conf_set_size_slot, NGX_HTTP_LOC_CONF_OFFSET, offsetof(settings, max_bytes),
                             &max_bytes_check},
                            ngx_null_command};

ngx_http_module_t context = {add_variables, add_handlers, nullptr,         nullptr,
                             nullptr,       nullptr,      create_settings, merge_settings};

}  // namespace

extern "C" {
ngx_module_t ngx_http_chat_timers_module = {NGX_MODULE_V1, &context, commands, NGX_HTTP_MODULE,
                                            nullptr,       nullptr,  nullptr,  nullptr,
                                            nullptr,       nullptr,  nullptr,  NGX_MODULE_V1_PADDING};
}
