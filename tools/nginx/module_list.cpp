// SPDX-License-Identifier: BSL-1.0

// What nginx looks up in a dynamic module. Only CMake needs this file: nginx's own build generates it.

extern "C" {
#include <ngx_config.h>
// The blank comment keeps clang-format from sorting: ngx_config.h must come first.
#include <ngx_core.h>

extern ngx_module_t ngx_http_chat_timers_module;
ngx_module_t* ngx_modules[] = {&ngx_http_chat_timers_module, nullptr};
char* ngx_module_names[] = {const_cast<char*>("ngx_http_chat_timers_module"), nullptr};
char* ngx_module_order[] = {nullptr};
}
