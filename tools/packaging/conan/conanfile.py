# SPDX-License-Identifier: BSL-1.0
import pathlib
import re

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.files import copy

project = pathlib.Path(__file__).resolve().parents[3]


class ChatTimers(ConanFile):
    name = "chat_timers"
    package_type = "header-library"
    license = "BSL-1.0"
    description = "Amazon Connect's UpdateParticipantRoleConfig: typed, checked, read and written"
    settings = "os", "arch", "compiler", "build_type"
    options = {"boost_json": [True, False]}
    default_options = {"boost_json": False}
    no_copy_source = True

    def set_version(self):
        header = (project / "include/chat_timers/version.hpp").read_text(encoding="utf-8")
        self.version = ".".join(re.findall(r"#define CHAT_TIMERS_VERSION_\w+ (\d+)", header))

    def export_sources(self):
        copy(self, "include/*", src=str(project), dst=self.export_sources_folder)
        copy(self, "LICENSE", src=str(project), dst=self.export_sources_folder)

    def requirements(self):
        if self.options.boost_json:
            self.requires("boost/[>=1.81]")

    def validate(self):
        check_min_cppstd(self, 20)

    def package_id(self):
        self.info.clear()

    def package(self):
        copy(self, "include/*", src=self.source_folder, dst=self.package_folder)
        copy(self, "LICENSE", src=self.source_folder, dst=f"{self.package_folder}/licenses")

    def package_info(self):
        self.cpp_info.bindirs = self.cpp_info.libdirs = []
        core = self.cpp_info.components["core"]
        core.set_property("cmake_target_name", "chat_timers::chat_timers")
        core.set_property("pkg_config_name", "chat_timers")
        core.bindirs = core.libdirs = []
        if self.options.boost_json:
            # Conan's target of all components would have the name of the core, which would then link Boost.
            self.cpp_info.set_property("cmake_target_name", "chat_timers::all")
            adapter = self.cpp_info.components["boost_json"]
            adapter.set_property("cmake_target_name", "chat_timers::boost_json")
            adapter.bindirs = adapter.libdirs = []
            adapter.requires = ["core", "boost::json"]
