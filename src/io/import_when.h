#pragma once

#include "core/day.h"
#include "core/incident.h"
#include "core/json_writer.h"
#include "core/message.h"

#include <optional>

namespace kua {

/// Writes the members of a record's `when` for what a table says of its days: the first and the last of them and how well they
/// are known. Gives what is to be said where that cannot all hold and is taken otherwise. Pre: `when` is open; last >= first.
[[nodiscard]] std::optional<Message> put_days(JsonWriter& json, Day first, Day last, TimePrecision precision);
/// The same of a record without a day.
void put_no_day(JsonWriter& json);

}  // namespace kua
