// All guides of the sources to one catalog. What an earlier build read of a guide is taken from the cache
// where nothing that it depends on has changed; the others are read in processes of their own, several at
// once: a process shares nothing that two guides could disturb, and hands over what a cache would.
#include <algorithm>
#include <utility>

#include "pipeline/cache.h"
#include "pipeline/child_process.h"
#include "portbook/model/codec.h"
#include "portbook/pipeline/expectations.h"
#include "portbook/pipeline/pipeline.h"

namespace portbook::pipeline {
namespace {

using reconcile::Reading;

// A guide that is to be read, and its reading once there is one.
struct Task {
  const sources::SourceEntry* entry = nullptr;
  doc::Capture capture;
  rules::RuleSet rules;
  std::optional<Reading> reading = std::nullopt;
};

std::vector<Task> TasksOf(const sources::Registry& registry, const rules::Library& library,
                          std::vector<base::Error>& errors) {
  std::vector<Task> tasks;
  for (const sources::SourceEntry& entry : registry.entries) {
    base::Expected<doc::Capture> capture = sources::ReadCapture(entry);
    base::Expected<rules::RuleSet> rules = library.ForPack(entry.source.pack);
    if (capture && rules) {
      tasks.push_back({&entry, *std::move(capture), *std::move(rules)});
    } else {
      errors.push_back(capture ? rules.error() : capture.error());
    }
  }
  return tasks;
}

// A decoder that died may live next time.
bool IsFinal(const std::vector<diag::Diagnostic>& diagnostics) {
  return std::none_of(diagnostics.begin(), diagnostics.end(), [](const diag::Diagnostic& diagnostic) {
    return diagnostic.kind == diag::Kind::decoder_died;
  });
}

std::string ReadAndEncode(const Task& task, const Options& options) {
  const Reading reading = ReadGuide(task.capture, task.entry->source, task.rules, options);
  return model::Encode(reading.guide, reading.diagnostics);
}

std::vector<base::Expected<std::string>> ReadEach(const std::vector<Task*>& tasks, const Options& options) {
  std::vector<Work> works;
  for (const Task* task : tasks)
    works.emplace_back([task, &options] { return ReadAndEncode(*task, options); });
  if (options.isolation == Isolation::child_process)
    return RunInChildren(works, {}, std::max(options.jobs, 1U));
  std::vector<base::Expected<std::string>> readings;
  for (const Work& work : works) readings.emplace_back(work());
  return readings;
}

base::Error NotRead(const Task& task, const std::string& why) {
  return {task.entry->source.id, "the guide was not read: its process " + why, "",
          "the machine may lack memory; read fewer guides at once"};
}

// Those that no earlier build has read.
void ReadTheOthers(std::vector<Task>& tasks, const Cache& cache, const Options& options,
                   BuildResult& result) {
  std::vector<Task*> unread;
  for (Task& task : tasks) {
    if (!task.reading) unread.push_back(&task);
  }
  std::vector<base::Expected<std::string>> readings = ReadEach(unread, options);
  for (std::size_t i = 0; i < unread.size(); ++i) {
    Task& task = *unread[i];
    base::Expected<model::DecodedGuide> guide = readings[i].and_then(model::Decode);
    if (!guide) {
      result.errors.push_back(NotRead(task, guide.error().message));
      continue;
    }
    if (IsFinal(guide->diagnostics))
      cache.StoreReading(task.capture, task.entry->source, task.rules, *readings[i]);
    task.reading = {std::move(guide->guide), std::move(guide->diagnostics), &task.rules};
  }
  result.read = static_cast<std::uint32_t>(unread.size());
  result.reused = static_cast<std::uint32_t>(tasks.size() - unread.size());
}

}  // namespace

base::Expected<BuildResult> Build(const std::string& sources_directory, const rules::Library& library,
                                  const Options& options) {
  const base::Expected<sources::Registry> registry = sources::ReadRegistry(sources_directory);
  if (!registry) return tl::unexpected(registry.error());
  BuildResult result;
  result.errors = registry->errors;
  std::vector<Task> tasks = TasksOf(*registry, library, result.errors);
  const Cache cache(options);
  for (Task& task : tasks) task.reading = cache.FindReading(task.capture, task.entry->source, task.rules);
  ReadTheOthers(tasks, cache, options, result);
  std::vector<Reading> readings;
  for (Task& task : tasks) {
    if (!task.reading) continue;
    task.reading->guide.decisions = task.entry->decisions;
    CheckExpectations(task.entry->expected, *task.reading);
    readings.push_back(*std::move(task.reading));
  }
  result.catalog = reconcile::Reconcile(std::move(readings), options.reconcile);
  return result;
}

}  // namespace portbook::pipeline
