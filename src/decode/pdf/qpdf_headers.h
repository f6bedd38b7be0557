// qpdf's headers as this project can compile them. No other file includes them.
#pragma once

#define POINTERHOLDER_TRANSITION 4
#include <qpdf/DLL.h>

// Before 11.4 its JSON class does not compile as C++20 with clang: a member's defaulted destructor needs the
// class that is not complete yet (https://github.com/qpdf/qpdf/issues/942). A declaration is enough for all
// that is used here.
#if QPDF_MAJOR_VERSION == 11 && QPDF_MINOR_VERSION < 4
#define JSON_HH
class JSON;
#endif

#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
