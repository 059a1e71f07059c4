# SPDX-License-Identifier: BSL-1.0
# Defines chat_timers::boost_json, the library with Boost.JSON, if there is a Boost that boost_json.hpp compiles with.
set(chat_timers_no_boost_json
    "chat_timers::boost_json needs Boost 1.81 or newer with Boost.JSON (on Debian 12: libboost-json1.81-dev), and CMake finds none. Set Boost_DIR to the folder of its BoostConfig.cmake.")
find_package(Boost 1.81 QUIET CONFIG COMPONENTS json)
if(Boost_FOUND AND NOT TARGET chat_timers::boost_json)
    add_library(chat_timers::boost_json INTERFACE IMPORTED)
    target_link_libraries(chat_timers::boost_json INTERFACE chat_timers::chat_timers Boost::json)
    if(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL)
        set_target_properties(chat_timers::boost_json PROPERTIES IMPORTED_GLOBAL ON)
    endif()
endif()
