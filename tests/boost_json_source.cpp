// SPDX-License-Identifier: BSL-1.0
#include <boost/json/src.hpp>  // one unit of a program holds Boost.JSON, which then needs no library
