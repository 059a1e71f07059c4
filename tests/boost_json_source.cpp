// Distributed under the Boost Software License, Version 1.0. See LICENSE.
#include <boost/json/src.hpp>  // one unit of a program holds Boost.JSON, which then needs no library
