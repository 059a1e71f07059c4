# SPDX-License-Identifier: BSL-1.0
# nginx's build has flags of C alone: GNU make adds those of C++ for this file.
cat <<END >>"$NGX_MAKEFILE"

%/ngx_http_chat_timers_module.o: CFLAGS += -std=c++20 -fno-exceptions -fno-rtti -fno-threadsafe-statics
END
