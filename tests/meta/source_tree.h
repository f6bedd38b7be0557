// The project's own files as text, for tests about the sources themselves. Knows lines, #includes and
// comments; no C++ parser.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace portbook::meta {

struct SourceFile {
  std::string path;  // from the root, with slashes: "src/doc/codec.cpp"
  std::string text;
};

std::filesystem::path Root();
std::string ReadText(const std::filesystem::path& path);

// The files below the directories (from the root) whose name ends so, sorted by path. No endings: all.
std::vector<SourceFile> FilesBelow(const std::vector<std::string>& directories,
                                   const std::vector<std::string>& endings = {});
// All C++ of the project: include, src and tests.
std::vector<SourceFile> CppFiles();

// "src/doc/codec.cpp" and "include/portbook/doc/codec.h" are of "doc"; anything else is of "".
std::string ModuleOf(std::string_view path);

std::vector<std::string> Lines(std::string_view text);
// With its brackets or quotes, in order: "<vector>", "\"portbook/doc/codec.h\"".
std::vector<std::string> Includes(const SourceFile& file);
// The comment lines that a file opens with, joined by spaces.
std::string OpeningComment(const SourceFile& file);
// The text with comments blanked; strings stay.
std::string WithoutComments(std::string_view text);
// Whether `word` stands in `text` with no letter or digit beside it, whatever the case.
bool HasWord(std::string_view text, std::string_view word);

}  // namespace portbook::meta
