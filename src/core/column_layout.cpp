#include "core/column_layout.h"

#include <bit>

namespace kua {
namespace {

struct Describe {
    std::string& out;

    template <class T>
    void operator()(std::string_view name, const ValueColumn<T>&) {
        add(name, "", sizeof(T));
    }
    template <class T>
    void operator()(std::string_view name, const ListColumn<T>&) {
        add(name, "list ", sizeof(T));
    }
    void operator()(std::string_view name, const TextColumn&) { add(name, "text ", sizeof(std::size_t)); }
    void operator()(std::string_view name, const KeptTextColumn&) { add(name, "text ", sizeof(std::size_t)); }
    void add(std::string_view name, std::string_view kind, std::size_t bytes) {
        out.append(name).append(" ").append(kind).append(std::to_string(bytes)).append("\n");
    }
};

template <class Enum>
void add_words(std::string& out) {
    for (const std::string_view word : all_words<Enum>()) out.append(word).append(" ");
    out += '\n';
}

}  // namespace

std::string column_layout() {
    std::string out = std::endian::native == std::endian::little ? "little-endian\n" : "big-endian\n";
    IncidentTable table;
    table.region_in.resize(1);
    each_column(std::as_const(table), Describe{out});
    add_words<PlacePrecision>(out);
    add_words<TimePrecision>(out);
    add_words<Extent>(out);
    add_words<Status>(out);
    add_words<CountName>(out);
    add_words<ActorRole>(out);
    add_words<ActorKind>(out);
    add_words<PublishRule>(out);
    return out;
}

}  // namespace kua
