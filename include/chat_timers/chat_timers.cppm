// SPDX-License-Identifier: BSL-1.0
// All that <chat_timers/chat_timers.hpp> declares, as a module: import chat_timers; tests/quality/module.py writes this
// file. Macros are not exported; the adapters (boost_json.hpp and others) are headers only.
module;
#include <chat_timers/chat_timers.hpp>
export module chat_timers;

export namespace chat_timers {
using chat_timers::api_version;
using chat_timers::apply;
using chat_timers::body_text;
using chat_timers::byte_output;
using chat_timers::channel_configuration;
using chat_timers::chat;
using chat_timers::classify;
using chat_timers::configuration_text;
using chat_timers::contact_id;
using chat_timers::deciding;
using chat_timers::decode;
using chat_timers::decode_body;
using chat_timers::decode_configuration;
using chat_timers::decode_envelope;
using chat_timers::decode_input;
using chat_timers::decode_options;
using chat_timers::decoded_envelope;
using chat_timers::describe;
using chat_timers::description_text;
using chat_timers::diff;
using chat_timers::duration_text;
using chat_timers::encode;
using chat_timers::encode_body;
using chat_timers::encode_configuration;
using chat_timers::encode_envelope;
using chat_timers::encode_input;
using chat_timers::encoded_size;
using chat_timers::endpoint;
using chat_timers::endpoint_options;
using chat_timers::enumerators;
using chat_timers::envelope;
using chat_timers::envelope_data;
using chat_timers::envelope_error;
using chat_timers::envelope_json;
using chat_timers::envelope_text_bytes;
using chat_timers::error_name;
using chat_timers::field;
using chat_timers::fixed_text;
using chat_timers::format_as;
using chat_timers::format_json;
using chat_timers::format_json_string;
using chat_timers::format_text;
using chat_timers::format_visible;
using chat_timers::from_string;
using chat_timers::grammar;
using chat_timers::host_text;
using chat_timers::http_message;
using chat_timers::http_reply;
using chat_timers::http_request;
using chat_timers::http_status;
using chat_timers::input_text;
using chat_timers::instance_id;
using chat_timers::interval;
using chat_timers::is_contact_id;
using chat_timers::is_exclusive;
using chat_timers::is_instance_id;
using chat_timers::is_malformed;
using chat_timers::is_retryable;
using chat_timers::is_success;
using chat_timers::is_timer_duration;
using chat_timers::located_in;
using chat_timers::make_reply;
using chat_timers::make_success_reply;
using chat_timers::message_text;
using chat_timers::operator<<;
using chat_timers::optional_envelope;
using chat_timers::participant_role;
using chat_timers::pointer_text;
using chat_timers::repeated_timer;
using chat_timers::reply_body_size;
using chat_timers::reply_head;
using chat_timers::reply_message;
using chat_timers::reply_style;
using chat_timers::reply_text;
using chat_timers::reply_to;
using chat_timers::request;
using chat_timers::request_draft;
using chat_timers::result;
using chat_timers::role_schedule;
using chat_timers::rule;
using chat_timers::schedule;
using chat_timers::service;
using chat_timers::service_error;
using chat_timers::service_reply;
using chat_timers::source_part;
using chat_timers::strict;
using chat_timers::suggestion;
using chat_timers::text_options;
using chat_timers::timer;
using chat_timers::timer_action;
using chat_timers::timer_draft;
using chat_timers::timer_duration;
using chat_timers::timer_key;
using chat_timers::timer_list;
using chat_timers::timer_state;
using chat_timers::timer_type;
using chat_timers::timer_value;
using chat_timers::timer_value_draft;
using chat_timers::timers;
using chat_timers::to_string;
using chat_timers::unset;
using chat_timers::unset_t;
using chat_timers::validate;
using chat_timers::violation;
using chat_timers::violation_text;
using chat_timers::violations;
using chat_timers::write_reply_body;
}

export namespace chat_timers::limits {
using chat_timers::limits::contact_id_length;
using chat_timers::limits::instance_id_length;
using chat_timers::limits::integer;
using chat_timers::limits::nesting;
using chat_timers::limits::payload_bytes;
using chat_timers::limits::timer_list_size;
using chat_timers::limits::timer_minutes;
}

export namespace chat_timers::literals {
using chat_timers::literals::operator""_body;
using chat_timers::literals::operator""_configuration;
using chat_timers::literals::operator""_input;
}

export namespace chat_timers::operation {
using chat_timers::operation::api_version;
using chat_timers::operation::media_type;
using chat_timers::operation::method;
using chat_timers::operation::path;
}
