#!/usr/bin/env python3
"""Checks that the #include lines of src/ keep to the table of modules in src/CMakeLists.txt.

A file of a module may include its own module and those that its kua_module line names under USES. A header includes
nothing but the standard library and other headers of src/, so that third-party libraries stay in .cpp files.

check_includes.py SRC         one line for each finding; exit status 1 where there is one
check_includes.py --self-test checks that planted mistakes are found
"""

import re
import sys
import tempfile
from pathlib import Path

STANDARD = set(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes climits
    clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg cstddef cstdint
    cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem format forward_list fstream
    functional future initializer_list iomanip ios iosfwd iostream istream iterator latch limits list locale map memory
    memory_resource mutex new numbers numeric optional ostream queue random ranges ratio regex scoped_allocator
    semaphore set shared_mutex source_location span sstream stack stdexcept stop_token streambuf string string_view
    strstream syncstream system_error thread tuple type_traits typeindex typeinfo unordered_map unordered_set utility
    valarray variant vector version""".split()
)
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]', re.MULTILINE)


def module_table(cmake_text):
    """Module -> modules that it may use, in the order of the file."""
    without_comments = re.sub(r"#.*", "", cmake_text)
    table = {}
    for arguments in re.findall(r"kua_module\(([^)]*)\)", without_comments):
        words = arguments.split()
        keywords = [i for i, word in enumerate(words) if word in ("USES", "LIBRARIES")] + [len(words)]
        uses = []
        for start, end in zip(keywords, keywords[1:]):
            if words[start] == "USES":
                uses = words[start + 1 : end]
        table[words[0]] = uses
    return table


def findings_of_table(table):
    """Modules used before they are declared: the table has to be readable from top to bottom, so it has no cycles."""
    known = set()
    for module, uses in table.items():
        for used in uses:
            if used not in known:
                yield f"src/CMakeLists.txt: {module} uses {used}, which is not declared above it"
        known.add(module)


def findings_of_file(path, src, table):
    module = path.relative_to(src).parts[0]
    text = path.read_text(encoding="utf-8")
    for match in INCLUDE.finditer(text):
        kind, target = match.groups()
        place = f"src/{path.relative_to(src)}:{text.count(chr(10), 0, match.start(2)) + 1}"
        other = target.split("/")[0] if "/" in target else None
        if kind == '"' and other in table:
            if other != module and other not in table[module]:
                yield f"{place}: {module} may not include {target}: its kua_module line has no {other}"
        elif kind == '"':
            yield f"{place}: \"{target}\" is not written from src/ (want \"module/file.h\")"
        elif path.suffix == ".h" and target not in STANDARD:
            yield f"{place}: <{target}> is not of the standard library; keep it in .cpp files"


def findings(src):
    table = module_table((src / "CMakeLists.txt").read_text(encoding="utf-8"))
    if not table:
        yield "src/CMakeLists.txt: no kua_module line found"
    yield from findings_of_table(table)
    for folder in sorted(path for path in src.iterdir() if path.is_dir()):
        if folder.name not in table:
            yield f"src/{folder.name}: no kua_module line"
            continue
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".h", ".cpp"):
                yield from findings_of_file(path, src, table)


def self_test():
    good = {
        "CMakeLists.txt": "kua_module(core)\n# kua_module(core USES io)\n"
        "kua_module(query USES core\n  LIBRARIES lib)\nkua_module(io USES core query LIBRARIES GDAL::GDAL)\n",
        "core/day.h": "#include <cstdint>\n",
        "query/filter.h": '#include "core/day.h"\n#include "query/words.h"\n',
        "io/load.cpp": '#include "query/filter.h"\n#include <gdal.h>\n',
        "main.cpp": '#include "io/load.h"\n#include <anything.h>\n',
    }
    planted = [
        ("core/bad.h", '#include "query/filter.h"\n', "core may not include query/filter.h"),
        ("query/bad.cpp", '\n#  include "io/load.h"\n', "query/bad.cpp:2: query may not include io/load.h"),
        ("io/bad.h", "#include <gdal.h>\n", "<gdal.h> is not of the standard library"),
        ("core/bad.cpp", '#include "day.h"\n', '"day.h" is not written from src/'),
        ("stray/file.h", "", "src/stray: no kua_module line"),
        ("CMakeLists.txt", "kua_module(core USES io)\nkua_module(io)\nkua_module(query USES core)\n", "not declared above"),
    ]
    with tempfile.TemporaryDirectory() as folder:
        for extra in [None] + planted:
            src = Path(folder) / (re.sub(r"\W", "_", extra[0]) if extra else "good")
            for name, text in {**good, **({extra[0]: extra[1]} if extra else {})}.items():
                (src / name).parent.mkdir(parents=True, exist_ok=True)
                (src / name).write_text(text, encoding="utf-8")
            found = "\n".join(findings(src))
            if extra is None:
                assert found == "", found
            else:
                assert extra[2] in found, f"planted in {extra[0]}, not found: {extra[2]}\n{found}"
    print(f"found all {len(planted)} planted mistakes")


def main(arguments):
    if arguments == ["--self-test"]:
        self_test()
        return 0
    if len(arguments) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    found = list(findings(Path(arguments[0])))
    print("\n".join(found) if found else "every #include keeps to the table of modules")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
