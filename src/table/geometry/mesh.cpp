#include "table/geometry/mesh.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
#include <utility>

namespace portbook::table {
namespace {

constexpr double kSameJoint = 1.0;  // PDF points

// What is drawn along one line, ascending: pieces nearer than the gap are one rule, at their median.
void JoinAlong(std::vector<JoinedRule> pieces, const MeshOptions& options, std::vector<JoinedRule>& joined) {
  std::ranges::sort(pieces, {}, &JoinedRule::from);
  for (std::size_t begin = 0; begin < pieces.size();) {
    JoinedRule rule{0, pieces[begin].from, pieces[begin].to, {}};
    std::vector<double> at;
    std::size_t end = begin;
    for (; end < pieces.size() && pieces[end].from - rule.to <= options.join_gap; ++end) {
      // Not a second stroke over the same piece.
      if (end > begin && pieces[end].from >= rule.to - options.snap) rule.joints.push_back(pieces[end].from);
      rule.to = std::max(rule.to, pieces[end].to);
      at.push_back(pieces[end].at);
    }
    std::ranges::sort(at);
    rule.at = at[at.size() / 2];
    joined.push_back(std::move(rule));
    begin = end;
  }
}

std::vector<JoinedRule> Join(std::vector<JoinedRule> segments, const MeshOptions& options) {
  std::ranges::sort(segments, {}, &JoinedRule::at);
  std::vector<JoinedRule> joined;
  for (auto begin = segments.begin(); begin != segments.end();) {
    const auto is_far = [&](const JoinedRule& other) { return other.at - begin->at > options.snap; };
    const auto end = std::find_if(begin, segments.end(), is_far);
    JoinAlong({begin, end}, options, joined);
    begin = end;
  }
  std::ranges::stable_sort(joined, {}, &JoinedRule::at);
  return joined;
}

// Disjoint sets of rules: horizontal ones first, then vertical ones.
class Components {
 public:
  explicit Components(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), std::size_t{0});
  }

  std::size_t Find(std::size_t i) {
    while (parents_[i] != i) i = parents_[i] = parents_[parents_[i]];
    return i;
  }
  void Unite(std::size_t a, std::size_t b) { parents_[Find(b)] = Find(a); }

 private:
  std::vector<std::size_t> parents_;
};

bool Reaches(const JoinedRule& rule, double at, double tolerance) {
  return rule.from - tolerance <= at && at <= rule.to + tolerance;
}

double FirstEnd(const std::vector<JoinedRule>& rules) {
  return std::ranges::min(rules, {}, &JoinedRule::from).from;
}

double LastEnd(const std::vector<JoinedRule>& rules) {
  return std::ranges::max(rules, {}, &JoinedRule::to).to;
}

// The coordinates of `rules`, and the ends of the crossing ones where they reach well past: a table without
// its outer borders.
std::vector<double> EdgesOf(const std::vector<JoinedRule>& rules, const std::vector<JoinedRule>& crossing,
                            const MeshOptions& options) {
  std::vector<double> edges;
  for (const JoinedRule& rule : rules) {
    if (edges.empty() || rule.at - edges.back() >= options.min_cell_extent) edges.push_back(rule.at);
  }
  const double from = FirstEnd(crossing);
  const double to = LastEnd(crossing);
  if (edges.front() - from > options.overhang) edges.insert(edges.begin(), from);
  if (to - edges.back() > options.overhang) edges.push_back(to);
  return edges;
}

// Which pieces of the inner edges are drawn.
class Walls {
 public:
  Walls(const std::vector<JoinedRule>& rules, const std::vector<double>& edges,
        const std::vector<double>& bands, const MeshOptions& options)
      : bands_(bands.size() - 1), drawn_(edges.size() * bands_) {
    for (const JoinedRule& rule : rules) {
      const auto edge = std::ranges::lower_bound(edges, rule.at - options.min_cell_extent);
      if (edge == edges.end() || *edge - rule.at > options.min_cell_extent) continue;
      for (std::size_t band = 0; band < bands_; ++band) {
        if (Reaches(rule, (bands[band] + bands[band + 1]) / 2, 0)) {
          drawn_[static_cast<std::size_t>(edge - edges.begin()) * bands_ + band] = true;
        }
      }
    }
  }
  bool Between(std::size_t edge, std::size_t band) const { return drawn_[edge * bands_ + band]; }

 private:
  std::size_t bands_;
  std::vector<bool> drawn_;
};

// Greedy rectangles: to the right while no wall stands, then down while the whole width is open.
class FaceFinder {
 public:
  FaceFinder(const Mesh& mesh, const Walls& vertical, const Walls& horizontal)
      : mesh_(mesh), vertical_(vertical), horizontal_(horizontal), taken_(mesh.rows() * mesh.columns()) {}

  std::vector<Face> Find() {
    std::vector<Face> faces;
    for (std::size_t row = 0; row < mesh_.rows(); ++row) {
      for (std::size_t column = 0; column < mesh_.columns(); ++column) {
        if (!taken_[row * mesh_.columns() + column]) faces.push_back(Grow(row, column));
      }
    }
    return faces;
  }

 private:
  Face Grow(std::size_t row, std::size_t column) {
    Face face{row, row + 1, column, column + 1};
    while (face.last_column < mesh_.columns() && IsOpenToRight(row, face.last_column)) ++face.last_column;
    while (face.last_row < mesh_.rows() && IsOpenBelow(face)) ++face.last_row;
    for (std::size_t r = face.first_row; r < face.last_row; ++r) {
      for (std::size_t c = face.first_column; c < face.last_column; ++c)
        taken_[r * mesh_.columns() + c] = true;
    }
    return face;
  }

  bool IsOpenToRight(std::size_t row, std::size_t column) const {
    return !vertical_.Between(column, row) && !taken_[row * mesh_.columns() + column];
  }

  bool IsOpenBelow(const Face& face) const {
    const std::size_t row = face.last_row;
    for (std::size_t column = face.first_column; column < face.last_column; ++column) {
      if (horizontal_.Between(row, column) || taken_[row * mesh_.columns() + column]) return false;
      if (column > face.first_column && vertical_.Between(column, row)) return false;
    }
    return true;
  }

  const Mesh& mesh_;
  const Walls& vertical_;
  const Walls& horizontal_;
  std::vector<bool> taken_;
};

// Joints that two or more rules share, as crossing walls that reach to the next rule on either side. Where a
// crossing rule is drawn, only so far as it is drawn: it leaves out what is merged.
std::vector<JoinedRule> WallsAtJoints(const std::vector<JoinedRule>& rules,
                                      const std::vector<JoinedRule>& crossing, const MeshOptions& options) {
  struct Joint {
    double at = 0;
    std::size_t rule = 0;
  };
  std::vector<Joint> joints;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    for (const double at : rules[i].joints) joints.push_back({at, i});
  }
  std::ranges::stable_sort(joints, {}, &Joint::at);
  std::vector<JoinedRule> walls;
  for (std::size_t begin = 0; begin < joints.size();) {
    std::size_t end = begin;
    while (end < joints.size() && joints[end].at - joints[begin].at <= kSameJoint) ++end;
    const auto is_drawn = [&](const JoinedRule& rule) {
      return std::abs(rule.at - joints[begin].at) <= options.snap;
    };
    const bool infers = end - begin > 1 && std::ranges::none_of(crossing, is_drawn);
    for (std::size_t i = begin; infers && i < end; ++i) {
      const std::size_t rule = joints[i].rule;
      const double from = rule == 0 ? FirstEnd(crossing) : rules[rule - 1].at;
      const double to = rule + 1 == rules.size() ? LastEnd(crossing) : rules[rule + 1].at;
      walls.push_back({joints[begin].at, from, to, {}});
    }
    begin = end;
  }
  return walls;
}

std::vector<JoinedRule> Merge(std::vector<JoinedRule> rules, const std::vector<JoinedRule>& walls) {
  rules.insert(rules.end(), walls.begin(), walls.end());
  std::ranges::stable_sort(rules, {}, &JoinedRule::at);
  return rules;
}

Mesh MakeMesh(const JoinedRules& drawn, const MeshOptions& options) {
  const JoinedRules rules{Merge(drawn.horizontal, WallsAtJoints(drawn.vertical, drawn.horizontal, options)),
                          Merge(drawn.vertical, WallsAtJoints(drawn.horizontal, drawn.vertical, options))};
  Mesh mesh;
  mesh.xs = EdgesOf(rules.vertical, rules.horizontal, options);
  mesh.ys = EdgesOf(rules.horizontal, rules.vertical, options);
  const Walls vertical(rules.vertical, mesh.xs, mesh.ys, options);
  const Walls horizontal(rules.horizontal, mesh.ys, mesh.xs, options);
  mesh.faces = FaceFinder(mesh, vertical, horizontal).Find();
  return mesh;
}

double AreaOf(const Mesh& mesh) { return mesh.box().width() * mesh.box().height(); }

}  // namespace

JoinedRules JoinRulings(const std::vector<doc::Ruling>& rulings, const MeshOptions& options) {
  JoinedRules rules;
  for (const doc::Ruling& ruling : rulings) {
    if (ruling.y0 == ruling.y1) {
      rules.horizontal.push_back({ruling.y0, ruling.x0, ruling.x1, {}});
    } else {
      rules.vertical.push_back({ruling.x0, ruling.y0, ruling.y1, {}});
    }
  }
  rules = {Join(std::move(rules.horizontal), options), Join(std::move(rules.vertical), options)};
  if (rules.horizontal.size() + rules.vertical.size() > options.max_rulings) return {};
  return rules;
}

std::vector<Mesh> FindMeshes(const JoinedRules& rules, const MeshOptions& options) {
  const std::size_t count = rules.horizontal.size() + rules.vertical.size();
  Components components(count);
  const std::size_t first_vertical = rules.horizontal.size();
  for (std::size_t h = 0; h < rules.horizontal.size(); ++h) {
    for (std::size_t v = 0; v < rules.vertical.size(); ++v) {
      const JoinedRule& horizontal = rules.horizontal[h];
      const JoinedRule& vertical = rules.vertical[v];
      if (Reaches(horizontal, vertical.at, options.join_gap) &&
          Reaches(vertical, horizontal.at, options.join_gap)) {
        components.Unite(h, first_vertical + v);
      }
    }
  }
  std::vector<JoinedRules> parts(count);
  for (std::size_t i = 0; i < count; ++i) {
    JoinedRules& part = parts[components.Find(i)];
    if (i < first_vertical) {
      part.horizontal.push_back(rules.horizontal[i]);
    } else {
      part.vertical.push_back(rules.vertical[i - first_vertical]);
    }
  }
  std::vector<Mesh> meshes;
  for (const JoinedRules& part : parts) {
    if (part.horizontal.empty() || part.vertical.empty()) continue;
    Mesh mesh = MakeMesh(part, options);
    if (mesh.columns() > 1 && mesh.rows() > 1) meshes.push_back(std::move(mesh));
  }
  std::ranges::stable_sort(meshes, {}, AreaOf);
  return meshes;
}

bool IsDrawing(const Mesh& mesh, const MeshOptions& options) {
  const auto spanning = std::ranges::count_if(mesh.faces, [](const Face& face) {
    return face.last_row - face.first_row > 1 || face.last_column - face.first_column > 1;
  });
  return static_cast<double>(spanning) > options.max_spanning_share * static_cast<double>(mesh.faces.size());
}

}  // namespace portbook::table
