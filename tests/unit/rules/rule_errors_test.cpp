#include <gtest/gtest.h>

#include "portbook/rules/rule_set.h"

namespace portbook::rules {
namespace {

std::string Dump(const std::vector<base::Error>& errors) {
  std::string all;
  for (const base::Error& error : errors) {
    all += error.place + "|" + error.message + "|" + error.snippet + "|" + error.help + "\n";
  }
  return all;
}

struct RuleErrorCase {
  std::string name;
  std::string text;
  std::string errors;  // of ProveSamples
};

class RuleErrors : public testing::TestWithParam<RuleErrorCase> {};

TEST_P(RuleErrors, AreShownAtTheirPlace) {
  const Library library = Library::Compile({{"rules/common/a.toml", GetParam().text}});
  EXPECT_EQ(Dump(ProveSamples(library)), GetParam().errors);
}

const RuleErrorCase kCases[] = {
    {"PatternWithACaretUnderItsFault",
     "[[noise]]\nname = 'x'\nmatch = 'ä(ab[c'\nsamples = ['x']\nreason = 'r'\n",
     "rules/common/a.toml:3:14|RE2 rejects the pattern: missing ]: [c|match = 'ä(ab[c'\n             ^^|\n"},
    {"PatternThatMatchesNothing", "[[noise]]\nname = 'x'\nmatch = 'a*'\nsamples = ['x']\nreason = 'r'\n",
     "rules/common/a.toml:3:9|the pattern matches the empty text|match = 'a*'\n        ^^^^|\n"},
    {"PartsStandInPatterns",
     "[part]\nend = '(?:[.]|$)'\nword = '[a-z]+'\n"
     "[[noise]]\nname = 'x'\nmatch = '^{{word}} {{word}}{{end}}'\nsamples = ['a b.', 'a b']\nnot = ['a b "
     "c']\n"
     "reason = 'r'\n",
     ""},
    {"PartThatNobodyNamed",
     "[part]\nend = '$'\n[[noise]]\nname = 'x'\nmatch = 'a{{ent}}{{end}}'\nsamples = ['a']\nreason = 'r'\n",
     "rules/common/a.toml:5:9|no part of this file is named `ent`|match = 'a{{ent}}{{end}}'\n        "
     "^^^^^^^^^^^^^^^^^|name it under [part]\n"},
    {"PartThatNoRuleRefersTo",
     "[part]\nend = '$'\n[[noise]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nreason = 'r'\n",
     "rules/common/a.toml:2:7|no rule of this file refers to the part|end = '$'\n      ^^^|\n"},
    {"PartWithoutAnEnd", "[[noise]]\nname = 'x'\nmatch = 'a{{end'\nsamples = ['a']\nreason = 'r'\n",
     "rules/common/a.toml:3:9|no part of this file is named `end`|match = 'a{{end'\n        ^^^^^^^^|name it "
     "under [part]\n"},
    {"NoSample", "[[noise]]\nname = 'x'\nmatch = 'a'\nreason = 'r'\n",
     "rules/common/a.toml:1:1|a rule without a sample|[[noise]]\n^^^^^^^^^|add samples = ['...'] that it "
     "must match\n"},
    {"SampleThatIsNotMatched", "[[noise]]\nname = 'x'\nmatch = 'a'\nsamples = ['a', 'b']\nreason = 'r'\n",
     "rules/common/a.toml:4:17|`common:noise.x` does not match its own sample|samples = ['a', 'b']\n"
     "                ^^^|\n"},
    {"TextThatMustNotMatch",
     "[[noise]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nnot = ['b', 'ba']\nreason = 'r'\n",
     "rules/common/a.toml:5:13|`common:noise.x` matches what it must not|not = ['b', 'ba']\n            "
     "^^^^|\n"},
    {"SampleOfTwoRules",
     "[[noise]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nreason = 'r'\n"
     "[[noise]]\nname = 'y'\nmatch = 'b'\nsamples = ['ab']\nreason = 'r'\n",
     "rules/common/a.toml:9:12|`common:noise.x` matches the sample too|samples = ['ab']\n           ^^^^|"
     "it stands at rules/common/a.toml:3:9\n"},
    {"TableRulesThatSetDifferentThingsMayShareASample",
     "[[table]]\nname = 'x'\nmatch = 'TCP'\nsamples = ['Incoming TCP']\ntransport = 'tcp'\n"
     "[[table]]\nname = 'y'\nmatch = 'Incoming'\nsamples = ['Incoming TCP']\ndirection = 'inbound'\n",
     ""},
    {"PhrasesOfOneFieldMayNot",
     "[[phrase]]\nname = 'x'\nmatch = 'local'\nsamples = ['local']\nfield = 'exposure'\nvalue = 'loopback'\n"
     "[[phrase]]\nname = 'y'\nmatch = 'internal'\nsamples = ['internal, local']\nfield = 'exposure'\n"
     "value = 'internal'\n"
     "[[phrase]]\nname = 'z'\nmatch = 'optional'\nsamples = ['optional, local']\nfield = 'requirement'\n"
     "value = 'optional'\n",
     "rules/common/a.toml:10:12|`common:phrase.x` matches the sample too|samples = ['internal, local']\n"
     "           ^^^^^^^^^^^^^^^^^|it stands at rules/common/a.toml:3:9\n"},
    {"SecondName",
     "[[noise]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nreason = 'r'\n"
     "[[noise]]\nname = 'x'\nmatch = 'b'\nsamples = ['b']\nreason = 'r'\n",
     "rules/common/a.toml:7:8|a second rule named `common:noise.x`|name = 'x'\n       ^^^|"
     "the first is at rules/common/a.toml:2:8\n"},
    {"UnknownKey", "[[noise]]\nname = 'x'\nmatch = 'a'\nsampels = ['a']\nsamples = ['a']\nreason = 'r'\n",
     "rules/common/a.toml:4:1|unknown key `sampels`|sampels = ['a']\n^^^^^^^|did you mean `samples`?\n"},
    {"UnknownRole", "[[header]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nrole = 'sauce'\n",
     "rules/common/a.toml:5:8|`sauce` is no role|role = 'sauce'\n       ^^^^^^^|\n"},
    {"MissingGroup", "[[mention]]\nname = 'x'\nmatch = 'port [0-9]+'\nsamples = ['port 1']\n",
     "rules/common/a.toml:3:9|the pattern has no group `ports`|match = 'port [0-9]+'\n        ^^^^^^^^^^^^^|"
     "name the words (?P<ports>...)\n"},
    {"ValueOutsideItsVocabulary",
     "[[phrase]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nfield = 'exposure'\nvalue = 'local'\n",
     "rules/common/a.toml:6:9|`local` is no exposure|value = 'local'\n        ^^^^^^^|\n"},
    {"PhraseWithoutAValue", "[[phrase]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nfield = 'exposure'\n",
     "rules/common/a.toml:1:1|the rule gives no value|[[phrase]]\n^^^^^^^^^^|"
     "add `value`, or a group (?P<value>...) to the pattern\n"},
    {"WordWithTwoMeanings",
     "[[transport]]\nname = 'tcp'\nwords = ['tcp', 'TP']\n[[transport]]\nname = 'udp'\nwords = ['udp', "
     "'tp']\n",
     "rules/common/a.toml:6:17|`tp` is already a word of `common:transport.tcp`|words = ['udp', 'tp']\n"
     "                ^^^^|a word has one meaning in the vocabulary of transports\n"},
    {"LookupThatNoLayoutUses", "[lookup.hosts]\nwords = ['a']\n",
     "rules/common/a.toml:1:1|no layout uses the lookup `hosts`|[lookup.hosts]\n^^^^^^^^^^^^^^|\n"},
    {"LayoutWithAnUnknownLookup",
     "[[layout]]\nname = 'x'\ntype = 'record'\nfields = ['port:ports', 'component:lookup:hosts']\nsamples = "
     "['a']\n",
     "rules/common/a.toml:4:25|no lookup is named `hosts`|fields = ['port:ports', 'component:lookup:hosts']\n"
     "                        ^^^^^^^^^^^^^^^^^^^^^^^^|add [lookup.hosts] with words\n"},
    {"LayoutWithAnUnknownField",
     "[[layout]]\nname = 'x'\ntype = 'record'\nfields = ['port:number']\nsamples = ['a']\n",
     "rules/common/a.toml:4:11|`port:number` is no field|fields = ['port:number']\n          ^^^^^^^^^^^^^|"
     "ROLE:TYPE, with TYPE lookup:NAME, ports, protocols or text\n"},
    {"PackKeysInCommon", "[expect]\nheaders = []\n",
     "rules/common/a.toml:1:2|unknown key `expect`|[expect]\n ^^^^^^|known here: `alias`, `caption`, `cell`, "
     "`finding`, `footnote`, `header`, "
     "`heading`, `ignore`, `layout`, `lookup`, `mention`, `noise`, `part`, `phrase`, `port_word`, "
     "`security`, "
     "`service`, "
     "`signal`, `statement`, `table`, `transport`\n"},
};

INSTANTIATE_TEST_SUITE_P(Rules, RuleErrors, testing::ValuesIn(kCases),
                         [](const auto& test) { return test.param.name; });

TEST(RuleErrors, OfAPack) {
  const Library library = Library::Compile(
      {{"rules/common/a.toml", "[[noise]]\nname = 'x'\nmatch = 'a'\nsamples = ['a']\nreason = 'r'\n"},
       {"rules/p.toml",
        "[pack]\nname = 'p'\n[[noise]]\nname = 'x'\nmatch = 'b'\nsamples = ['ab']\nreason = 'r'\n"},
       {"rules/q.toml", "[pack]\nname = 'p'\n"},
       {"rules/r.toml", "x = 1\n"},
       {"rules/s.toml", "x = 'y\n"}});
  EXPECT_EQ(Dump(ProveSamples(library)),
            "rules/p.toml:6:12|`common:noise.x` matches the sample too|samples = ['ab']\n           ^^^^|"
            "it stands at rules/common/a.toml:3:9\n"
            "rules/q.toml|a second pack named `p`||\n"
            "rules/r.toml:1:1|a pack without [pack]|x = 1\n^^^^^|add [pack] with name = \"vendor/product\"\n"
            "rules/r.toml:1:1|unknown key `x`|x = 1\n^|known here: `pack`\n"
            "rules/s.toml:1:7|Error while parsing literal string: control characters other than TAB (U+0009) "
            "are explicitly prohibited|x = 'y\n      ^|\n");
}

}  // namespace
}  // namespace portbook::rules
