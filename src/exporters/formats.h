// The writers, one file each. What they have in common is in reach.h (what a format can say) and listeners.h
// (ports by role).
#pragma once

#include "portbook/exporters/exporters.h"

namespace portbook::exporters {

using Claims = std::span<const selection::Claim>;

Export WriteCsv(Claims claims, const selection::Deployment& deployment);
Export WriteMarkdown(Claims claims, const selection::Deployment& deployment);
Export WriteAerleon(Claims claims, const selection::Deployment& deployment);
Export WriteAnsible(Claims claims, const selection::Deployment& deployment);
Export WriteFirewalld(Claims claims, const selection::Deployment& deployment);
Export WriteNftables(Claims claims, const selection::Deployment& deployment);
Export WriteUfw(Claims claims, const selection::Deployment& deployment);

}  // namespace portbook::exporters
