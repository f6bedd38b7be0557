#include "review/site.h"

#include <algorithm>
#include <utility>

namespace portbook::review {

Site::Site(const model::Catalog& all, const model::Catalog* earlier, const Queue& items,
           pipeline::Captures files, PagesOptions page_options)
    : catalog(all),
      before(earlier),
      queue(items),
      where(all),
      captures(std::move(files)),
      options(std::move(page_options)),
      claims(selection::Select(all, {}).value_or(std::vector<selection::Claim>())) {
  for (const Group& group : items.groups) {
    for (std::size_t i = 0; i < group.items.size(); ++i) {
      for (const Member& member : group.items[i].members) {
        // Images are known before their pages are asked for: a browser may ask for them alone.
        if (member.guide != nullptr) Image(*member.guide, member.entry, *member.evidence);
        if (member.flow == nullptr) continue;
        std::vector<ItemPlace>& places = items_[member.flow];
        if (places.empty() || &places.back().item() != &group.items[i]) places.push_back({&group, i});
      }
    }
  }
  for (const selection::Claim& claim : claims) {
    const Member row = RowOf(*claim.guide, *claim.flow);
    Image(*row.guide, row.entry, *row.evidence);
  }
}

const pipeline::GuideText& Site::TextOf(const model::Guide& guide) {
  const std::string& key = guide.document.capture_sha256;
  const auto known = texts_.find(key);
  if (known != texts_.end()) return known->second;
  pipeline::CaptureText nothing{captures.NameOf(guide.source.id), ""};
  return texts_.try_emplace(key, captures.ReadText(guide).value_or(std::move(nothing))).first->second;
}

const doc::Capture* Site::CaptureOf(const model::Guide& guide) {
  const std::string& key = guide.document.capture_sha256;
  auto known = captures_.find(key);
  if (known == captures_.end()) {
    base::Expected<doc::Capture> read = captures.Read(guide);
    known = captures_.emplace(key, read ? std::optional(*std::move(read)) : std::nullopt).first;
  }
  return known->second ? &*known->second : nullptr;
}

const std::vector<ItemPlace>& Site::ItemsOf(const model::Flow& flow) const {
  static const std::vector<ItemPlace> none;
  const auto found = items_.find(&flow);
  return found == items_.end() ? none : found->second;
}

const RowImage* Site::Image(const model::Guide& guide, const model::Entry* row, const base::Evidence& words) {
  const bool has_pages = IsOfCatalog(guide) && guide.document.media_type == doc::MediaType::pdf;
  if (!has_pages || CaptureOf(guide) == nullptr) return nullptr;
  std::optional<RowImage> image = ImageOf(guide, row, words);
  if (!image) return nullptr;
  std::string address = image->address;
  return &images_.try_emplace(std::move(address), *std::move(image)).first->second;
}

const RowImage* Site::FindImage(std::string_view address) const {
  const auto found = images_.find(address);
  return found == images_.end() ? nullptr : &found->second;
}

std::vector<std::string> Site::ImageAddresses() const {
  std::vector<std::string> addresses;
  for (const auto& [address, image] : images_) addresses.push_back(address);
  return addresses;
}

bool Site::HasPageOf(const model::Guide& guide) const {
  return options.company == Company::pages && IsOfCatalog(guide);
}

bool Site::IsOfCatalog(const model::Guide& guide) const {
  return !catalog.guides.empty() && &guide >= catalog.guides.data() &&
         &guide < catalog.guides.data() + catalog.guides.size();
}

}  // namespace portbook::review
