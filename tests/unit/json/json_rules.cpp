// SPDX-License-Identifier: BSL-1.0
#include <chat_timers/json.hpp>

#include "../support/json_verbs.hpp"
#include "../support/verbs.hpp"

#include <doctest/doctest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The rules of the service's model, each where it can be broken.

using namespace verbs;

namespace {

std::string const role = item(0, "/ParticipantRole");
std::string const type = item(0, "/TimerType");
std::string const value = item(0, "/TimerValue");
std::string const action = item(0, "/TimerValue/ParticipantTimerAction");
std::string const duration = item(0, "/TimerValue/ParticipantTimerDurationInMinutes");

std::string const of_body = "ChannelConfiguration";
std::string const of_input = "InstanceId, ContactId, ChannelConfiguration";
std::string const of_configuration = "Chat";
std::string const of_chat = "ParticipantTimerConfigList";
std::string const of_timer = "ParticipantRole, TimerType, TimerValue";
std::string const of_value = "ParticipantTimerAction, ParticipantTimerDurationInMinutes";
std::string const one_of_value = "ParticipantTimerAction or ParticipantTimerDurationInMinutes";

constexpr std::string_view ids = R"("InstanceId":"i","ContactId":"c",)";

// Four timers that repeat nothing; what they hold does not matter here.
std::string const customer_idle =
    R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})";
std::string const customer_disconnect =
    R"({"ParticipantRole":"CUSTOMER","TimerType":"DISCONNECT_NONCUSTOMER")"
    R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})";
std::string const agent_idle =
    R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerDurationInMinutes":5}})";
std::string const agent_disconnect = R"({"ParticipantRole":"AGENT","TimerType":"DISCONNECT_NONCUSTOMER")"
                                     R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":5}})";
std::string const four =
    customer_idle + "," + customer_disconnect + "," + agent_idle + "," + agent_disconnect;

}  // namespace

TEST_CASE("required: what is absent is told at its own place, over the object that lacks it") {
    bad("<{}>", {required(configuration)});
    bad(" \n<{ }>\t", {required(configuration)});
    bad(R"({"ChannelConfiguration":{"Chat":<{}>}})", {required(list)});
    bad(body_of("<<<{}>>>"), {required(role), required(type), required(value)});
    bad(body_of(R"(<{"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}>)"),
        {required(role)});
    bad(body_of(R"(<{"ParticipantRole":"AGENT","TimerValue":{"ParticipantTimerAction":"Unset"}}>)"),
        {required(type)});
    bad(body_of(R"(<{"ParticipantRole":"AGENT","TimerType":"IDLE"}>)"), {required(value)});
    bad(body_of(R"(<<{"TimerValue":{"ParticipantTimerAction":"Unset"}}>>)"),
        {required(role), required(type)});

    bad_input("<<<{}>>>", {required("/InstanceId"), required("/ContactId"), required(configuration)});
    bad_input("<" + input_of(R"("ContactId":"c",)") + ">", {required("/InstanceId")});
    bad_input("<" + input_of(R"("InstanceId":"i",)") + ">", {required("/ContactId")});
    bad_input("<<" + input_of("") + ">>", {required("/InstanceId"), required("/ContactId")});
    bad_input(R"(<{"ContactId":"c","InstanceId":"i"}>)", {required(configuration)});
}

TEST_CASE("required: null is as good as absent, but is told over the null") {
    bad(R"({"ChannelConfiguration":<null>})", {required(configuration)});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<null>}}})", {required(list)});
    bad(body_of(R"({"ParticipantRole":<null>,"TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {required(role)});
    bad(body_of(R"({"ParticipantRole":"AGENT","TimerType":<null>)"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {required(type)});
    bad(body_of(R"({"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":<null>})"), {required(value)});
    bad(body_of(R"({"ParticipantRole":<null>,"TimerType":<null>,"TimerValue":<null>})"),
        {required(role), required(type), required(value)});
    bad_input(input_of(R"("InstanceId":<null>,"ContactId":<null>,)"),
              {required("/InstanceId"), required("/ContactId")});
    bad_input(R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":<null>})",
              {required(configuration)});
}

TEST_CASE("required: nothing at all is an empty object under service, and no JSON under strict") {
    bad(only_service, "<>", {required(configuration)});
    bad(only_strict, "<>", {syntax("", "a value")});
    bad_input(only_service, "<<<>>>",
              {required("/InstanceId"), required("/ContactId"), required(configuration)});
    bad_input(only_strict, "<>", {syntax("", "a value")});
    // White space is not nothing.
    bad(" <>", {syntax("", "a value")});
    bad("\r\n<>", {syntax("", "a value")});
}

TEST_CASE("null_item: null is no timer") {
    bad(body_of("<null>"), {null_item(0)});
    bad(body_of("<null>, <null>"), {null_item(0), null_item(1)});
    bad(body_of(customer_idle + ",<null>," + agent_idle), {null_item(1)});
    // It counts as an item: seven are too many, and the timer behind it keeps its index.
    bad(body_of("<null>,<null>,<null>,<null>,<null>," + customer_idle),
        {null_item(0), null_item(1), null_item(2), null_item(3), null_item(4)});
    bad(body_of("<null>," + customer_idle + ",<" + customer_idle + ">"),
        {null_item(0), duplicate_timer(1, 2)});
}

TEST_CASE("length: a list has 1 to 6 timers") {
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<[]>}}})",
        {length(list, 0, "1 and 6")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<[ ]>}}})",
        {length(list, 0, "1 and 6")});
    ok(body_of(customer_idle));
    ok(body_of(four));
    bad(body_of(four + ",<" + agent_idle + ">"), {duplicate_timer(2, 4)});
    bad(body_of(four + ",<" + agent_idle + ">,<" + customer_disconnect + ">"),
        {duplicate_timer(2, 4), duplicate_timer(1, 5)});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<[)" + four + ",<" + agent_idle +
            ">,<" + agent_idle + ">,<" + agent_idle + ">]>}}}",
        {length(list, 7, "1 and 6"), duplicate_timer(2, 4), duplicate_timer(2, 5), duplicate_timer(2, 6)});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<[<0>,<0>,<0>,<0>,<0>,<0>,<0>]>}}})",
        {length(list, 7, "1 and 6"), wrong_type(item(0), "an object"), wrong_type(item(1), "an object"),
         wrong_type(item(2), "an object"), wrong_type(item(3), "an object"), wrong_type(item(4), "an object"),
         wrong_type(item(5), "an object"), wrong_type(item(6), "an object")});
}

TEST_CASE("duplicate_timer: no (role, type) twice, whatever the values and wherever") {
    bad(body_of(customer_idle + ",<" + customer_idle + ">"), {duplicate_timer(0, 1)});
    bad(body_of(customer_idle + "," + agent_idle + ",<" + customer_idle + ">"), {duplicate_timer(0, 2)});
    bad(body_of(agent_idle + ",<" + agent_idle + ">,<" + agent_idle + ">"),
        {duplicate_timer(0, 1), duplicate_timer(0, 2)});
    bad(body_of(customer_idle + "," + agent_idle + ",<" + agent_idle + ">,<" + customer_idle + ">"),
        {duplicate_timer(1, 2), duplicate_timer(0, 3)});
    // Different values, another order of members, escapes.
    bad(body_of(customer_idle +
                R"(,<{"TimerValue":{"ParticipantTimerDurationInMinutes":7},"TimerType":"\u0049DLE")"
                R"(,"Participant\u0052ole":"CUSTOMER"}>)"),
        {duplicate_timer(0, 1)});
    // A wrong value does not hide it, and neither does a missing one.
    bad(body_of(customer_idle + R"(,<{"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
                                R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":<1>}}>)"),
        {duplicate_timer(0, 1), range(item(1, "/TimerValue/ParticipantTimerDurationInMinutes"))});
    bad(body_of(customer_idle + R"(,<<{"ParticipantRole":"CUSTOMER","TimerType":"IDLE"}>>)"),
        {duplicate_timer(0, 1), required(item(1, "/TimerValue"))});
    // The earlier one may be wrong as well.
    bad(body_of(R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":<{}>},<)" + customer_idle +
                ">"),
        {union_empty(value, one_of_value), duplicate_timer(0, 1)});
    // What is no enumerator repeats nothing.
    bad(body_of(
            R"({"ParticipantRole":<"X">,"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}},)"
            R"({"ParticipantRole":<"X">,"TimerType":"IDLE")"
            R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {enumeration(role, "CUSTOMER, AGENT"), enumeration(item(1, "/ParticipantRole"), "CUSTOMER, AGENT")});
    std::string const of_no_type =
        R"({"ParticipantRole":"CUSTOMER","TimerType":<"X">,"TimerValue":{"ParticipantTimerAction":"Unset"}})";
    bad(body_of(of_no_type + "," + of_no_type + "," + agent_idle),
        {enumeration(type, "IDLE, DISCONNECT_NONCUSTOMER"),
         enumeration(item(1, "/TimerType"), "IDLE, DISCONNECT_NONCUSTOMER")});
    // Nor does what lacks a member.
    bad(body_of(customer_idle +
                R"(,<{"ParticipantRole":"CUSTOMER","TimerValue":{"ParticipantTimerAction":"Unset"}}>)"),
        {required(item(1, "/TimerType"))});
    bad(body_of(customer_idle + R"(,<{"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}>)"),
        {required(item(1, "/ParticipantRole"))});
}

TEST_CASE("enumeration: exactly the service's words") {
    for (std::string const word :
         {"", "customer", "Customer", "CUSTOMER ", " CUSTOMER", "CUSTOMERS", "CUSTOME", "SUPERVISOR", "IDLE",
          R"(CUSTOMER\u0000)", R"(CUSTOMER\n)", R"(\u0063USTOMER)", "CUSTОMER"}) {
        bad(body_of(R"({"ParticipantRole":<")" + word +
                    R"(">,"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}})"),
            {enumeration(role, "CUSTOMER, AGENT")});
    }
    for (std::string const word : {"", "idle", "DISCONNECT", "DISCONNECT_CUSTOMER", "DISCONNECT_NONCUSTOMER ",
                                   "AGENT", R"(IDLE\u0000)"}) {
        bad(body_of(R"({"ParticipantRole":"AGENT","TimerType":<")" + word +
                    R"(">,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
            {enumeration(type, "IDLE, DISCONNECT_NONCUSTOMER")});
    }
    for (std::string const word : {"", "UNSET", "unset", "Set", "Unset ", R"(Unset\u0000)", "null", "5"}) {
        bad(value_of(R"({"ParticipantTimerAction":<")" + word + R"(">})"), {enumeration(action, "Unset")});
    }
    // Longer than anything the reader keeps.
    bad(value_of(R"({"ParticipantTimerAction":<"Unset)" + std::string(5000, 'x') + R"(">})"),
        {enumeration(action, "Unset")});
    bad(value_of(R"({"ParticipantTimerAction":<"\u0055nset)" + std::string(5000, 'x') + R"(">})"),
        {enumeration(action, "Unset")});
}

TEST_CASE("range: 2 to 480 minutes") {
    ok(minutes_of("2"));
    ok(minutes_of("480"));
    bad(minutes_of("<1>"), {range(duration)});
    bad(minutes_of("<481>"), {range(duration)});
    bad(minutes_of("<0>"), {range(duration)});
    bad(minutes_of("<-5>"), {range(duration)});
    auto const decoded = chat_timers::decode_body(minutes_of("481"));
    REQUIRE(!decoded.has_value());
    CHECK(decoded.error()[0].actual == 481);
    CHECK(decoded.error()[0].allowed == chat_timers::interval{2, 480});
}

TEST_CASE("union_empty: a union needs a member that is not null") {
    bad(R"({"ChannelConfiguration":<{}>})", {union_empty(configuration, "Chat")});
    bad(R"({"ChannelConfiguration":<{"Chat":null}>})", {union_empty(configuration, "Chat")});
    bad(value_of("<{}>"), {union_empty(value, one_of_value)});
    bad(value_of(R"(<{"ParticipantTimerAction":null}>)"), {union_empty(value, one_of_value)});
    bad(value_of(R"(<{"ParticipantTimerDurationInMinutes":null}>)"), {union_empty(value, one_of_value)});
    bad(value_of(R"(<{"ParticipantTimerAction":null,"ParticipantTimerDurationInMinutes":null}>)"),
        {union_empty(value, one_of_value)});
}

TEST_CASE("union_conflict: a union has only one member that is not null") {
    bad(value_of(R"(<{"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":5}>)"),
        {union_conflict(value, one_of_value)});
    bad(value_of(R"(<{"ParticipantTimerDurationInMinutes":5,"ParticipantTimerAction":"Unset"}>)"),
        {union_conflict(value, one_of_value)});
    // Wrong ones fill it, too.
    bad(value_of(R"(<{"ParticipantTimerAction":<"Set">,"ParticipantTimerDurationInMinutes":<481>}>)"),
        {union_conflict(value, one_of_value), enumeration(action, "Unset"), range(duration)});
    bad(value_of(R"(<{"ParticipantTimerAction":<5>,"ParticipantTimerDurationInMinutes":<"5">}>)"),
        {union_conflict(value, one_of_value), wrong_type(action, "a string"),
         wrong_type(duration, "an integer")});
}

TEST_CASE("union: a null sibling does not count") {
    ok(value_of(R"({"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":null})"));
    ok(value_of(R"({"ParticipantTimerDurationInMinutes":null,"ParticipantTimerAction":"Unset"})"));
    ok(value_of(R"({"ParticipantTimerAction":null,"ParticipantTimerDurationInMinutes":5})"));
    ok(value_of(R"({"ParticipantTimerDurationInMinutes":5,"ParticipantTimerAction":null})"));
    bad(value_of(R"({"ParticipantTimerDurationInMinutes":<1>,"ParticipantTimerAction":null})"),
        {range(duration)});
}

TEST_CASE("union: an unknown member fills it, under both profiles") {
    bad(R"({"ChannelConfiguration":{<"Voice">:{}}})", {unknown_member(configuration, of_configuration)});
    bad(R"({"ChannelConfiguration":{<"Voice">:null}})", {unknown_member(configuration, of_configuration)});
    bad(R"({"ChannelConfiguration":{<"Voice">:{},"Chat":null}})",
        {unknown_member(configuration, of_configuration)});
    bad(R"({"ChannelConfiguration":{<"chat">:{},<"CHAT">:{}}})",
        {unknown_member(configuration, of_configuration), unknown_member(configuration, of_configuration)});
    bad(value_of(R"({<"ParticipantTimerDurationInHours">:5})"), {unknown_member(value, of_value)});
    bad(value_of(R"({"ParticipantTimerAction":"Unset",<"X">:5})"), {unknown_member(value, of_value)});
    // What the model knows in it is judged all the same.
    bad(value_of(R"({<"X">:5,"ParticipantTimerDurationInMinutes":<481>})"),
        {unknown_member(value, of_value), range(duration)});
    // Two that it knows besides are a conflict as well; one, or one and a null, are none.
    bad(value_of(R"(<{<"X">:5,"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":5}>)"),
        {union_conflict(value, one_of_value), unknown_member(value, of_value)});
    bad(value_of(R"(<{"ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":5,<"X">:5}>)"),
        {union_conflict(value, one_of_value), unknown_member(value, of_value)});
    bad(value_of(R"({<"X">:5,"ParticipantTimerAction":null,"ParticipantTimerDurationInMinutes":5})"),
        {unknown_member(value, of_value)});
}

TEST_CASE("union: a null or an unknown member does not count in the next one of its kind") {
    auto const two = [](std::string_view first, std::string_view second) {
        return body_of(std::string{R"({"ParticipantRole":"CUSTOMER","TimerType":"IDLE","TimerValue":)"}
                           .append(first)
                           .append(R"(},{"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":)")
                           .append(second) +
                       "}");
    };
    std::string const next = item(1, "/TimerValue");
    ok(two(R"({"ParticipantTimerAction":null,"ParticipantTimerDurationInMinutes":5})",
           R"({"ParticipantTimerAction":"Unset"})"));
    bad(two(R"(<{"ParticipantTimerAction":null}>)", R"({"ParticipantTimerAction":"Unset"})"),
        {union_empty(value, one_of_value)});
    bad(two(R"({<"X">:5})", "<{}>"), {unknown_member(value, of_value), union_empty(next, one_of_value)});
    bad(two(R"({"ParticipantTimerAction":null,<"ParticipantTimerAction">:"Unset"})", "<{}>"),
        {duplicate_member(action), union_empty(next, one_of_value)});
}

TEST_CASE("union: __type is a stranger under strict, and ignored under service") {
    std::string const tagged =
        value_of(R"({"__type":"ParticipantTimerValue","ParticipantTimerAction":"Unset"})");
    ok(only_service, tagged, *chat_timers::decode_body(value_of(R"({"ParticipantTimerAction":"Unset"})")));
    bad(only_strict, value_of(R"({<"__type">:"ParticipantTimerValue","ParticipantTimerAction":"Unset"})"),
        {unknown_member(value, of_value)});
    bad(only_service, value_of(R"(<{"__type":"ParticipantTimerValue"}>)"),
        {union_empty(value, one_of_value)});
    bad(only_strict, value_of(R"({<"__type">:"ParticipantTimerValue"})"), {unknown_member(value, of_value)});
    bad(only_service,
        value_of(
            R"(<{"__type":"x","ParticipantTimerAction":"Unset","ParticipantTimerDurationInMinutes":5}>)"),
        {union_conflict(value, one_of_value)});
    bad(only_service, R"({"ChannelConfiguration":<{"__type":null}>})", {union_empty(configuration, "Chat")});
    // With escapes it is the same name; with another letter it is another.
    bad(only_service, value_of(R"(<{"\u005f_type":[1,2]}>)"), {union_empty(value, one_of_value)});
    bad(value_of(R"({<"__Type">:"x"})"), {unknown_member(value, of_value)});
    bad(value_of(R"({<"__type\u0000">:"x"})"), {unknown_member(value, of_value)});
    // Twice is nothing to it, nor what it holds.
    bad(only_service, value_of(R"(<{"__type":5,"__type":{}}>)"), {union_empty(value, one_of_value)});
}

TEST_CASE("unknown_member: of an object it is told under strict, at the object that holds it, and skipped "
          "under service") {
    std::string const timers = R"({"Chat":{"ParticipantTimerConfigList":[)" + customer_idle + "]}}";
    auto const plain = *chat_timers::decode_body(body_of(customer_idle));

    bad(only_strict, R"({<"Extra">:1,"ChannelConfiguration":)" + timers + "}", {unknown_member("", of_body)});
    ok(only_service, R"({"Extra":1,"ChannelConfiguration":)" + timers + "}", plain);
    bad(only_strict, R"({"ChannelConfiguration":)" + timers + R"(,<"Extra">:[{"a":[]}]})",
        {unknown_member("", of_body)});
    ok(only_service, R"({"ChannelConfiguration":)" + timers + R"(,"Extra":[{"a":[]}]})", plain);

    std::string const in_chat =
        R"({"ChannelConfiguration":{"Chat":{<"Extra">:null,"ParticipantTimerConfigList":[)" + customer_idle +
        "]}}}";
    bad(only_strict, in_chat, {unknown_member(chat, of_chat)});
    ok(only_service, without_marks(in_chat).text, plain);

    std::string const in_timer =
        body_of(R"({<"Extra">:{"TimerType":"X"},"ParticipantRole":"CUSTOMER","TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})");
    bad(only_strict, in_timer, {unknown_member(item(0), of_timer)});
    ok(only_service, without_marks(in_timer).text, plain);

    std::string const in_input = input_of(std::string{ids} + R"(<"Extra">:"x",)");
    bad_input(only_strict, in_input, {unknown_member("", of_input)});
    ok_input(only_service, without_marks(in_input).text, *chat_timers::decode_input(input_of(ids)));
}

TEST_CASE("unknown_member: twice the same stranger is two strangers") {
    bad(only_strict,
        R"({<"a">:1,<"a">:2,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle +
            "]}}}",
        {unknown_member("", of_body), unknown_member("", of_body)});
    ok(only_service,
       R"({"a":1,"a":2,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle +
           "]}}}",
       *chat_timers::decode_body(body_of(customer_idle)));
}

TEST_CASE("unknown_member: a name is known in its own object only, and spelt exactly") {
    for (std::string const name :
         {"", "channelConfiguration", "ChannelConfiguration ", "ChannelConfiguratio", "ChannelConfigurations",
          R"(ChannelConfiguration\u0000)", R"(\u0063hannelConfiguration)", "Chat", "InstanceId", "ContactId",
          "ParticipantTimerConfigList", "__type"}) {
        bad(only_strict, "<{<\"" + name + "\">:{}}>", {required(configuration), unknown_member("", of_body)});
        bad(only_service, "<{\"" + name + "\":{}}>", {required(configuration)});
    }
    bad(only_strict, R"({"ChannelConfiguration":{"Chat":<{<"Chat">:{},<"ChannelConfiguration">:{}}>}})",
        {required(list), unknown_member(chat, of_chat), unknown_member(chat, of_chat)});
    bad(only_strict, body_of(R"(<<<{<"ParticipantTimerAction">:"Unset"}>>>)"),
        {required(role), required(type), required(value), unknown_member(item(0), of_timer)});
    // Longer than anything the reader keeps, also where it starts as a known one does.
    std::string const long_name = "ChannelConfiguration" + std::string(4000, 'x');
    bad(only_strict, "<{<\"" + long_name + "\">:{}}>",
        {required(configuration), unknown_member("", of_body)});
    bad(only_strict, "<{<\"\\u0043" + long_name.substr(1) + "\">:{}}>",
        {required(configuration), unknown_member("", of_body)});
    bad(only_service, "<{\"\\u0043" + long_name.substr(1) + "\":{}}>", {required(configuration)});
}

TEST_CASE("unknown_member: what it holds is read as strictly as the rest, and not judged") {
    std::string const rest =
        R"("ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle + "]}}}";
    for (std::string const held : {"null", "true", "false", "0", "-0.5e+10", "1e999", "\"\"",
                                   R"("\ud83d\udc4d")", "[]", "{}", "[[],[]]", R"({"a":1,"a":2})",
                                   R"({"":{"":""}})", "[1, 2.5 , null]", "99999999999999999999999999"}) {
        bad(only_strict, "{<\"x\">:" + held + "," + rest, {unknown_member("", of_body)});
        ok(only_service, "{\"x\":" + held + "," + rest, *chat_timers::decode_body(body_of(customer_idle)));
    }
    bad(only_service, R"({"x":[1,<]>,)", {syntax("", "a value")});
    bad(only_service, R"({"x":{"a"<}>,)", {syntax("", "':'")});
    bad(only_service, R"({"x":0<1>,)", {syntax("", "',' or '}'")});
    bad(only_service,
        R"({"x":"<)"
        "\t"
        R"(>",)",
        {syntax("", "an escape for the control character")});
    bad(only_service, "{\"x\":\"<\xFF>\"}", {encoding("")});
    bad(only_service, R"({"x":"<\udc4d>"})", {encoding("")});
    bad(only_service, R"({"x":[null<5>],)", {syntax("", "',' or ']'")});
}

TEST_CASE("duplicate_member: at every level, under both profiles") {
    std::string const timers = R"({"Chat":{"ParticipantTimerConfigList":[)" + customer_idle + "]}}";
    bad(R"({"ChannelConfiguration":)" + timers + R"(,<"ChannelConfiguration">:)" + timers + "}",
        {duplicate_member(configuration)});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle +
            R"(]},<"Chat">:{}}})",
        {duplicate_member(chat)});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle +
            R"(],<"ParticipantTimerConfigList">:[]}}})",
        {duplicate_member(list)});
    bad(body_of(R"({"ParticipantRole":"AGENT",<"ParticipantRole">:"AGENT","TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {duplicate_member(role)});
    bad(body_of(R"({"ParticipantRole":"AGENT","TimerType":"IDLE",<"TimerType">:"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {duplicate_member(type)});
    bad(body_of(R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"},<"TimerValue">:5})"),
        {duplicate_member(value)});
    bad(value_of(R"({"ParticipantTimerAction":"Unset",<"ParticipantTimerAction">:"Unset"})"),
        {duplicate_member(action)});
    bad(value_of(R"({"ParticipantTimerDurationInMinutes":5,<"ParticipantTimerDurationInMinutes">:5})"),
        {duplicate_member(duration)});
    bad_input(input_of(R"("InstanceId":"i","ContactId":"c",<"InstanceId">:"i",)"),
              {duplicate_member("/InstanceId")});
    bad_input(input_of(R"("InstanceId":"i","ContactId":"c",<"ContactId">:"d",)"),
              {duplicate_member("/ContactId")});
    bad_input(R"({"ChannelConfiguration":)" + timers +
                  R"(,"InstanceId":"i","ContactId":"c",<"ChannelConfiguration">:0})",
              {duplicate_member(configuration)});
}

TEST_CASE("duplicate_member: compared after decoding, whatever the values") {
    bad(value_of(R"({"ParticipantTimerAction":"Unset",<"\u0050articipantTimerAction">:"Unset"})"),
        {duplicate_member(action)});
    bad(value_of(R"({"\u0050articipantTimerAction":"Unset",<"ParticipantTimerAction">:"Unset"})"),
        {duplicate_member(action)});
    bad(value_of(R"({"ParticipantTimerAction":"Unset",<"ParticipantTimerAction">:null})"),
        {duplicate_member(action)});
    bad(value_of(R"({"ParticipantTimerAction":"Unset",<"ParticipantTimerAction">:null)"
                 R"(,<"ParticipantTimerAction">:"Unset"})"),
        {duplicate_member(action), duplicate_member(action)});
    // The first one counts, be it null: the required member is absent. A union is not empty besides.
    bad(value_of(R"({"ParticipantTimerAction":null,<"ParticipantTimerAction">:"Unset"})"),
        {duplicate_member(action)});
    bad(value_of(R"({"ParticipantTimerAction":null,<"ParticipantTimerAction">:null})"),
        {duplicate_member(action)});
    bad(R"({"ChannelConfiguration":{"Chat":null,<"Chat">:null}})", {duplicate_member(chat)});
    // It can be a conflict.
    bad(value_of(R"(<{"ParticipantTimerAction":"Unset",<"ParticipantTimerAction">:"Unset")"
                 R"(,"ParticipantTimerDurationInMinutes":5}>)"),
        {union_conflict(value, one_of_value), duplicate_member(action)});
    bad(body_of(R"({"ParticipantRole":<null>,<"ParticipantRole">:"AGENT","TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}})"),
        {required(role), duplicate_member(role)});
    bad(body_of(R"({"ParticipantRole":"AGENT",<"ParticipantRole">:"CUSTOMER","TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}},)" +
                customer_idle),
        {duplicate_member(role)});
}

TEST_CASE("duplicate_member: the second value is read, not judged") {
    for (std::string const held :
         {"null", "5", "\"X\"", "[]", R"({"X":1,"X":2})", "[null]", "1e999", "true"}) {
        bad(value_of(R"({"ParticipantTimerAction":"Unset",<"ParticipantTimerAction">:)" + held + "}"),
            {duplicate_member(action)});
        bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle +
                R"(],<"ParticipantTimerConfigList">:)" + held + "}}}",
            {duplicate_member(list)});
    }
    bad(value_of(R"({"ParticipantTimerAction":"Unset",<"ParticipantTimerAction">:<U>nset})"),
        {duplicate_member(action), syntax(value, "a value")});
    bad(value_of("{\"ParticipantTimerAction\":\"Unset\",<\"ParticipantTimerAction\">:\"<\xC0>\xAF\"}"),
        {duplicate_member(action), encoding(value)});
    // The text may end anywhere behind the name.
    bad(R"({"ChannelConfiguration":{"Chat":null,<"Chat"><>)",
        {duplicate_member(chat), syntax(configuration, "':'")});
    bad(R"({"ChannelConfiguration":{"Chat":null,<"Chat"> <5>}})",
        {duplicate_member(chat), syntax(configuration, "':'")});
    bad(R"({"ChannelConfiguration":{"Chat":null,<"Chat">:<>)",
        {duplicate_member(chat), syntax(configuration, "a value")});
}

TEST_CASE("wrong_type: at every place, whatever stands there") {
    struct place_of {
        std::string before, after, pointer, type;
        std::string_view fits;  // the first bytes of what is of the right type, and of null
        bool is_input;
    };
    std::string const list_before = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":)";
    std::vector<place_of> const places = {
        {"", "", "", "an object", "{", false},
        {R"({"ChannelConfiguration":)", "}", configuration, "an object", "{n", false},
        {R"({"ChannelConfiguration":{"Chat":)", "}}", chat, "an object", "{n", false},
        {list_before, "}}}", list, "an array", "[n", false},
        {list_before + "[", "]}}}", item(0), "an object", "{n", false},
        {list_before + R"([{"ParticipantRole":)",
         R"(,"TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})", role, "a string",
         "\"n", false},
        {list_before + R"([{"ParticipantRole":"AGENT","TimerType":)",
         R"(,"TimerValue":{"ParticipantTimerAction":"Unset"}}]}}})", type, "a string", "\"n", false},
        {list_before + R"([{"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":)", "}]}}}", value,
         "an object", "{n", false},
        {list_before +
             R"([{"ParticipantRole":"AGENT","TimerType":"IDLE","TimerValue":{"ParticipantTimerAction":)",
         "}}]}}}", action, "a string", "\"n", false},
        {list_before + R"([{"ParticipantRole":"AGENT","TimerType":"IDLE")"
                       R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":)",
         "}}]}}}", duration, "an integer", "5-n", false},
        {R"({"InstanceId":)", "," + input_of(R"("ContactId":"c",)").substr(1), "/InstanceId", "a string",
         "\"n", true},
        {R"({"InstanceId":"i","ContactId":)", "," + input_of("").substr(1), "/ContactId", "a string", "\"n",
         true},
        {R"({"InstanceId":"i","ContactId":"c","ChannelConfiguration":)", "}", configuration, "an object",
         "{n", true},
        {"", "", "", "an object", "{", true},
    };
    for (place_of const& at : places) {
        for (std::string const held : {"null", "true", "false", "5", "-5", "5.5", R"("5")", R"("")", "[]",
                                       "[5]", "{}", R"([{"ParticipantRole":"CUSTOMER"},[[]]])",
                                       R"({"ParticipantTimerConfigList":[null],"x":{"x":1,"x":[]}})", "[ ]",
                                       R"("\u0000")", R"({"\ud83d\udc4d":"\"]}"})"}) {
            if (at.fits.find(held[0]) != at.fits.npos) continue;
            std::string const text = at.before + "<" + held + ">" + at.after;
            if (at.is_input) {
                bad_input(text, {wrong_type(at.pointer, at.type)});
            } else {
                bad(text, {wrong_type(at.pointer, at.type)});
            }
        }
    }
}

TEST_CASE("wrong_type: what is inside is read and not judged, and what breaks there is told alone") {
    bad(R"({"ChannelConfiguration":[1,<]>})", {syntax(configuration, "a value")});
    bad(R"({"ChannelConfiguration":"<)"
        "\n"
        R"(>"})",
        {syntax(configuration, "an escape for the control character")});
    bad(value_of(R"({"ParticipantTimerAction":{"a":1,<}>})"), {syntax(action, "a name in quotes")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":{"a":1<;>}}}})",
        {syntax(list, "',' or '}'")});
}

TEST_CASE("length: an id has 1 to 100 or 1 to 256 scalar values, raw and escaped") {
    struct scalar {
        std::string raw, escaped;
    };
    for (scalar const& each : {scalar{"a", R"(\u0061)"}, scalar{"\u00E9", R"(\u00e9)"},
                               scalar{"\u20AC", R"(\u20AC)"}, scalar{"\U0001F44D", R"(\uD83D\udc4d)"},
                               scalar{R"(\n)", R"(\u000A)"}, scalar{R"(\\)", R"(\u005c)"}}) {
        auto const times = [](std::size_t count, std::string const& text) {
            std::string all;
            while (count-- != 0) all += text;
            return all;
        };
        for (std::string const& one : {each.raw, each.escaped}) {
            auto const instance = [&](std::string const& id) {
                return input_of(R"("InstanceId":<")" + id + R"(">,"ContactId":"c",)");
            };
            auto const contact = [&](std::string const& id) {
                return input_of(R"("InstanceId":"i","ContactId":<")" + id + R"(">,)");
            };
            ok_input(without_marks(instance(one)).text);
            ok_input(without_marks(instance(times(100, one))).text);
            bad_input(instance(times(101, one)), {length("/InstanceId", 101, "1 and 100")});
            ok_input(without_marks(contact(one)).text);
            ok_input(without_marks(contact(times(256, one))).text);
            bad_input(contact(times(257, one)), {length("/ContactId", 257, "1 and 256")});
            bad_input(contact(times(1000, one)), {length("/ContactId", 1000, "1 and 256")});
            // Half of it as it is, half of it escaped.
            ok_input(without_marks(contact(times(128, each.raw) + times(128, each.escaped))).text);
            bad_input(contact(times(128, each.raw) + times(129, each.escaped)),
                      {length("/ContactId", 257, "1 and 256")});
        }
    }
    bad_input(input_of(R"("InstanceId":<"">,"ContactId":<"">,)"),
              {length("/InstanceId", 0, "1 and 100"), length("/ContactId", 0, "1 and 256")});
}

TEST_CASE("ids: are kept byte for byte, escapes decoded") {
    auto const decoded = chat_timers::decode_input(
        input_of(R"("InstanceId":"\"\\\/\b\f\n\r\t\u0000\u00e9\ud83d\udc4d/\u007f","ContactId":" ",)"));
    REQUIRE(decoded.has_value());
    CHECK(decoded->instance_id.value() == std::string_view{"\"\\/\b\f\n\r\t\0\u00E9\U0001F44D/\x7F", 17});
    CHECK(decoded->contact_id.value() == " ");
    auto const escaped =
        chat_timers::decode_input(input_of(R"("ContactId":"\u0063","InstanceId":"\u0069",)"));
    REQUIRE(escaped.has_value());
    CHECK(escaped->instance_id.value() == "i");
    CHECK(escaped->contact_id.value() == "c");
    ok_input(input_of(
        R"("ContactId":"arn:aws:connect:us-east-1:123456789012:instance/i/contact/c","InstanceId":"..",)"));
}

TEST_CASE("every violation is told, in document order") {
    bad(only_strict,
        R"({<"Version">:1,"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<[)"
        R"({"ParticipantRole":<"BOSS">,"TimerType":<7>,"TimerValue":<{}>},)"
        R"(<null>,)"
        R"({"ParticipantRole":"AGENT","TimerType":"IDLE")"
        R"(,"TimerValue":<{"ParticipantTimerAction":<"Set">)"
        R"(,"ParticipantTimerDurationInMinutes":<5.5>}>},)"
        R"(<<{"ParticipantRole":"AGENT","TimerType":"IDLE",<"TimerType">:"IDLE"}>>,)"
        R"(<"x">,<"x">,<"x">]>,<"More">:{}}}})",
        {unknown_member("", of_body), length(list, 7, "1 and 6"), enumeration(role, "CUSTOMER, AGENT"),
         wrong_type(type, "a string"), union_empty(value, one_of_value), null_item(1),
         union_conflict(item(2, "/TimerValue"), one_of_value),
         enumeration(item(2, "/TimerValue/ParticipantTimerAction"), "Unset"),
         not_an_integer(item(2, "/TimerValue/ParticipantTimerDurationInMinutes")), duplicate_timer(2, 3),
         required(item(3, "/TimerValue")), duplicate_member(item(3, "/TimerType")),
         wrong_type(item(4), "an object"), wrong_type(item(5), "an object"), wrong_type(item(6), "an object"),
         unknown_member(chat, of_chat)});
    // And what was found before the text breaks is told before that.
    bad(body_of(R"({"ParticipantRole":<"BOSS">,"TimerType":"IDLE")"
                R"(,"TimerValue":{"ParticipantTimerDurationInMinutes":<1>}},)"
                R"({"ParticipantRole":"AGENT","TimerType":<false>)"
                R"(,"TimerValue":{"ParticipantTimerAction":<u>nset}})"),
        {enumeration(role, "CUSTOMER, AGENT"), range(duration), wrong_type(item(1, "/TimerType"), "a string"),
         syntax(item(1, "/TimerValue/ParticipantTimerAction"), "a value")});
}

TEST_CASE("syntax: after a comma, after a colon and after the end") {
    std::string const open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)";
    bad(open + agent_idle + ",<]>}}}", {syntax(item(1), "a value")});
    bad(open + agent_idle + "],<}>}}", {syntax(chat, "a name in quotes")});
    bad("{\"ChannelConfiguration\":<\x01>{}}", {syntax(configuration, "a value")});
    bad("{\"ChannelConfiguration\": <\x01>{}}", {syntax(configuration, "a value")});
    bad(body_of(four) + " <}>", {syntax("", "the end of the text")});
}

TEST_CASE("syntax: any number of spaces, after a line feed or not, is white space; other controls are not") {
    for (std::size_t size = 0; size <= 40; ++size) {
        for (char const* const start : {"", "\n"}) {
            std::string const space = start + std::string(size, ' ');
            ok(space + body_of(four) + space);
            bad(space + "<\x01>" + body_of(four), {syntax("", "a value")});
        }
    }
    for (char byte = 0; byte < ' '; ++byte) {
        std::string const text = std::string(1, byte) + body_of(four);
        if (byte == '\t' || byte == '\n' || byte == '\r') {
            ok(text);
        } else {
            bad("<" + text.substr(0, 1) + ">" + text.substr(1), {syntax("", "a value")});
        }
    }
}

TEST_CASE("an object or list that never ends is not judged as a whole") {
    bad("{<>", {syntax("", "a name in quotes or '}'")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[<>)",
        {syntax(item(0), "a value or ']'")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[{<>)",
        {syntax(item(0), "a name in quotes or '}'")});
    bad(R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)"
        "<null>,<null>,<null>,<null>,<null>,<null>,<null><>",
        {null_item(0), null_item(1), null_item(2), null_item(3), null_item(4), null_item(5), null_item(6),
         syntax(list, "',' or ']'")});
    // What has ended inside it, is.
    bad(R"({"ChannelConfiguration":{"Chat":<{}><>)", {required(list), syntax(configuration, "',' or '}'")});
}

TEST_CASE("more than 16 violations: all are counted; held are the first and the one that matters most") {
    auto const timers = [](std::size_t count, std::string const& one) {
        std::string text;
        for (std::size_t index = 0; index < count; ++index) text += (index == 0 ? "" : ",") + one;
        return text;
    };
    auto const nulls = [](std::size_t count) {
        all wanted;
        for (std::size_t index = 0; index < count; ++index) wanted.push_back(null_item(index));
        return wanted;
    };
    bad(body_of(timers(6, "<null>")), nulls(6));

    std::string const open = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":<[)";
    for (std::size_t const count : {7U, 14U, 15U, 16U, 17U, 18U, 100U}) {
        all wanted = nulls(count);
        wanted.insert(wanted.begin(),
                      length(list, count, "1 and 6"));  // told last, and first in the document
        bad(open + timers(count, "<null>") + "]>}}}", wanted);
    }

    // Several of one object, around the place where the room ends.
    for (std::size_t const before : {0U, 11U, 12U, 13U, 14U, 15U, 16U, 17U}) {
        all wanted = nulls(before);
        wanted.insert(wanted.begin(), length(list, before + 7, "1 and 6"));
        for (std::size_t index = before; index < before + 7; ++index) {
            wanted.push_back(required(item(index, "/ParticipantRole")));
            wanted.push_back(required(item(index, "/TimerType")));
            wanted.push_back(required(item(index, "/TimerValue")));
        }
        bad(open + timers(before, "<null>") + (before == 0 ? "" : ",") + timers(7, "<<<{}>>>") + "]>}}}",
            wanted);
    }

    // Of objects that end behind the place where the room ends, what they lack comes first.
    all wanted = nulls(20);
    wanted.insert(wanted.begin(), length(list, 20, "1 and 6"));
    wanted.insert(wanted.begin(), {required("/InstanceId"), required("/ContactId")});
    bad_input("<<" + open + timers(20, "<null>") + "]>}}}>>", wanted);

    // The fault that ends the reading has the last place, however late it comes and whichever it is.
    for (std::size_t const before : {14U, 15U, 16U, 17U, 40U}) {
        for (auto const& [text, fault] : {std::pair{std::string{"<x>"}, syntax(list, "',' or ']'")},
                                          {std::string{",\"<\xFF>\""}, encoding(item(before))},
                                          {"," + std::string(28, '[') + "<[>", too_deep(item(before))}}) {
            all broken = nulls(before);
            broken.push_back(in_last_place(fault));
            bad(without_marks(open).text + timers(before, "<null>") + text, broken);
        }
    }

    // Without such a fault it goes to the first malformed one, unless another one is held.
    for (std::size_t const before : {4U, 5U, 6U}) {
        for (std::size_t const after : {1U, 7U}) {
            all broken{length(list, before + 2 + after, "1 and 6")};
            auto const lacks_all = [&broken](std::size_t index) {
                for (char const* const member : {"/ParticipantRole", "/TimerType", "/TimerValue"})
                    broken.push_back(required(item(index, member)));
            };
            for (std::size_t index = 0; index < before; ++index) lacks_all(index);
            broken.push_back(before == 4 ? null_item(before) : in_last_place(null_item(before)));
            broken.push_back(wrong_type(item(before + 1), "an object"));
            for (std::size_t index = 0; index < after; ++index) lacks_all(before + 2 + index);
            std::string const empty = "<<<{}>>>";
            bad(open + timers(before, empty) + ",<null>,<5>," + timers(after, empty) + "]>}}}", broken);
        }
    }
}

TEST_CASE("a list of 100,000 items is judged in full") {
    std::string text = R"({"ChannelConfiguration":{"Chat":{"ParticipantTimerConfigList":[)" + customer_idle;
    for (int index = 1; index < 100'000; ++index) text += "," + customer_idle;
    text += "]}}}";
    chat_timers::decode_options options = chat_timers::decode_options::strict;
    options.max_bytes = text.size();
    auto const decoded = chat_timers::decode_body(text, options);
    REQUIRE(!decoded.has_value());
    CHECK(decoded.error().total() == 100'000);
    CHECK(decoded.error().size() == 16);
    CHECK(decoded.error()[0].rule == chat_timers::rule::length);
    CHECK(decoded.error()[0].actual == 100'000);
    CHECK(decoded.error()[0].offset == 62);
    CHECK(decoded.error()[0].length == text.size() - 62 - 3);
    CHECK(decoded.error()[15].pointer() == item(15));
    CHECK(decoded.error()[15].other == 0);
}
