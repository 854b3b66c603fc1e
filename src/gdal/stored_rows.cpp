#include "gdal/stored_rows.h"

#include "gdal/gdal_session.h"
#include "gdal/shape_json.h"
#include "gdal/stored_table.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <thread>
#include <utility>

namespace kua {
namespace {

constexpr std::size_t block_rows = 65'536;
constexpr std::size_t largest_block_bytes = std::size_t{1} << 28U;
constexpr std::uint64_t least_part_rows = 20'000;   // fewer are not worth a thread

/// Makes blocks of rows, one after another.
class BlockMaker {
public:
    BlockMaker(std::span<const StoredColumn> columns, const ToLonLat& ground) : columns_(columns), ground_(ground) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (columns[i].holds_shapes) shapes_ = i;
        begin_block();
    }

    void take(const StoredRow& row) {
        ++out_.rows;
        if (shapes_ && !take_shape(row)) return;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (i != shapes_) take_value(row, i);
        block_.lines.push_back(static_cast<std::uint32_t>(out_.rows));
        if (block_.lines.size() < block_rows && block_bytes_ < largest_block_bytes) return;
        end_block();
        begin_block();
    }
    [[nodiscard]] std::int64_t rows() const { return out_.rows; }
    [[nodiscard]] StoredRows finish(std::optional<Message> wrong) {
        if (!block_.lines.empty()) end_block();
        std::ranges::stable_sort(out_.findings, {}, &RowFinding::row);
        out_.wrong = std::move(wrong);
        return std::move(out_);
    }

private:
    /// Room for as much as the rows before took.
    void begin_block() {
        block_bytes_ = 0;
        for (std::size_t i = 0; i < columns_.size(); ++i)
            block_.columns.push_back(out_.blocks.empty() ? CellColumn(columns_[i].reals) : CellColumn::like(out_.blocks.back().columns[i]));
        if (!out_.blocks.empty()) block_.lines.reserve(block_rows);
    }
    void end_block() {
        for (std::size_t column = 0; column < columns_.size(); ++column)
            for (const std::size_t row : block_.columns[column].show_zero_bytes())
                out_.findings.push_back({RowFinding::Kind::ZeroByte, block_.lines[row], column});
        out_.blocks.push_back(std::exchange(block_, {}));
    }
    bool take_shape(const StoredRow& row) {
        const bool has_any = row.kind(*shapes_) != StoredRow::Kind::None;
        const std::string_view stored = has_any ? row.bytes(*shapes_) : std::string_view();
        const std::string_view wkb = wkb_of_geopackage(stored);
        const ShapeFate fate = wkb.empty() && !stored.empty() ? ShapeFate::NoWkb : add_shape(block_.columns[*shapes_], wkb, ground_);
        if (fate == ShapeFate::Placed) return true;
        out_.findings.push_back({fate == ShapeFate::NoWkb ? RowFinding::Kind::NoGeometry : RowFinding::Kind::NoPlace, out_.rows, *shapes_});
        return false;
    }
    void take_value(const StoredRow& row, std::size_t i) {
        CellColumn& column = block_.columns[i];
        const StoredRow::Kind kind = row.kind(i);
        if (kind == StoredRow::Kind::None || (kind == StoredRow::Kind::Bytes && columns_[i].holds_bytes)) return column.add_none();
        if (kind == StoredRow::Kind::Whole) return column.add_whole(row.whole(i));
        if (kind == StoredRow::Kind::Real) return column.add_real(row.real(i));
        const std::string_view text = row.bytes(i);
        block_bytes_ += text.size();
        column.add_text(text);
    }

    std::span<const StoredColumn> columns_;
    const ToLonLat& ground_;
    std::optional<std::size_t> shapes_;
    CellBlock block_;
    std::size_t block_bytes_ = 0;   // of texts in it
    StoredRows out_;
};

StoredRows rows_of(StoredTable& table, std::span<const StoredColumn> columns, const ToLonLat& ground, std::int64_t most_rows) {
    const GdalSession quiet;   // on this thread
    BlockMaker maker(columns, ground);
    auto wrong = table.read([&](const StoredRow& row) {
        maker.take(row);
        return maker.rows() <= most_rows;
    });
    return maker.finish(std::move(wrong));
}

/// Ranges of ids that follow each other, about as many in each.
std::vector<RowIds> parts_of(RowIds all) {
    const std::uint64_t many = static_cast<std::uint64_t>(all.last) - static_cast<std::uint64_t>(all.first);
    const std::uint64_t parts = std::clamp<std::uint64_t>(many / least_part_rows, 1, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<RowIds> out;
    for (std::uint64_t part = 0; part < parts; ++part) {
        const std::int64_t first = static_cast<std::int64_t>(static_cast<std::uint64_t>(all.first) + many / parts * part);
        if (part > 0) out.back().last = first - 1;
        out.push_back({first, all.last});
    }
    return out;
}

/// Rows that come behind those in `all`; none where these ended before their time.
void append(StoredRows& all, StoredRows more) {
    if (all.wrong) return;
    for (CellBlock& block : more.blocks)
        for (std::uint32_t& line : block.lines) line += static_cast<std::uint32_t>(all.rows);
    for (RowFinding& finding : more.findings) finding.row += all.rows;
    std::ranges::move(more.blocks, std::back_inserter(all.blocks));
    std::ranges::move(more.findings, std::back_inserter(all.findings));
    all.rows += more.rows;
    all.wrong = std::move(more.wrong);
}

}  // namespace

std::optional<StoredRows> read_stored_rows(std::string_view file, const std::string& table, std::span<const StoredColumn> columns,
                                           const ToLonLat& ground, std::int64_t most_rows) {
    std::vector<std::string> names;
    for (const StoredColumn& column : columns) names.push_back(column.name);
    const auto ids = ground.moves() ? std::nullopt : StoredTable::row_ids(file, table);   // what moves shapes is for one thread
    std::vector<std::optional<RowIds>> parts(1);
    if (ids) {
        const std::vector<RowIds> ranges = parts_of(*ids);
        parts.assign(ranges.begin(), ranges.end());
    }
    std::vector<StoredTable> opened;
    for (const auto& part : parts) {
        auto one = StoredTable::open(file, table, names, part);
        if (!one) return std::nullopt;
        opened.push_back(*std::move(one));
    }
    std::vector<std::future<StoredRows>> further;
    for (std::size_t i = 1; i < opened.size(); ++i)
        further.push_back(std::async(std::launch::async, [&, i] { return rows_of(opened[i], columns, ground, most_rows); }));
    StoredRows out = rows_of(opened.front(), columns, ground, most_rows);
    for (std::future<StoredRows>& part : further) append(out, part.get());
    return out;
}

}  // namespace kua
