#include "cli/cli.h"
#ifdef KUA_WINDOW
#include "app/app.h"
#endif

#include <exception>
#include <iostream>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    try {
        if (!arguments.empty() && kua::is_command(arguments.front()))
            return kua::run_command(arguments, std::cout, std::cerr);
        if (const auto exit_code = kua::refuse_unknown_command(arguments, std::cerr)) return *exit_code;
#ifdef KUA_WINDOW
        return kua::run_window(arguments, std::cerr);
#else
        if (!arguments.empty() && arguments.front().starts_with("--"))
            return kua::run_command(arguments, std::cout, std::cerr);
        std::cerr << "kua: this build has no window; use kua render, count, check, info or verify (kua --help)\n";
        return 2;
#endif
    } catch (const std::exception& error) {
        std::cerr << "kua: " << error.what() << '\n';
        return 1;
    }
}
