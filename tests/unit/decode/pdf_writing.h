// Small PDFs for tests: pages of plain content streams, a plain and a bold font as /F1 and /F2, a font of the
// page's own as /F3, a form as /X1.
#pragma once

#include <string>
#include <vector>

namespace portbook::decode {

struct PdfPage {
  std::string content;
  std::string entries = "/MediaBox [0 0 200 100]";  // of the page's dictionary
  std::string form = "";                            // content of /X1
  std::string form_entries = "";                    // of its dictionary
  std::string font = "";                            // dictionary of /F3
  std::string content_entries = "";                 // of the content stream's dictionary
};

// `family` is Helvetica, or Courier, whose characters are all 0.6 of the type size wide and say so.
inline std::string WritePdf(const std::vector<PdfPage>& pages, const std::string& family = "Helvetica") {
  std::string widths;
  if (family == "Courier") {
    widths = "/FirstChar 32/LastChar 126/Widths[";
    for (char c = 32; c <= 126; ++c) widths += "600 ";
    widths += "]";
  }
  std::vector<std::string> objects = {
      "<</Type/Catalog/Pages 2 0 R>>",
      "",
      "<</Type/Font/Subtype/Type1/BaseFont/" + family + "/Encoding/WinAnsiEncoding" + widths + ">>",
      "<</Type/Font/Subtype/Type1/BaseFont/" + family + "-Bold/Encoding/WinAnsiEncoding" + widths + ">>",
  };
  const auto stream = [](const std::string& entries, const std::string& content) {
    return "<<" + entries + "/Length " + std::to_string(content.size()) + ">>stream\n" + content +
           "\nendstream";
  };
  std::string kids;
  for (const PdfPage& page : pages) {
    const std::size_t content = objects.size() + 2;
    const auto reference = [](std::size_t number) { return std::to_string(number) + " 0 R"; };
    kids += reference(content - 1) + " ";
    objects.push_back("<</Type/Page/Parent 2 0 R" + page.entries + "/Contents " + reference(content) +
                      "/Resources<</Font<</F1 3 0 R/F2 4 0 R" +
                      (page.font.empty() ? "" : "/F3 " + page.font) + ">>/XObject<</X1 " +
                      reference(content + 1) + ">>>>>>");
    objects.push_back(stream(page.content_entries, page.content));
    const std::string form = "/Type/XObject/Subtype/Form/BBox[0 0 1000 1000]" + page.form_entries;
    objects.push_back(stream(form, page.form));
  }
  objects[1] = "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>";
  std::string pdf = "%PDF-1.4\n";
  std::string table = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < objects.size(); ++i) {
    const std::string offset = std::to_string(pdf.size());
    table += std::string(10 - offset.size(), '0') + offset + " 00000 n \n";
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::string start = std::to_string(pdf.size());
  const std::string size = std::to_string(objects.size() + 1);
  return pdf + "xref\n0 " + size + "\n" + table + "trailer<</Root 1 0 R/Size " + size + ">>\nstartxref\n" +
         start + "\n%%EOF\n";
}

}  // namespace portbook::decode
