// The parts of the page as they lie in this folder, put into the binary by assets.S: the frame
// (page.html, with {{places}} to fill), its look and its behaviour.
#pragma once

#include <string_view>

namespace vole::tools {

// Live as long as the process.
std::string_view page_template();
std::string_view page_style();
std::string_view page_script();

}  // namespace vole::tools
