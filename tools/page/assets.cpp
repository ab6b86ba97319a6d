// Gives the page's parts, which assets.S defines, as text.
#include "tools/page/assets.h"

extern "C" {
extern const char vole_page_template[], vole_page_template_end[];
extern const char vole_page_style[], vole_page_style_end[];
extern const char vole_page_script[], vole_page_script_end[];
}

namespace vole::tools {

std::string_view page_template() { return {vole_page_template, vole_page_template_end}; }
std::string_view page_style() { return {vole_page_style, vole_page_style_end}; }
std::string_view page_script() { return {vole_page_script, vole_page_script_end}; }

}  // namespace vole::tools
