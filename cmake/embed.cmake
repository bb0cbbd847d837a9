# cmake -DINPUT=file -DOUTPUT=file.cpp -DHEADER=web/assets.h -DFUNCTION=style_css -P embed.cmake
# Writes a source file with a function that returns the bytes of INPUT. As
# numbers, because compilers limit the length of one literal.
file(READ ${INPUT} hex HEX)
string(LENGTH "${hex}" length)
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
string(REGEX REPLACE "((0x[0-9a-f][0-9a-f],)(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?(0x[0-9a-f][0-9a-f],)?)"
       "\\1\n" bytes "${bytes}")
math(EXPR size "${length} / 2")
file(WRITE ${OUTPUT} "#include \"${HEADER}\"
namespace viisari {
namespace {
constexpr unsigned char kBytes[] = {
${bytes}0};
}  // namespace
std::string_view ${FUNCTION}() { return {reinterpret_cast<const char*>(kBytes), ${size}}; }
}  // namespace viisari
")
