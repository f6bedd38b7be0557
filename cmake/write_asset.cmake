# Called by portbook_embed at build time: SOURCE as a string literal in MADE. Its pieces are short, for a compiler may refuse
# a literal of more than 64 kB.
file(READ ${SOURCE} text)
string(LENGTH "${text}" length)
set(pieces "")
set(at 0)
while(at LESS length)
  string(SUBSTRING "${text}" ${at} 8000 piece)
  string(APPEND pieces "\nR\"asset(${piece})asset\"")
  math(EXPR at "${at} + 8000")
endwhile()
file(WRITE ${MADE} "#include \"${MODULE}/assets.h\"\n\nnamespace portbook::${MODULE}::assets {\n\n"
  "std::string_view ${NAME}() {\n  static constexpr std::string_view text =${pieces};\n  return text;\n}\n\n"
  "}  // namespace portbook::${MODULE}::assets\n")
