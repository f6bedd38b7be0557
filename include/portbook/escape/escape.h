// How words of a guide stand in files of other formats. A guide is hostile text: it may hold quotes, line
// ends, control characters, markup, and what a spreadsheet or a template engine would run. Every function
// first makes controls and bidi controls visible (\x1b, \u202e), so its result is always one line; after that
// the format's reader gives the same text back, except where it says otherwise.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace portbook::escape {

// Whether a spreadsheet would run the text: it begins with = + - or @.
bool IsFormula(std::string_view text);
// A field of RFC 4180, quoted where it must be. A formula (it begins
// with = + - @) gets an apostrophe before it, which a reader that is no spreadsheet keeps.
std::string CsvField(std::string_view text);
// Fields with commas between, ended by CR LF.
std::string CsvRecord(std::span<const std::string> fields);

// Content of an element or of a quoted attribute of HTML or XML.
std::string Markup(std::string_view text);

// A cell of a Markdown table (GitHub's), or words in a paragraph of it: nothing in it is markup. A
// renderer may still make a link of a bare web address.
std::string Markdown(std::string_view text);

// A scalar of YAML in double quotes; a string of JSON. Controls are written as its own escapes (\u001b), so
// that the reader has them back; an invalid byte becomes U+FFFD.
std::string Quoted(std::string_view text);

// What names a thing where only ASCII letters, digits and `separator` may stand: "IM and Presence (RIS)" is
// "IM_and_Presence_RIS". Case is kept. Empty where the text has no letter or digit of ASCII; two texts may
// have one identifier.
std::string Identifier(std::string_view text, char separator);

}  // namespace portbook::escape
