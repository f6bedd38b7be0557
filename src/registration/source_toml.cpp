#include "registration/source_toml.h"

#include <string_view>

#include <fmt/format.h>

#include "portbook/config/toml.h"

namespace portbook::registration {

std::string SourceToml(const model::Source& source, const std::string& file,
                       const sources::Expected& measured) {
  std::string text = "[source]\n";
  const auto line = [&](std::string_view key, const std::string& value) {
    text += fmt::format("{} = {}\n", key, config::Quoted(value));
  };
  line("vendor", source.vendor);
  line("product", source.product);
  line("release", source.release);
  line("title", source.title);
  line("publisher", source.publisher);
  line("authority", source.authority);
  if (source.url) line("url", *source.url);
  line("media_type", source.media_type);
  line("file", file);
  line("sha256", source.sha256);
  if (!source.pack.empty()) line("pack", source.pack);
  text +=
      "\n# Measured by a first reading, not counted by a person: count in the guide, then drop this line.\n";
  text += fmt::format("[expect]\ntables = {}\nentries = {}\nflows = {}\n", measured.tables.value_or(0),
                      measured.entries.value_or(0), measured.flows.value_or(0));
  if (!measured.ignored.empty()) text += "\n[expect.ignored]\n";
  for (const auto& [rule, count] : measured.ignored)
    text += fmt::format("{} = {}\n", config::Quoted(rule), count);
  return text;
}

}  // namespace portbook::registration
